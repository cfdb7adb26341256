import { afterEach, describe, expect, it } from "vitest";

import type { Hass } from "../src/hass";
import type { Person } from "../src/people";
import type { Sheet } from "../src/sheet";
import { openSheet } from "./cards";
import { hassOf, stateOf } from "./hass";
import { all, clearPage, one, textOf } from "./page";

afterEach(clearPage);

const ENTITY = "automation.anna_is_free";

interface Automation {
  alias: string;
  triggers: unknown;
  actions: unknown[];
}

/** The part of Home Assistant that has automations, for one person. */
class House {
  created: [path: string, automation: Automation][] = [];
  private state?: string;

  constructor(private readonly isAdmin = true) {}

  get hass(): Hass {
    const plain = hassOf(1);
    const attributes = { id: this.created[0]?.[0].split("/").at(-1) };
    const own = this.state && { [ENTITY]: stateOf(ENTITY, this.state, attributes) };
    return {
      ...plain,
      states: { ...plain.states, "automation.light": stateOf("automation.light", "on"), ...own },
      user: { is_admin: this.isAdmin },
      callApi: (method, path, data) => {
        if (method !== "POST") throw new Error(method);
        this.created.push([path, data as Automation]);
        this.state = "on";
        return Promise.resolve({ result: "ok" });
      },
      callService: (domain, service, { entity_id: entity }: { entity_id?: string }) => {
        if (domain === "automation" && entity === ENTITY)
          this.state = service === "turn_on" ? "on" : "off";
        return Promise.resolve();
      },
    };
  }

  get isOn(): boolean {
    return this.state === "on";
  }
}

const CALLING = { presence: "on_call", text: "On a call", profile: "Available" } as const;

const open = (house: House, change: Partial<Person> = {}): Promise<Sheet> =>
  openSheet({ ...CALLING, ...change }, { hass: house.hass });

const isPressed = (sheet: Sheet): boolean =>
  one(sheet, ".wait").getAttribute("aria-pressed") === "true";

async function press(sheet: Sheet): Promise<void> {
  one(sheet, ".wait").click();
  await new Promise((resolve) => setTimeout(resolve));
  await sheet.updateComplete;
}

describe("tell me when free", () => {
  it("creates an automation that notifies once and turns itself off", async () => {
    const house = new House();
    const sheet = await open(house);
    expect([textOf(one(sheet, ".wait")), isPressed(sheet)]).toEqual(["Tell me when free", false]);
    await press(sheet);
    expect(isPressed(sheet)).toBe(true);
    expect(textOf(one(sheet, ".wait + .hint"))).toMatch(/^Home Assistant will show a notification/);
    const [path, automation] = house.created[0] ?? [];
    expect(path).toBe("config/automation/config/pbx_presence_free_person_0");
    expect(automation).toMatchObject({
      alias: "Anna is free",
      triggers: [{ trigger: "pbx_presence.became_free", target: { entity_id: "sensor.person_0" } }],
      actions: [
        { action: "persistent_notification.create", data: { message: "Anna is free" } },
        { action: "automation.turn_off", target: { entity_id: "{{ this.entity_id }}" } },
      ],
    });
  });

  it("turns the automation off and on again after that", async () => {
    const house = new House();
    await press(await open(house));
    const sheet = await open(house);
    expect(isPressed(sheet)).toBe(true);
    await press(sheet);
    expect([isPressed(sheet), house.isOn]).toEqual([false, false]);
    const again = await open(house);
    expect(isPressed(again)).toBe(false);
    await press(again);
    expect([isPressed(again), house.isOn, house.created.length]).toEqual([true, true, 1]);
  });

  it("can be undone on the sheet that created the automation", async () => {
    const house = new House();
    const sheet = await open(house);
    await press(sheet);
    sheet.hass = house.hass;
    await press(sheet);
    expect([isPressed(sheet), house.isOn, house.created.length]).toEqual([false, false, 1]);
  });

  it("is offered to administrators only, about people who are not available", async () => {
    const user = await open(new House(false));
    const free = await open(new House(), { presence: "available" });
    const room = await open(new House(), { profile: undefined });
    expect([user, free, room].flatMap((sheet) => all(sheet, ".wait"))).toEqual([]);
  });
});
