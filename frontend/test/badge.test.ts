import { afterEach, describe, expect, it } from "vitest";

import { Badge } from "../src/badge";
import { heard, given, openCard } from "./cards";
import { emptyHass, hassOf, office, presence, withStates } from "./hass";
import { all, clearPage, one, textOf } from "./page";

afterEach(clearPage);

const shown = (badge: Badge): (string | undefined)[] => all(badge, ".badge > span").map(textOf);

describe("the badge", () => {
  it("shows the totals of what there is, and always who is available", async () => {
    const badge = await openCard(new Badge(), office());
    expect(shown(badge)).toEqual(["1 available", "1 on a call", "1 ringing", "1 not available"]);
    await given(badge, withStates(hassOf(1), { [presence(0)]: "idle" }));
    expect(shown(badge)).toEqual(["0 available"]);
  });

  it("has a title, and only the chosen people", async () => {
    const config = { title: "Sales", entities: [presence(1), presence(2)] };
    const badge = await openCard(new Badge(), office(), config);
    expect(shown(badge)).toEqual(["Sales", "0 available", "1 on a call", "1 ringing"]);
  });

  it("doubts its totals without a connection", async () => {
    const hass = withStates(hassOf(2), { "binary_sensor.main_connectivity": "off" });
    expect(shown(await openCard(new Badge(), hass))).toEqual(["2? available"]);
  });

  it("can be pressed only if something is configured for that", async () => {
    expect(all(await openCard(new Badge(), office()), "button")).toEqual([]);
    clearPage();
    const config = { tap_action: { action: "navigate", navigation_path: "/people" } };
    const badge = await openCard(new Badge(), office(), config);
    const action = heard("hass-action");
    one(badge, "button").click();
    expect((await action).detail).toEqual({ action: "tap", config });
  });

  it("is empty while Home Assistant starts", async () => {
    const badge = await openCard(new Badge(), emptyHass({ entities: undefined }));
    expect(all(badge, ".badge")).toEqual([]);
  });
});
