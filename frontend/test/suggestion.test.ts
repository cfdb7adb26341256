import { describe, expect, it } from "vitest";

import { suggests } from "../src/suggestion";
import { hassOf, presence, withEntry, withGroup } from "./hass";

const hass = withEntry(withGroup(hassOf(2), "team", "Team", [presence(0)]), presence(1), {
  platform: "another",
});

describe("a suggestion", () => {
  it("is a card for the main entity of a device, for any of its entities", () => {
    const suggest = suggests("pbx-presence-group", "group_available");
    for (const entity of ["sensor.team_available", "sensor.team_on_call"])
      expect(suggest(hass, entity)).toEqual({
        config: { type: "custom:pbx-presence-group", entity: "sensor.team_available" },
      });
    for (const entity of [presence(0), "light.kitchen"])
      expect(suggest(hass, entity), entity).toBeNull();
    expect(suggests("pbx-presence-person", "presence")(hass, presence(1))).toBeNull();
  });

  it("may be a card with another configuration", () => {
    const suggest = suggests("pbx-presence-board", "presence", (_hass, entity) => ({
      entities: [entity],
    }));
    expect(suggest(hass, presence(0))).toEqual({
      config: { type: "custom:pbx-presence-board", entities: [presence(0)] },
    });
  });
});
