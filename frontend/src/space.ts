/** The space that a card has: its size, and what covers the top of the page. */

import type { LitElement, ReactiveController } from "lit";

const VIEW = "hui-view-container";

/** Measures a card when it changes its size, and draws it again. */
export class Space implements ReactiveController {
  width = 0;
  height = 0;
  private tools?: Element;
  private stage?: Element;
  private readonly observer =
    "ResizeObserver" in globalThis ? new ResizeObserver(() => this.measure()) : undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer?.observe(this.host);
    window.addEventListener("resize", this.measure);
    this.measure();
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    this.tools = this.stage = undefined;
    window.removeEventListener("resize", this.measure);
  }

  hostUpdated(): void {
    this.tools = this.observed(this.tools, ".tools");
    this.stage = this.observed(this.stage, ".stage");
  }

  private observed(before: Element | undefined, selector: string): Element | undefined {
    const now = this.host.renderRoot.querySelector(selector) ?? undefined;
    if (now === before) return now;
    if (before) this.observer?.unobserve(before);
    if (now) this.observer?.observe(now);
    return now;
  }

  private readonly measure = (): void => {
    const { host, stage } = this;
    const box = host.getBoundingClientRect();
    set(host, "--pbx-cover", coverOf(host));
    set(host, "--pbx-start", Math.round(box.top + window.scrollY));
    set(host, "--pbx-tools", this.tools?.clientHeight ?? 0);
    const width = stage?.clientWidth ?? box.width;
    const height = stage?.clientHeight ?? window.innerHeight;
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    host.requestUpdate();
  };
}

function set(host: LitElement, name: string, pixels: number): void {
  host.style.setProperty(name, `${pixels}px`);
}

/** Return the height of Home Assistant's header, which covers the top of the page. */
function coverOf(host: Element): number {
  let node: Node | null = host;
  while (node && !(node instanceof Element && node.localName === VIEW)) {
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  }
  return node ? Number.parseFloat(getComputedStyle(node).paddingTop) || 0 : 0;
}
