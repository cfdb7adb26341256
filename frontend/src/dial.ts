/** Calls a person through the PBX, after a confirmation that belongs to what is shown. */

import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from "lit";

import type { Hass } from "./hass";
import { localize } from "./localize";
import type { Person } from "./people";
import type { Clock } from "./when";

type Step = "ready" | "asked" | "armed" | "sending" | "ringing";

/** The element that shows the button. */
interface Host extends LitElement {
  readonly person: Person;
  readonly hass: Hass;
  readonly clock: Clock;
}

/** The second click of a double click on the first button must not confirm the call. */
const DOUBLE = 500;
const PATIENCE = 15_000;

/** How long a step lasts in milliseconds, and which one is next. */
const NEXT: Partial<Record<Step, readonly [pause: number, next: Step]>> = {
  asked: [DOUBLE, "armed"],
  armed: [PATIENCE - DOUBLE, "ready"],
  ringing: [PATIENCE, "ready"],
};

/** How Home Assistant refuses an action; the message is in English. */
interface Refusal {
  readonly message?: string;
  readonly translation_domain?: string;
  readonly translation_key?: string;
  readonly translation_placeholders?: Record<string, string>;
}

export class Dial implements ReactiveController {
  private step: Step = "ready";
  /** Whom the confirmation is about, and when it ends. */
  private whom = "";
  private end = 0;
  private refusal = "";
  private timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.isOpen && !this.isCurrent()) this.go("ready");
  }

  hostDisconnected(): void {
    this.go("ready");
  }

  /** Return the button, or the confirmation in its place, and the result of the last call. */
  render(): TemplateResult {
    return html`${this.isOpen ? this.question() : this.button()}
      <p role="status">${this.news()}</p>
      ${this.refusal ? html`<p role="alert">${this.refusal}</p>` : nothing}`;
  }

  private button(): TemplateResult {
    const isSending = this.step === "sending";
    return html`<button
      type="button"
      class="call"
      aria-disabled=${isSending ? "true" : "false"}
      @click=${this.ask}
    >
      <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("call")}
    </button>`;
  }

  private question(): TemplateResult {
    return html`<div class="dial" role="group" aria-labelledby="dial">
      <p id="dial">${this.text("dial_question", { name: this.host.person.name })}</p>
      <button type="button" class="cancel" @click=${this.cancel}>${this.text("cancel")}</button>
      <button
        type="button"
        class="call"
        aria-disabled=${this.step === "asked" ? "true" : "false"}
        @click=${this.confirm}
      >
        <ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${this.text("dial_now")}
      </button>
    </div>`;
  }

  private news(): string {
    const { step } = this;
    return step === "sending" || step === "ringing" ? this.text(`dial_${step}`) : "";
  }

  private get isOpen(): boolean {
    return this.step === "asked" || this.step === "armed";
  }

  /** Timers stop while a device sleeps, so the time is compared as well. */
  private isCurrent(): boolean {
    return this.whom === whomOf(this.host.person) && Date.now() < this.end;
  }

  private readonly ask = (): void => {
    if (this.step === "sending") return;
    this.whom = whomOf(this.host.person);
    this.end = Date.now() + PATIENCE;
    this.refusal = "";
    this.go("asked");
  };

  private readonly cancel = (): void => this.go("ready");

  private readonly confirm = (): void => {
    if (this.step !== "armed") return;
    if (this.isCurrent()) void this.send();
    else this.cancel();
  };

  private async send(): Promise<void> {
    const { hass, person } = this.host;
    this.go("sending");
    const refusal = await dial(hass, person).then(
      () => "",
      async (error) => (await reasonOf(hass, error)) || this.text("failed"),
    );
    if (!this.host.isConnected) return;
    this.refusal = refusal;
    this.go(refusal ? "ready" : "ringing");
  }

  private go(step: Step): void {
    const wasOpen = this.isOpen;
    clearTimeout(this.timer);
    this.step = step;
    const [pause, next] = NEXT[step] ?? [];
    if (next) this.timer = setTimeout(() => this.go(next), pause);
    this.host.requestUpdate();
    if (wasOpen !== this.isOpen) void this.moveFocus();
  }

  /** Focus the answer that does nothing, and then the first button; but leave other elements. */
  private async moveFocus(): Promise<void> {
    const root = this.host.renderRoot as ShadowRoot;
    const focused = root.activeElement;
    if (!this.isOpen && focused && !focused.closest(".dial")) return;
    await this.host.updateComplete;
    root.querySelector<HTMLElement>(this.isOpen ? ".cancel" : ".call")?.focus();
  }

  private text(key: string, values: Record<string, string> = {}): string {
    return localize(this.host.clock.language, key, values);
  }
}

function whomOf({ device, number, canDial }: Person): string {
  return `${device} ${number} ${canDial}`;
}

/** Ask Home Assistant to ring the user's own phone, and then the person's. */
async function dial(hass: Hass, { device }: Person): Promise<void> {
  // The page may keep the request, and send it when it is connected again.
  if (hass.connected === false) throw new Error();
  // Its own notice of an error would be hidden behind the dialog.
  await hass.callService?.("pbx_presence", "dial", { device_id: device }, undefined, false);
}

/** Return the reason for a refusal in the language of the user, "" without one. */
async function reasonOf(hass: Hass, error: unknown): Promise<string> {
  const refusal = (error ?? {}) as Refusal;
  const { translation_domain: domain, translation_key: key, message } = refusal;
  if (!domain || !key) return message ?? "";
  const translate = await hass
    .loadBackendTranslation?.("exceptions", domain)
    .catch(() => undefined);
  const id = `component.${domain}.exceptions.${key}.message`;
  return translate?.(id, refusal.translation_placeholders) || (message ?? "");
}
