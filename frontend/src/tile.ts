/** One person on the board. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Hass } from "./hass";
import { localize } from "./localize";
import { ICONS } from "./looks";
import { isBusy, type Person } from "./people";
import { colours, tileStyles } from "./styles";
import { duration, until } from "./when";

const SECOND = 1000;
const MINUTE = 60_000;

export class Tile extends LitElement {
  static override styles = [colours, tileStyles];
  static override properties = {
    person: { attribute: false },
    showNumber: { type: Boolean },
    dark: { type: Boolean, reflect: true },
    language: {},
  };

  declare person: Person;
  declare showNumber: boolean;
  declare dark: boolean;
  /** Another language is another text, even of a person who did not change. */
  declare language: string;
  /** For words and times only: a new one alone is no reason to draw again. */
  hass!: Hass;

  /** How often any tile was drawn, for measurements. */
  static drawn = 0;

  private ticker?: ReturnType<typeof setInterval>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticker);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("person")) this.tick();
  }

  /** Draw again each second of a call, and each minute while an end is shown. */
  private tick(): void {
    clearInterval(this.ticker);
    const pause = this.person?.since ? SECOND : this.person?.until ? MINUTE : 0;
    if (pause) this.ticker = setInterval(() => this.requestUpdate(), pause);
  }

  protected override render(): TemplateResult {
    Tile.drawn += 1;
    const { person } = this;
    const more = this.more();
    const stale = person.isStale && person.presence !== "unavailable";
    return html`<button
      type="button"
      class="${person.presence} ${stale ? "stale" : ""}"
      aria-label=${this.label(more, stale)}
      @click=${this.open}
    >
      <ha-icon .icon=${ICONS[person.presence]} aria-hidden="true"></ha-icon>
      <span>
        <span class="name">${person.name}</span>
        <span class="state">${person.text}${stale ? ` (${this.text("stale")})` : nothing}</span>
        ${more ? html`<span class="more">${more}</span>` : nothing}
      </span>
      ${person.since ? html`<time>${duration(Date.now() - person.since)}</time>` : nothing}
    </button>`;
  }

  /** What is told besides the presence: number, caller, profile, its end, its message. */
  private more(): string {
    const { person } = this;
    const isProfile = person.profile && person.profile !== person.text;
    const parts = [
      this.showNumber ? person.number : "",
      isBusy(person) ? person.caller : "",
      isProfile ? person.profile : "",
      person.until && person.until.getTime() > Date.now()
        ? until(person.until, new Date(), this.hass)
        : "",
      person.message,
    ];
    return parts.filter(Boolean).join(" · ");
  }

  private label(more: string, stale: boolean): string {
    const parts = [this.person.name, this.person.text, stale ? this.text("stale") : "", more];
    return parts.filter(Boolean).join(", ");
  }

  private text(key: string): string {
    return localize(this.language, key);
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
