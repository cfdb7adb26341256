/** A feature for Home Assistant's tile: the call or the profile of a person. */

import { html, nothing, type TemplateResult } from "lit";

import type { CardConfig } from "./config";
import { type Hass, isPresence } from "./hass";
import { PeopleCard } from "./host";
import { callerKey, isBusy, isTimed, type Person } from "./people";
import { colors, hidden } from "./styles/colors";
import { featureStyles } from "./styles/feature";
import { MINUTE, SECOND, Ticker } from "./ticker";
import { duration, until } from "./when";

interface Context {
  entity_id?: string;
}

/** Return whether the feature has something to show for the entity of a tile. */
export function isSupported(hass: Hass, context: Context): boolean {
  return isPresence(hass.entities?.[context.entity_id ?? ""]);
}

export class Feature extends PeopleCard<CardConfig> {
  static override styles = [colors, featureStyles, hidden];

  private entity?: string;

  constructor() {
    super();
    new Ticker(this, () => {
      const [person] = this.people;
      if (!person) return 0;
      return isTimed(person) ? SECOND : Number(person.until) > Date.now() ? MINUTE : 0;
    });
  }

  static getStubConfig(): object {
    return { type: "custom:pbx-presence-feature" };
  }

  setConfig(config: CardConfig): void {
    this.config = config;
  }

  /** The entity of the tile, set by Home Assistant. */
  set context({ entity_id: entity }: Context) {
    this.entity = entity;
    this.refresh();
  }

  protected override choose(people: readonly Person[]): readonly Person[] {
    return people.filter(({ device }) => device === this.deviceOf(this.entity));
  }

  protected override render(): TemplateResult | typeof nothing {
    const [person] = this.people;
    if (!person) return nothing;
    const { since, caller, until: end, profile, message, presence } = person;
    const hasEnd = !isBusy(person) && end && end.getTime() > Date.now();
    const parts = [
      isTimed(person) && duration(Date.now() - (since ?? 0)),
      isBusy(person) && caller && this.text(callerKey(person), { caller }),
      hasEnd && until(end, new Date(), this.clock),
      !isBusy(person) && (profile ?? person.text),
      !isBusy(person) && message,
    ];
    if (person.isStale) parts.push(this.text("stale"));
    return html`<p class=${presence}>${parts.filter(Boolean).join(" · ")}</p>`;
  }
}
