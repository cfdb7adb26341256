import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { keepDefined } from "../src/register";

/** A registry of elements, as the page has one before and another one after it started. */
class Registry {
  readonly elements = new Map<string, CustomElementConstructor>();
  get = (name: string): CustomElementConstructor | undefined => this.elements.get(name);
  define = (name: string, element: CustomElementConstructor): void => {
    if (this.elements.has(name)) throw new Error(`${name} is defined already`);
    this.elements.set(name, element);
  };
  whenDefined = (): Promise<never> => new Promise(() => undefined);
}

class Ours extends HTMLElement {}
const application = class extends HTMLElement {};

function use(registry: Registry): Registry {
  vi.stubGlobal("customElements", registry);
  return registry;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("defines at once, and does nothing more where the application is up", () => {
  const registry = use(new Registry());
  registry.define("home-assistant", application);
  keepDefined({ "our-card": Ours });
  expect(registry.get("our-card")).toBe(Ours);
  expect(vi.getTimerCount()).toBe(0);
});

it("defines again in the registry with which the page replaces the first", () => {
  use(new Registry());
  keepDefined({ "our-card": Ours });
  vi.advanceTimersByTime(30_000);
  const second = use(new Registry());
  vi.advanceTimersByTime(100);
  expect(second.get("our-card")).toBe(Ours);
  second.define("home-assistant", application);
  vi.advanceTimersByTime(100);
  expect(vi.getTimerCount()).toBe(0);
});

it("gives up on a page that never becomes Home Assistant", () => {
  use(new Registry());
  keepDefined({ "our-card": Ours });
  vi.advanceTimersByTime(11 * 60_000);
  expect(vi.getTimerCount()).toBe(0);
});
