import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Feature, isSupported } from "../src/feature";
import type { Hass } from "../src/hass";
import { NOW, given, openCard } from "./cards";
import { hassOf, presence, withEntry, withStates } from "./hass";
import { all, clearPage, one, textOf } from "./page";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  clearPage();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

async function open(hass: Hass, entity = presence(0)): Promise<Feature> {
  const feature = Object.assign(new Feature(), { context: { entity_id: entity } });
  return openCard(feature, hass, { type: "custom:pbx-presence-feature" });
}

const shown = (feature: Feature): string | undefined => textOf(one(feature, "p"));

describe("the feature of a tile", () => {
  it("is for presence sensors", () => {
    const hass = withEntry(hassOf(2), presence(1), { platform: "another" });
    const supported = [presence(0), presence(1), "sensor.person_0_profile", "light.a", undefined];
    expect(supported.map((entity_id) => isSupported(hass, { entity_id }))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("counts the seconds of a call with the other party", async () => {
    const calling = withStates(hassOf(2), {
      [presence(0)]: "on_call",
      "sensor.person_0_caller": "Bengt",
    });
    const feature = await open(calling);
    expect(shown(feature)).toBe("0:00 · with Bengt");
    await vi.advanceTimersByTimeAsync(65_000);
    expect(shown(feature)).toBe("1:05 · with Bengt");
    await given(feature, hassOf(2));
    expect(shown(feature)).toBe("Available");
  });

  it("shows the profile with its message, and its end until that is over", async () => {
    const feature = await open(
      withStates(hassOf(1), {
        "sensor.person_0_profile": "Lunch",
        "sensor.person_0_profile_until": new Date(NOW.getTime() + 90_000).toISOString(),
        "sensor.person_0_profile_message": "Back soon",
      }),
    );
    expect(shown(feature)).toBe("2 min left · Lunch · Back soon");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown(feature)).toBe("1 min left · Lunch · Back soon");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown(feature)).toBe("Lunch · Back soon");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("shows the status of somebody without a profile", async () => {
    const hass = withStates(hassOf(1), {
      [presence(0)]: "idle",
      "sensor.person_0_profile": "unknown",
    });
    expect(shown(await open(hass))).toBe("Idle");
  });

  it("follows the entity of its tile", async () => {
    const hass = withStates(hassOf(2), { "sensor.person_1_profile": "Lunch" });
    const feature = await open(hass);
    feature.context = { entity_id: presence(1) };
    await feature.updateComplete;
    expect(shown(feature)).toBe("Lunch");
    feature.context = { entity_id: "light.kitchen" };
    await feature.updateComplete;
    expect(all(feature, "p")).toEqual([]);
  });
});
