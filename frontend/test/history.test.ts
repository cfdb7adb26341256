import { describe, expect, it } from "vitest";

import { parts, pastCalls, pastOf, sumOf } from "../src/history";
import type { Hass } from "../src/hass";
import { ANNA, NOW } from "./cards";
import { emptyHass, hassOf, withDevice } from "./hass";
import { eventsOf, listed, randomCalls, type Rows, rowsOf, seeded } from "./past_calls";

const HOUR = 3_600_000;
const START = Date.parse("2026-03-02T00:00:00Z");
const END = START + 9 * HOUR;

/** Return a row of the recorder: a state since so many hours after the start of the day. */
const row = (s: string, hours: number) => ({ s, lu: (START + hours * HOUR) / 1000 });

describe("the parts of a day", () => {
  it("go on until the next one, and the last one until now", () => {
    expect(parts([row("available", 1), row("on_call", 2)], START, END)).toEqual([
      { presence: "available", from: START + HOUR, to: START + 2 * HOUR },
      { presence: "on_call", from: START + 2 * HOUR, to: END },
    ]);
    expect(parts([], START, END)).toEqual([]);
  });

  it("begin with the day, also with what began before it", () => {
    const found = parts([row("idle", -30), row("on_call", -20), row("available", 3)], START, END);
    expect(found.map(({ presence, from }) => [presence, from - START])).toEqual([
      ["on_call", 0],
      ["available", 3 * HOUR],
    ]);
  });

  it("begin when the presence changed, not when one of its attributes did", () => {
    const changed = { ...row("on_call", 3), lc: row("on_call", 2).lu };
    const day = parts([row("available", 1), row("on_call", 2), changed], START, END);
    expect(sumOf(day, "on_call")).toEqual({ time: 7 * HOUR, count: 1 });
  });

  it("add up for a presence", () => {
    const day = parts(
      [row("on_call", 1), row("available", 2), row("on_call", 4), row("available", 7)],
      START,
      END,
    );
    expect(sumOf(day, "on_call")).toEqual({ time: 4 * HOUR, count: 2 });
    expect(sumOf(day, "ringing")).toEqual({ time: 0, count: 0 });
  });
});

/** Return the rows of events, such as "answered 5" for five minutes after the start of the day. */
const events = (...all: string[]): Rows =>
  rowsOf(
    all.map((one) => {
      const [event = "", minutes] = one.split(" ");
      return [event, START + Number(minutes) * 60_000];
    }),
  );

/** Return the last calls as "answered 5", or as "answered 5 for 3" with a duration. */
const calls = (rows: Rows): string[] =>
  pastCalls(rows).map(({ kind, at, duration }) => {
    const told = `${kind} ${(at - START) / 60_000}`;
    return duration === undefined ? told : `${told} for ${duration / 60_000}`;
  });

describe("the last calls", () => {
  it("have a kind, a begin and a duration, the latest first", () => {
    const answered = ["incoming 1", "answered 2", "ended 5"];
    const missed = ["incoming 6", "missed 7"];
    const connected = ["outgoing 8", "connected 9", "ended 19"];
    const unanswered = ["outgoing 20", "ended 21"];
    expect(calls(events(...answered, ...missed, ...connected, ...unanswered))).toEqual([
      "unanswered 20",
      "outgoing 9 for 10",
      "missed 7",
      "answered 2 for 3",
    ]);
  });

  it("have no duration while they last", () => {
    expect(calls(events("answered 1"))).toEqual(["answered 1"]);
  });

  it("are five at most", () => {
    const rows = events(...[1, 2, 3, 4, 5, 6, 7, 8].map((at) => `missed ${at}`));
    expect(calls(rows)).toEqual([8, 7, 6, 5, 4].map((at) => `missed ${at}`));
  });

  it("have no duration if it is unclear which of two ended, but later ones have", () => {
    const rows = events(
      "answered 1",
      "answered 3",
      "ended 5",
      "ended 9",
      "answered 10",
      "ended 12",
    );
    expect(calls(rows)).toEqual(["answered 10 for 2", "answered 3", "answered 1"]);
  });

  it("have no duration if the one that ended may be a dialed one", () => {
    const rows = events("answered 1", "outgoing 3", "ended 4", "answered 5", "ended 9");
    expect(calls(rows)).toEqual(["answered 5", "answered 1"]);
  });

  it("are not counted again when the sensor was unavailable or is renamed", () => {
    const rows = events("answered 1", "ended 3", "missed 4");
    const gone = { s: "unavailable", lu: START / 1000 + 600 };
    const back = events("missed 4").map((one) => ({ ...one, lu: START / 1000 + 660 }));
    expect(calls([...rows, gone, ...back])).toEqual(calls(rows));
  });

  it("are calls that were made and lasted as long, whatever happened", () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round += 1) {
      const made = randomCalls(random);
      const found = pastCalls(eventsOf(made));
      const told = `round ${round}: ${JSON.stringify(made)}`;
      expect(found.length, told).toBeLessThanOrEqual(5);
      expect([...found].sort((a, b) => b.at - a.at)).toEqual(found);
      for (const { kind, at, duration } of found) {
        expect(listed(made), told).toContainEqual({ kind, at });
        if (duration === undefined) continue;
        expect(made.find(({ up }) => up === at)?.down, told).toBe(at + duration);
      }
    }
  });
});

describe("what the recorder is asked", () => {
  type Message = Record<string, unknown>;

  /** Return a hass with a recorder, and what that is asked. */
  function recorded(hass: Hass, answer: Record<string, unknown>): [Hass, Message[]] {
    const asked: Message[] = [];
    const callWS = (message: Message): Promise<unknown> => {
      asked.push(message);
      return Promise.resolve(answer);
    };
    return [{ ...hass, callWS }, asked];
  }

  it("is the day of the presence, and a week of the person's own calls", async () => {
    const id = "event.person_0_call";
    const device = { id: "person_0", name: "Anna" };
    const known = withDevice(hassOf(2), device, { [id]: ["call", "unknown"] });
    const [hass, asked] = recorded(known, {
      [ANNA.entity]: [row("on_call", 1)],
      [id]: events("missed 5"),
    });
    const past = await pastOf(hass, ANNA, new Date(START), NOW);
    expect(past.day).toEqual([{ presence: "on_call", from: START + HOUR, to: NOW.getTime() }]);
    expect(past.calls).toEqual([{ kind: "missed", at: START + 5 * 60_000 }]);
    const type = "history/history_during_period";
    expect(asked).toMatchObject([
      { type, entity_ids: [ANNA.entity], start_time: "2026-03-02T00:00:00.000Z" },
      { type, entity_ids: [id], start_time: "2026-02-23T09:00:00.000Z", no_attributes: false },
    ]);
  });

  it("is nothing about calls that have no sensor, and may have no answer", async () => {
    const [hass, asked] = recorded(hassOf(1), {});
    expect(await pastOf(hass, ANNA, new Date(START), NOW)).toEqual({ day: [], calls: [] });
    expect(asked).toMatchObject([{ entity_ids: [ANNA.entity] }]);
    const silent = await pastOf(emptyHass(), ANNA, new Date(START), NOW);
    expect(silent).toEqual({ day: [], calls: [] });
  });
});
