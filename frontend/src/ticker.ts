/** Draws an element from time to time, while it shows something that time changes. */

import type { LitElement, ReactiveController } from "lit";

export const SECOND = 1000;
export const MINUTE = 60_000;

export class Ticker implements ReactiveController {
  private timer?: ReturnType<typeof setInterval>;
  private pause = 0;

  /** Take an element, and a function that returns how long to wait in milliseconds, or 0. */
  constructor(
    private readonly host: LitElement,
    private readonly wanted: () => number,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.set(this.wanted());
  }

  hostDisconnected(): void {
    this.set(0);
  }

  hostUpdated(): void {
    this.set(this.host.isConnected ? this.wanted() : 0);
  }

  private set(pause: number): void {
    if (pause === this.pause) return;
    this.pause = pause;
    clearInterval(this.timer);
    if (pause) this.timer = setInterval(() => this.host.requestUpdate(), pause);
  }
}
