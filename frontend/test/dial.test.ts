import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Hass } from "../src/hass";
import type { Sheet } from "../src/sheet";
import { ANNA, drawn, given, NOW, openSheet } from "./cards";
import { hassOf, withStates } from "./hass";
import { all, clearPage, one, openBoard, sheetOf, textOf, tiles } from "./page";

const CALL = ["pbx_presence", "dial", { device_id: "person_0" }];

const service = vi.fn<NonNullable<Hass["callService"]>>();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  service.mockReset().mockResolvedValue(undefined);
});

afterEach(() => {
  clearPage();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const open = (change: Partial<Hass> = {}): Promise<Sheet> =>
  openSheet({ canDial: true }, { hass: { ...hassOf(1), callService: service, ...change } });

/** Return the button that is shown with a text. */
function button(sheet: Sheet, text: string): HTMLElement | undefined {
  return all(sheet, ".number button").find((one) => textOf(one) === text);
}

async function press(sheet: Sheet, text: string): Promise<void> {
  button(sheet, text)?.click();
  await vi.advanceTimersByTimeAsync(0);
}

/** Press the first button, and wait until the call can be confirmed. */
async function ask(sheet: Sheet): Promise<Sheet> {
  await press(sheet, "Call");
  await vi.advanceTimersByTimeAsync(500);
  return sheet;
}

const question = (sheet: Sheet): string | undefined => textOf(all(sheet, "#dial")[0]);
const status = (sheet: Sheet): string | undefined => textOf(one(sheet, ".number [role=status]"));
const refusal = (sheet: Sheet): string | undefined => textOf(all(sheet, "[role=alert]")[0]);
const focused = (sheet: Sheet): string | undefined => textOf(sheet.shadowRoot?.activeElement);

describe("a call through the PBX", () => {
  it("is offered on the sheet of a person whose account allows it, and a link otherwise", async () => {
    const hass = hassOf(1);
    const board = await openBoard(hass);
    one(tiles(board)[0] as Element, "button").click();
    await drawn(board);
    const sheet = sheetOf(board) as Sheet;
    expect(one(sheet, ".call").getAttribute("href")).toBe("tel:100");
    const account = { "binary_sensor.main_connectivity": "on" };
    await given(board, withStates(hass, account, { can_dial: true }));
    expect([all(sheet, "a.call"), textOf(one(sheet, "button.call"))]).toEqual([[], "Call"]);
  });

  it("is made once it is confirmed, and no second time by a double click", async () => {
    const sheet = await ask(await open());
    expect(question(sheet)).toBe("Call Anna? The phone of the account's owner rings first.");
    expect(service).not.toHaveBeenCalled();
    const confirm = button(sheet, "Call now");
    confirm?.click();
    confirm?.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(service.mock.calls.map((call) => call.slice(0, 3))).toEqual([CALL]);
    expect([question(sheet), status(sheet)]).toEqual([undefined, "The owner's phone is ringing"]);
  });

  it("cannot be asked for again while Home Assistant is busy with it", async () => {
    let finish = (): void => undefined;
    service.mockReturnValue(new Promise<void>((resolve) => (finish = resolve)));
    const sheet = await ask(await open());
    await press(sheet, "Call now");
    expect(button(sheet, "Call")?.getAttribute("aria-disabled")).toBe("true");
    await press(sheet, "Call");
    expect([question(sheet), status(sheet)]).toEqual([undefined, "Calling …"]);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(button(sheet, "Call")?.getAttribute("aria-disabled")).toBe("false");
  });

  it("is not confirmed by a double click on the first button", async () => {
    const sheet = await open();
    await press(sheet, "Call");
    await press(sheet, "Call now");
    expect(question(sheet)).toBeDefined();
    expect(service).not.toHaveBeenCalled();
  });

  it.each<[string, (sheet: Sheet) => unknown]>([
    ["the user cancels it", (sheet) => press(sheet, "Cancel")],
    ["15 seconds are over", () => vi.advanceTimersByTimeAsync(14_500)],
    ["the number changes", (sheet) => (sheet.person = { ...sheet.person, number: "+46 8 124" })],
    ["calls are no longer allowed", (sheet) => (sheet.person = ANNA)],
    ["the sheet closes", (sheet) => document.body.replaceChildren(sheet)],
  ])("is not made if %s", async (_what, end) => {
    const sheet = await ask(await open());
    const confirm = button(sheet, "Call now");
    await end(sheet);
    confirm?.click();
    await vi.advanceTimersByTimeAsync(0);
    expect(question(sheet)).toBeUndefined();
    expect(service).not.toHaveBeenCalled();
  });

  it("is not made if the device slept while the question was shown", async () => {
    const sheet = await ask(await open());
    vi.setSystemTime(NOW.getTime() + 60_000);
    await press(sheet, "Call now");
    expect(question(sheet)).toBeUndefined();
    expect(service).not.toHaveBeenCalled();
  });

  it("is not made while Home Assistant is not connected, because it might be made later", async () => {
    const sheet = await ask(await open({ connected: false }));
    await press(sheet, "Call now");
    expect(refusal(sheet)).toBe("Home Assistant refused that. Try again later.");
    expect(service).not.toHaveBeenCalled();
  });

  it("moves the focus to the safe answer, and back", async () => {
    const sheet = await open();
    button(sheet, "Call")?.focus();
    await ask(sheet);
    expect(focused(sheet)).toBe("Cancel");
    await press(sheet, "Cancel");
    expect(focused(sheet)).toBe("Call");
    await ask(sheet);
    button(sheet, "Copy")?.focus();
    await vi.advanceTimersByTimeAsync(15_000);
    expect([question(sheet), focused(sheet)]).toEqual([undefined, "Copy"]);
  });
});

describe("a call that Home Assistant refuses", () => {
  const TRANSLATED = {
    message: "Too many calls",
    translation_domain: "pbx_presence",
    translation_key: "too_many",
    translation_placeholders: { count: "5" },
  };
  const inSwedish: Hass["loadBackendTranslation"] = (category, domain) =>
    Promise.resolve((key, values) =>
      key === `component.${domain}.${category}.too_many.message` ? `Högst ${values?.count}` : "",
    );

  it.each<[string, unknown, Partial<Hass>]>([
    ["Högst 5", TRANSLATED, { loadBackendTranslation: inSwedish }],
    ["Too many calls", TRANSLATED, { loadBackendTranslation: () => Promise.reject(new Error()) }],
    ["Too many calls", TRANSLATED, { loadBackendTranslation: () => Promise.resolve(() => "") }],
    ["Too many calls", { message: "Too many calls" }, {}],
    ["Home Assistant refused that. Try again later.", 3, {}],
    ["Home Assistant refused that. Try again later.", undefined, {}],
  ])("is reported with the reason %j for %j", async (reason, error, change) => {
    service.mockRejectedValue(error);
    const sheet = await ask(await open(change));
    await press(sheet, "Call now");
    expect([refusal(sheet), status(sheet), focused(sheet)]).toEqual([reason, "", "Call"]);
    await press(sheet, "Call");
    expect(refusal(sheet)).toBeUndefined();
  });
});
