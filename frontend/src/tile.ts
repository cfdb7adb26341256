/** One person on the board. */

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { localize } from "./localize";
import { ICONS } from "./looks";
import { isBusy, type Person, type Presence } from "./people";
import { colours, tileStyles } from "./styles";
import { type Clock, duration, until } from "./when";

/** The label and icon of the other party, by line status. */
const CALLERS: Partial<Record<Presence, readonly [key: string, icon: string]>> = {
  ringing: ["caller_in", "mdi:phone-incoming"],
  dialing: ["caller_out", "mdi:phone-outgoing"],
};
const SECOND = 1000;
const MINUTE = 60_000;

export class Tile extends LitElement {
  static override styles = [colours, tileStyles];
  static override properties = {
    person: { attribute: false },
    showNumber: { type: Boolean },
    dark: { type: Boolean, reflect: true },
    clock: { attribute: false },
  };

  declare person: Person;
  declare showNumber: boolean;
  declare dark: boolean;
  declare clock: Clock;

  /** How often tiles were drawn, for measurements. */
  static drawn = 0;

  private ticker?: ReturnType<typeof setInterval>;
  private pause = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.tick();
  }

  protected override updated(): void {
    this.tick();
  }

  /** Draw every second during a call, and every minute while an end is shown. */
  private tick(): void {
    const pause = this.isConnected && this.person ? this.wait() : 0;
    if (pause === this.pause) return;
    this.pause = pause;
    clearInterval(this.ticker);
    if (pause) this.ticker = setInterval(() => this.requestUpdate(), pause);
  }

  private wait(): number {
    if (this.person.since !== undefined) return SECOND;
    return this.hasEnd() ? MINUTE : 0;
  }

  private hasEnd(): boolean {
    return this.person.until !== undefined && this.person.until.getTime() > Date.now();
  }

  /** A button named by its content, except the time, which screen readers would repeat. */
  protected override render(): TemplateResult {
    Tile.drawn += 1;
    const { person } = this;
    const more = this.more();
    const isStale = person.isStale && person.presence !== "unavailable";
    return html`<button
      type="button"
      class=${isStale ? `${person.presence} stale` : person.presence}
      @click=${this.open}
    >
      <ha-icon .icon=${ICONS[person.presence]} aria-hidden="true"></ha-icon>
      <span>
        <span class="name"><bdi>${person.name}</bdi></span>
        <span class="state">${person.text}${isStale ? this.stale() : nothing}</span>
        ${this.caller()}
        ${
          more.length
            ? html`<span class="more"
                >${more.map((part, place) => html`${place ? " · " : ""}<bdi>${part}</bdi>`)}</span
              >`
            : nothing
        }
      </span>
      ${
        person.since === undefined
          ? nothing
          : html`<time aria-hidden="true">${duration(Date.now() - person.since)}</time>`
      }
    </button>`;
  }

  /** A mark for an old state; the banner above explains it. */
  private stale(): TemplateResult {
    return html`<ha-icon class="old" icon="mdi:clock-alert-outline" aria-hidden="true"></ha-icon
      ><span class="hidden"> (${localize(this.clock.language, "stale")})</span>`;
  }

  /** The other party of a call, distinct from the person's own number. */
  private caller(): TemplateResult | typeof nothing {
    const { presence, caller } = this.person;
    if (!caller || !isBusy(this.person)) return nothing;
    const [key, icon] = CALLERS[presence] ?? ["caller_with", "mdi:phone"];
    const [before = "", after = ""] = localize(this.clock.language, key).split("{caller}");
    return html`<span class="caller"
      ><ha-icon .icon=${icon} aria-hidden="true"></ha-icon
      >${before}<bdi>${caller}</bdi>${after}</span
    >`;
  }

  /** Details besides the presence: number, profile, its end, its message. */
  private more(): string[] {
    const { person } = this;
    const parts = [
      this.showNumber && person.number,
      person.profile !== person.text && person.profile,
      person.until && this.hasEnd() && until(person.until, new Date(), this.clock),
      person.message,
    ];
    return parts.filter((part): part is string => Boolean(part));
  }

  private open(): void {
    this.dispatchEvent(
      new CustomEvent("hass-more-info", {
        detail: { entityId: this.person.entity },
        bubbles: true,
        composed: true,
      }),
    );
  }
}
