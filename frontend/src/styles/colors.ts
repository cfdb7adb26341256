import { css } from "lit";

/**
 * The colors of both themes, with a contrast of at least 4.5:1 on the card. Texts are closer to
 * the color of the theme's texts, so that they can be read on a tinted tile in any theme.
 */
export const colors = css`
  :host {
    --pbx-available: var(--pbx-presence-available-color, #1b6e31);
    --pbx-busy: var(--pbx-presence-busy-color, #a3211a);
    --pbx-ringing: var(--pbx-presence-ringing-color, #c24e00);
    --pbx-away: var(--pbx-presence-away-color, #5a5f66);
    --pbx-unknown: var(--pbx-presence-unknown-color, #5a5f66);
    --pbx-available-tint: var(--pbx-presence-available-color, #17a74a);
    --pbx-busy-tint: var(--pbx-presence-busy-color, #e5352b);
    --pbx-on-mark: #fff;
    --pbx-face-light: 88%;
    --pbx-face-text: 24%;
  }
  :host([dark]) {
    --pbx-available: var(--pbx-presence-available-color, #6fd68b);
    --pbx-busy: var(--pbx-presence-busy-color, #ff9a91);
    --pbx-ringing: var(--pbx-presence-ringing-color, #ffb95c);
    --pbx-away: var(--pbx-presence-away-color, #b4bac2);
    --pbx-unknown: var(--pbx-presence-unknown-color, #b4bac2);
    --pbx-available-tint: var(--pbx-available);
    --pbx-busy-tint: var(--pbx-busy);
    --pbx-on-mark: #1c1c1c;
    --pbx-face-light: 28%;
    --pbx-face-text: 90%;
  }
  .available {
    --mark: var(--pbx-available);
    --tint: var(--pbx-available-tint);
  }
  .on_call,
  .dialing {
    --mark: var(--pbx-busy);
    --tint: var(--pbx-busy-tint);
  }
  .ringing {
    --mark: var(--pbx-ringing);
    --tint: var(--pbx-ringing);
  }
  .not_available,
  .idle {
    --mark: var(--pbx-away);
    --tint: var(--pbx-away);
  }
  .unknown,
  .unavailable {
    --mark: var(--pbx-unknown);
    --tint: var(--pbx-unknown);
  }
`;

/** For screen readers only. */
export const hidden = css`
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** The ring around everything that has the keyboard focus. */
export const focus = css`
  a:focus-visible,
  input:focus-visible,
  button:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
`;
