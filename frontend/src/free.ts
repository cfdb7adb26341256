/** "Tell me when free": an automation that notifies once, and then turns itself off. */

import type { Hass } from "./hass";
import { languageOf } from "./hass";
import { localize } from "./localize";
import type { Person } from "./people";

const idOf = ({ device }: Person): string => `pbx_presence_free_${device}`;

/** Return the entity of the automation for a person, if it exists. */
function automationOf(hass: Hass, person: Person): string | undefined {
  const id = idOf(person);
  return Object.keys(hass.states).find(
    (entity) => entity.startsWith("automation.") && hass.states[entity]?.attributes.id === id,
  );
}

/** Return whether the user will be told when a person is free. */
export function isWaiting(hass: Hass, person: Person): boolean {
  const entity = automationOf(hass, person);
  return entity !== undefined && hass.states[entity]?.state === "on";
}

/** Start or stop to wait for a person; the automation is created the first time. */
export async function wait(hass: Hass, person: Person, isWanted: boolean): Promise<void> {
  const entity = automationOf(hass, person);
  if (entity) {
    const service = isWanted ? "turn_on" : "turn_off";
    await hass.callService?.("automation", service, { entity_id: entity });
  } else if (isWanted) {
    await hass.callApi?.(
      "POST",
      `config/automation/config/${idOf(person)}`,
      automation(hass, person),
    );
  }
}

function automation(hass: Hass, person: Person): object {
  const title = localize(languageOf(hass), "is_free", { name: person.name });
  return {
    alias: title,
    description: localize(languageOf(hass), "is_free_description"),
    triggers: [{ trigger: "pbx_presence.became_free", target: { entity_id: person.entity } }],
    actions: [
      {
        action: "persistent_notification.create",
        data: { title: "PBX Presence", message: title, notification_id: idOf(person) },
      },
      {
        action: "automation.turn_off",
        target: { entity_id: "{{ this.entity_id }}" },
        data: { stop_actions: false },
      },
    ],
    mode: "single",
  };
}
