import { describe, expect, it } from "vitest";

import { boardForm, entity, type Schema } from "../src/form";
import type { Hass } from "../src/hass";
import { hassOf, presence, withEntry, withGroup, withStates } from "./hass";

interface Select {
  options: readonly (string | { value: string; label: string })[];
  custom_value?: boolean;
}

/** Return the choices of a field of the board's form, in any of its sections. */
function select(hass: Hass, name: string): Select {
  const fields = boardForm(hass).flatMap(
    (field) => (field.schema as Schema[] | undefined) ?? field,
  );
  const found = fields.find((field) => field.name === name) as
    (Schema & { selector: { select: Select } }) | undefined;
  return found?.selector.select as Select;
}

describe("the form of the board", () => {
  it("offers the keywords that people have, and any other", () => {
    const hass = withStates(hassOf(4), { [presence(3)]: "idle" }, { key_words: ["English", 7] });
    expect(select(hass, "key_word")).toMatchObject({
      options: ["7", "English", "Sales", "Support"],
      custom_value: true,
    });
    const unlisted = withStates(hassOf(1), { [presence(0)]: undefined });
    expect(select(unlisted, "key_word").options).toEqual([]);
  });

  it("names its choices in the language of the user", () => {
    const hass = { ...hassOf(1), locale: { language: "en" } };
    expect(select(hass, "density").options).toEqual([
      { value: "auto", label: "Automatic" },
      { value: "comfortable", label: "Comfortable" },
      { value: "compact", label: "Compact" },
      { value: "wall", label: "Wall" },
    ]);
  });
});

describe("a choice of entities", () => {
  it("has our visible ones with a key only", () => {
    const hidden = withEntry(hassOf(3), presence(1), { hidden: true });
    const hass = withEntry(hidden, presence(2), { platform: "another" });
    const entitiesOf = (key: string): unknown =>
      (entity(key, withGroup(hass, "team", "Team", [])).selector as { entity: unknown }).entity;
    expect(entitiesOf("presence")).toEqual({ include_entities: [presence(0)] });
    expect(entitiesOf("group_available")).toEqual({ include_entities: ["sensor.team_available"] });
  });
});
