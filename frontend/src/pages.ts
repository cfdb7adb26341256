/** A kiosk that does not fit on one screen turns its pages. */

import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";

import { localize } from "./localize";

const TURN = 20_000;

/** How long the pages stay after somebody touched the screen. */
const REST = 60_000;

export class Pages implements ReactiveController {
  private page = 0;
  private count = 1;
  private touchedAt = -REST;
  private timer?: ReturnType<typeof setInterval>;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener("pointerdown", this.onTouch);
    this.host.addEventListener("keydown", this.onTouch);
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.host.removeEventListener("pointerdown", this.onTouch);
    this.host.removeEventListener("keydown", this.onTouch);
    this.stop();
  }

  /** Return what is on the current one of so many pages. */
  of<Item>(items: readonly Item[], size: number, count: number): readonly Item[] {
    this.count = count;
    this.page %= count;
    if (count < 2) this.stop();
    else this.timer ??= setInterval(this.onTimer, TURN);
    return count < 2 ? items : items.slice(this.page * size, (this.page + 1) * size);
  }

  /** Return a button that names the current page and turns it. */
  button(language: string): TemplateResult | typeof nothing {
    if (this.count < 2) return nothing;
    const page = this.page + 1;
    return html`<button type="button" class="page" @click=${this.turn}>
      ${localize(language, "page", { page, count: this.count })}
      <ha-icon icon="mdi:chevron-right" aria-hidden="true"></ha-icon>
    </button>`;
  }

  private readonly turn = (): void => {
    this.page = (this.page + 1) % this.count;
    this.host.requestUpdate();
  };

  private readonly onTimer = (): void => {
    if (performance.now() - this.touchedAt >= REST) this.turn();
  };

  private readonly onTouch = (): void => {
    this.touchedAt = performance.now();
  };

  /** Stop turning pages. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
