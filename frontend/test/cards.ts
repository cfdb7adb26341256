/** Cards, sheets and forms on a page, and a person to show on them. */

import type { LitElement } from "lit";

import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import { Sheet } from "../src/sheet";
import { hassOf } from "./hass";
import { CLOCK } from "./page";

export const NOW = new Date("2026-03-02T09:00:00Z");

export const ANNA: Person = {
  entity: "sensor.person_0",
  device: "person_0",
  name: "Anna",
  number: "+46 8 123",
  presence: "available",
  text: "Available",
  since: NOW.getTime() - 65_000,
  keyWords: [],
  canDial: false,
  isStale: false,
};

interface Card extends LitElement {
  hass?: Hass;
  setConfig(config: unknown): void;
}

/** Return a card on the page that has been drawn. */
export async function openCard<Kind extends Card>(
  card: Kind,
  hass: Hass,
  config: object = {},
): Promise<Kind> {
  card.setConfig(config);
  document.body.append(card);
  return given(card, hass);
}

/** Give a card a hass object, and wait until everything on it is drawn. */
export async function given<Kind extends Card>(card: Kind, hass: Hass): Promise<Kind> {
  card.hass = hass;
  await drawn(card);
  return card;
}

/** Wait until an element and all elements in it are drawn. */
export async function drawn(element: Element): Promise<void> {
  await (element as Partial<LitElement>).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll("*") ?? []) {
    if (inner.localName.startsWith("pbx-")) await drawn(inner);
  }
}

/** Return a sheet on the page that has been drawn. */
export async function openSheet(
  change: Partial<Person> = {},
  more: Partial<Sheet> = {},
): Promise<Sheet> {
  const person = { ...ANNA, ...change };
  const plain = { person, hass: hassOf(1), groups: [], clock: CLOCK };
  const sheet = Object.assign(new Sheet(), plain, more);
  document.body.append(sheet);
  await sheet.updateComplete;
  return sheet;
}

/** Return the next event of a type on the page. */
export function heard(type: string): Promise<CustomEvent> {
  return new Promise((resolve) =>
    document.body.addEventListener(type, (event) => resolve(event as CustomEvent), { once: true }),
  );
}
