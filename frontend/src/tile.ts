/** One person on the board. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";

import { avatar } from "./avatar";
import { Gestures, type Gesture } from "./gestures";
import { localize } from "./localize";
import { callerKey, isBusy, isTimed, type Person } from "./people";
import { MINUTE, SECOND, Ticker } from "./ticker";
import { colors } from "./styles/colors";
import { tileStyles } from "./styles/tile";
import { type Clock, duration, until } from "./when";

const CALLER_ICONS = {
  caller_in: "mdi:phone-incoming",
  caller_out: "mdi:phone-outgoing",
  caller_with: "mdi:phone",
};

export class Tile extends LitElement {
  static override styles = [colors, tileStyles];
  static override properties = {
    person: { attribute: false },
    usual: { attribute: false },
    star: { attribute: false },
    showNumber: { attribute: false },
    isCompact: { attribute: false },
    hasCallers: { attribute: false },
    dark: { type: Boolean, reflect: true },
    clock: { attribute: false },
  };

  declare person: Person;
  /** The profile that needs no mention. */
  declare usual?: string;
  /** Whether the person is a favorite. */
  declare star: boolean;
  declare showNumber: boolean;
  /** Whether there is room for two short lines only. */
  declare isCompact: boolean;
  /** Whether a call may add a line, for which there is always room then. */
  declare hasCallers: boolean;
  declare dark: boolean;
  declare clock: Clock;
  act?: (person: Person, gesture: Gesture) => void;
  wants: (gesture: Gesture) => boolean = () => false;

  /** How often tiles were drawn, for measurements. */
  static drawn = 0;

  private gestures = new Gestures(
    (gesture) => this.act?.(this.person, gesture),
    (gesture) => this.wants(gesture),
  );

  private isReached = true;

  constructor() {
    super();
    new Ticker(this, () => this.pause());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gestures.stop();
  }

  /** Whether the tab key reaches the tile, which is no reason to draw it. */
  get isFocusable(): boolean {
    return this.isReached;
  }

  set isFocusable(isReached: boolean) {
    this.isReached = isReached;
    const button = this.hasUpdated ? this.renderRoot.querySelector("button") : null;
    if (button) button.tabIndex = isReached ? 0 : -1;
  }

  /** Focus the button of the tile. */
  override focus(): void {
    this.renderRoot.querySelector("button")?.focus();
  }

  /** Draw every second during a call, and every minute while an end is shown. */
  private pause(): number {
    if (!this.person) return 0;
    if (isTimed(this.person)) return SECOND;
    return this.hasEnd() ? MINUTE : 0;
  }

  private hasEnd(): boolean {
    return this.person.until !== undefined && this.person.until.getTime() > Date.now();
  }

  /** A button named by its content, except the time, which screen readers would repeat. */
  protected override render(): TemplateResult {
    Tile.drawn += 1;
    const { person, gestures } = this;
    const isStale = person.isStale && person.presence !== "unavailable";
    const more = this.more();
    return html`<button
      type="button"
      class=${isStale ? `${person.presence} stale` : person.presence}
      tabindex=${this.isReached ? 0 : -1}
      @pointerdown=${gestures.down}
      @pointerup=${gestures.up}
      @pointerleave=${gestures.up}
      @pointercancel=${gestures.up}
      @contextmenu=${gestures.menu}
      @click=${gestures.click}
    >
      ${avatar(person)}
      <span class="lines">
        <span class="top"
          ><span class="name" title=${person.name}><bdi>${person.name}</bdi></span
          >${this.star ? this.favorite() : nothing}</span
        >
        <span class="top"><span class="state">${this.state(isStale)}</span></span>
        ${more}
      </span>
    </button>`;
  }

  private favorite(): TemplateResult {
    return html`<ha-icon class="star" icon="mdi:star" aria-hidden="true"></ha-icon
      ><span class="hidden">${localize(this.clock.language, "favorite")}</span>`;
  }

  /** The status and the time of a call; if there is little room, an end says more. */
  private state(isStale: boolean): TemplateResult {
    const { person } = this;
    const end = this.isCompact && this.end();
    return html`${end ? html`<span class="hidden">${person.text}, </span>${end}` : person.text}${
      isTimed(this.person)
        ? // A new element, because one that moves would be a shift of the layout.
          keyed(
            person.presence,
            html`<time aria-hidden="true"> · ${duration(Date.now() - (person.since ?? 0))}</time>`,
          )
        : nothing
    }${isStale ? this.stale() : nothing}`;
  }

  /** When the profile ends; a call is more important. */
  private end(): string | undefined {
    const { person, clock } = this;
    const isShown = person.until && this.hasEnd() && !isBusy(person);
    return isShown ? until(person.until, new Date(), clock) : undefined;
  }

  /** A mark for an old state; the banner above explains it. */
  private stale(): TemplateResult {
    return html`<ha-icon class="old" icon="mdi:clock-alert-outline" aria-hidden="true"></ha-icon
      ><span class="hidden"> (${localize(this.clock.language, "stale")})</span>`;
  }

  /** The other party of a call, or else the number, and the end, name and message of the profile. */
  private more(): TemplateResult | typeof nothing {
    const { person } = this;
    if (person.caller && isBusy(person)) return this.caller(person.caller);
    const isNews = person.profile !== person.text && person.profile !== this.usual;
    const parts = [
      this.showNumber && person.number,
      !this.isCompact && this.end(),
      isNews && person.profile,
      person.message,
    ];
    const shown = parts.filter((part): part is string => Boolean(part));
    if (!shown.length) return this.hasCallers ? html`<span class="more">&nbsp;</span>` : nothing;
    return html`<span class="more" title=${shown.join(" · ")}
      >${shown.map((part, place) => html`${place ? " · " : ""}<bdi>${part}</bdi>`)}</span
    >`;
  }

  private caller(caller: string): TemplateResult {
    const key = callerKey(this.person);
    const [before = "", after = ""] = localize(this.clock.language, key).split("{caller}");
    // A new element, as for the time.
    return html`${keyed(
      this.person.presence,
      html`<span class="more caller"
        ><ha-icon .icon=${CALLER_ICONS[key]} aria-hidden="true"></ha-icon
        >${before}<bdi>${caller}</bdi>${after}</span
      >`,
    )}`;
  }
}
