/** Everything about one person: a dialog on a desktop, a sheet at the bottom of a phone. */

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { avatar } from "./avatar";
import { Dial } from "./dial";
import { favorites } from "./favorites";
import { isWaiting, wait } from "./free";
import type { Hass } from "./hass";
import { type Past, pastOf } from "./history";
import { telephone } from "./links";
import { localize } from "./localize";
import { callerKey, isBusy, isTimed, type Person, type Place } from "./people";
import { pastCallsOf, timeline } from "./past";
import { avatarStyles } from "./styles/avatar";
import { colors, focus, hidden } from "./styles/colors";
import { sheetStyles } from "./styles/sheet";
import { SECOND, Ticker } from "./ticker";
import { type Clock, duration, since, startOfDay, untilExactly } from "./when";

export class Sheet extends LitElement {
  static override styles = [colors, avatarStyles, sheetStyles, focus, hidden];
  static override properties = {
    person: { attribute: false },
    groups: { attribute: false },
    clock: { attribute: false },
    hass: { attribute: false },
    past: { state: true },
    isCopied: { state: true },
    wanted: { state: true },
    hasFailed: { state: true },
    dark: { type: Boolean, reflect: true },
  };

  declare person: Person;
  declare groups: readonly Place[];
  declare clock: Clock;
  declare hass: Hass;
  declare dark: boolean;
  declare private past?: Past | "failed";
  declare private isCopied: boolean;
  /** Whether the user just asked to be told, until Home Assistant knows. */
  declare private wanted?: boolean;
  declare private hasFailed: boolean;
  private dial = new Dial(this);

  constructor() {
    super();
    new Ticker(this, () => (this.person && isTimed(this.person) ? SECOND : 0));
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    const now = new Date();
    pastOf(this.hass, this.person, startOfDay(now, this.clock), now).then(
      (past) => (this.past = past),
      () => (this.past = "failed"),
    );
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog") as HTMLDialogElement;
  }

  protected override willUpdate(): void {
    if (this.wanted === isWaiting(this.hass, this.person)) this.wanted = undefined;
  }

  protected override render(): TemplateResult {
    const { person } = this;
    return html`<dialog
      class=${person.presence}
      aria-labelledby="name"
      @close=${() => this.dispatchEvent(new Event("close"))}
      @click=${this.onBackdrop}
    >
      <div class="content">
        ${this.header()} ${this.status()} ${this.number()} ${this.words()} ${this.wait()}
        ${this.hasFailed ? html`<p role="alert">${this.text("failed")}</p>` : nothing}
        ${this.history()} ${this.links()}
      </div>
    </dialog>`;
  }

  private header(): TemplateResult {
    const { person } = this;
    const isFavorite = favorites.devices.has(person.device);
    return html`<header>
      ${avatar(person)}
      <h2 id="name"><bdi>${person.name}</bdi></h2>
      ${this.button({
        icon: isFavorite ? "mdi:star" : "mdi:star-outline",
        label: this.text("favorite"),
        isOn: isFavorite,
        act: () => void this.try(favorites.toggle(this.hass, person.device)),
      })}
      ${this.button({ icon: "mdi:close", label: this.text("close"), act: () => this.dialog.close() })}
    </header>`;
  }

  private status(): TemplateResult {
    const { person, clock } = this;
    const { profile, until, message, text } = person;
    const profileText = [
      profile !== text && profile,
      until && until.getTime() > Date.now() && untilExactly(until, new Date(), clock),
    ].filter(Boolean);
    return html`<section class="status">
      <p class="state">
        ${text} <small>${this.begin()}</small>${
          person.isStale ? html` <small>(${this.text("stale")})</small>` : nothing
        }
      </p>
      ${isBusy(person) ? this.caller() : nothing}
      ${profileText.length ? html`<p>${profileText.join(" · ")}</p>` : nothing}
      ${message ? html`<p class="message">${message}</p>` : nothing}
    </section>`;
  }

  /** The other party of a call, and the number if there is a name. */
  private caller(): TemplateResult | typeof nothing {
    const { person } = this;
    const { caller, callerNumber } = person;
    if (!caller) return nothing;
    const number = caller === callerNumber ? undefined : callerNumber;
    return html`<p>
      ${this.text(callerKey(person), { caller })}
      ${number ? html`<small><bdi>${number}</bdi></small>` : nothing}
    </p>`;
  }

