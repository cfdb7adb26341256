import { expect, it, vi } from "vitest";

interface Registered {
  type: string;
  name: string;
  description: string;
}

const registry = window as unknown as Record<"customCards" | "customStrategies", Registered[]>;

it("registers card and dashboard once, in the page's language, beside those of others", async () => {
  document.documentElement.lang = "sv";
  registry.customCards = [{ type: "another", name: "", description: "" }];
  for (const _ of [1, 2]) {
    vi.resetModules();
    await import("../src/main");
  }
  expect(registry.customCards.map(({ type }) => type)).toEqual(["another", "pbx-presence-board"]);
  expect(registry.customCards[1]).toMatchObject({
    name: "PBX Presence-tavla",
    preview: true,
    getEntitySuggestion: expect.any(Function),
  });
  expect(registry.customStrategies).toMatchObject([
    { type: "pbx-presence", strategyType: "dashboard" },
  ]);
  for (const name of [
    "pbx-presence-board",
    "pbx-presence-tile",
    "ll-strategy-dashboard-pbx-presence",
  ]) {
    expect(customElements.get(name), name).toBeDefined();
  }
});