  /** How long a call has lasted, or when another status began. */
  private begin(): string | TemplateResult {
    const { person, clock } = this;
    if (person.since === undefined || person.presence === "unavailable" || person.isStale)
      return "";
    if (isTimed(person))
      return html`<time aria-hidden="true">${duration(Date.now() - person.since)}</time>`;
    return this.text("since", { when: since(new Date(person.since), new Date(), clock) });
  }

  private number(): TemplateResult | typeof nothing {
    const { number, canDial } = this.person;
    if (!number) return nothing;
    return html`<section class="number">
      <span><bdi>${number}</bdi></span>
      <button type="button" @click=${() => void this.copy(number)}>
        <ha-icon
          .icon=${this.isCopied ? "mdi:check" : "mdi:content-copy"}
          aria-hidden="true"
        ></ha-icon>
        <span aria-live="polite">${this.text(this.isCopied ? "copied" : "copy")}</span>
      </button>
      ${
        canDial
          ? this.dial.render()
          : html`<a class="call" href=${telephone(number)}>
              <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("call")}
            </a>`
      }
    </section>`;
  }

  /** Browsers have no clipboard on pages without https. */
  private async copy(number: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
    } catch {
      const shown = this.renderRoot.querySelector(".number bdi") as HTMLElement;
      getSelection()?.selectAllChildren(shown);
      document.execCommand("copy");
    }
    this.isCopied = true;
  }

  private words(): TemplateResult | typeof nothing {
    const words = [...this.groups.map(({ name }) => name), ...this.person.keyWords];
    if (!words.length) return nothing;
    return html`<ul class="words" role="list" aria-label=${this.text("groups_and_key_words")}>
      ${words.map((word) => html`<li>${word}</li>`)}
    </ul>`;
  }

  /** Only administrators can create automations, and only people with a profile become free. */
  private wait(): TemplateResult | typeof nothing {
    const { person, hass } = this;
    const canWait = hass.user?.is_admin && person.profile && person.presence !== "available";
    if (!canWait) return nothing;
    const isWanted = this.wanted ?? isWaiting(hass, person);
    return html`<button
        type="button"
        class="wait"
        aria-pressed=${isWanted ? "true" : "false"}
        @click=${() => void this.try(this.onWait(!isWanted))}
      >
        <ha-icon
          .icon=${isWanted ? "mdi:bell-check" : "mdi:bell-outline"}
          aria-hidden="true"
        ></ha-icon>
        ${this.text("tell_me")}
      </button>
      ${isWanted ? html`<p class="hint">${this.text("tell_me_hint")}</p>` : nothing}`;
  }

  private async onWait(isWanted: boolean): Promise<void> {
    await wait(this.hass, this.person, isWanted);
    this.wanted = isWanted;
  }

  /** Tell the user if Home Assistant refuses something. */
  private async try(done: Promise<void>): Promise<void> {
    this.hasFailed = await done.then(
      () => false,
      () => true,
    );
    this.requestUpdate();
  }

  private history(): TemplateResult {
    const { past, clock } = this;
    if (past === "failed") return html`<p class="hint">${this.text("no_history")}</p>`;
    if (!past) return html`<p class="hint" role="status">${this.text("loading")}</p>`;
    return html`${timeline(past.day, clock)} ${pastCallsOf(past.calls, clock)}`;
  }

  private links(): TemplateResult {
    const { hass, person } = this;
    const device = `/config/devices/device/${person.device}`;
    return html`<footer>
      <button type="button" @click=${this.moreInfo}>${this.text("more_info")}</button>
      ${
        hass.user?.is_admin
          ? html`<a href=${device} @click=${() => this.dialog.close()}>${this.text("device")}</a>`
          : nothing
      }
    </footer>`;
  }

  private readonly moreInfo = (): void => {
    this.dialog.close();
    this.dispatchEvent(
      new CustomEvent("hass-more-info", {
        detail: { entityId: this.person.entity },
        bubbles: true,
        composed: true,
      }),
    );
  };

  /** The dialog itself is only hit outside of its content. */
  private readonly onBackdrop = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  private button(one: Button): TemplateResult {
    return html`<button
      type="button"
      class="icon"
      aria-label=${one.label}
      title=${one.label}
      aria-pressed=${one.isOn === undefined ? nothing : one.isOn ? "true" : "false"}
      @click=${one.act}
    >
      <ha-icon .icon=${one.icon} aria-hidden="true"></ha-icon>
    </button>`;
  }

  private text(key: string, values: Record<string, string | number> = {}): string {
    return localize(this.clock.language, key, values);
  }
}

interface Button {
  readonly icon: string;
  readonly label: string;
  readonly isOn?: boolean;
  readonly act: () => void;
}
