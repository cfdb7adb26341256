import { css } from "lit";

/** The colors of both themes, with a contrast of at least 4.5:1 on the card. */
export const colours = css`
  :host {
    --pbx-available: var(--pbx-presence-available-color, #1b6e31);
    --pbx-busy: var(--pbx-presence-busy-color, #a3211a);
    --pbx-ringing: var(--pbx-presence-ringing-color, #8a4b00);
    --pbx-away: var(--pbx-presence-away-color, #5a5f66);
    --pbx-unknown: var(--pbx-presence-unknown-color, #5a5f66);
  }
  :host([dark]) {
    --pbx-available: var(--pbx-presence-available-color, #6fd68b);
    --pbx-busy: var(--pbx-presence-busy-color, #ff9a91);
    --pbx-ringing: var(--pbx-presence-ringing-color, #ffb95c);
    --pbx-away: var(--pbx-presence-away-color, #b4bac2);
    --pbx-unknown: var(--pbx-presence-unknown-color, #b4bac2);
  }
`;

/** For screen readers only. */
const hidden = css`
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const boardStyles = css`
  :host {
    display: block;
    color: var(--primary-text-color);
  }
  ha-card {
    height: 100%;
    overflow: auto;
    padding: 12px;
    box-sizing: border-box;
    color: var(--primary-text-color);
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 500;
    margin: 0 0 8px;
  }
  h3 {
    position: sticky;
    top: -12px;
    z-index: 1;
    font-size: 1rem;
    font-weight: 500;
    margin: 8px 0;
    background: var(--ha-card-background, var(--card-background-color, #fff));
  }
  h3 button {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    width: 100%;
    min-height: 36px;
    padding: 4px 0;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    cursor: pointer;
  }
  h3 small {
    color: var(--pbx-away);
    font-size: 0.875em;
  }
  a {
    color: inherit;
  }
  .unsure {
    color: var(--pbx-away);
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0 0 8px;
    padding: 0;
    list-style: none;
  }
  .totals b {
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-end: 12px;
  }
  .tools > * {
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid var(--pbx-away);
    border-radius: 18px;
    min-height: 36px;
    padding: 0 14px;
    box-sizing: border-box;
  }
  .tools input {
    flex: 1 1 9rem;
    min-width: 0;
  }
  .tools input::placeholder {
    color: var(--pbx-away);
    opacity: 1;
  }
  .tools select option {
    color: #1c1c1c;
    background: #fff;
  }
  .tools button {
    cursor: pointer;
  }
  .tools button[aria-pressed="true"] {
    border-width: 2px;
    border-color: currentColor;
    font-weight: 600;
  }
  h3 button:focus-visible,
  a:focus-visible,
  .tools > *:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }
  ul.people {
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--pbx-presence-tile-width, 13rem)), 1fr)
    );
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 8px 0;
    padding: 8px 12px;
    border: 1px dashed var(--pbx-away);
    border-radius: 8px;
  }
  @media (pointer: coarse) {
    h3 button,
    .tools > * {
      min-height: 44px;
    }
    .tools > * {
      border-radius: 22px;
    }
  }
  ${hidden}
`;

export const tileStyles = css`
  :host {
    display: block;
    height: 100%;
    content-visibility: auto;
    contain-intrinsic-size: auto 72px;
  }
  button {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 10px;
    width: 100%;
    height: 100%;
    min-height: 72px;
    padding: 8px 12px;
    box-sizing: border-box;
    font: inherit;
    color: var(--primary-text-color);
    text-align: start;
    background: none;
    border: 1px solid var(--divider-color, #ccc);
    border-inline-start: 5px solid var(--mark);
    border-radius: var(--ha-card-border-radius, 12px);
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: -4px;
  }
  .available {
    --mark: var(--pbx-available);
  }
  .on_call,
  .dialing {
    --mark: var(--pbx-busy);
    border-inline-start-style: double;
  }
  .ringing {
    --mark: var(--pbx-ringing);
    border-inline-start-style: dashed;
    border-color: var(--pbx-ringing);
  }
  .not_available,
  .idle {
    --mark: var(--pbx-away);
  }
  .not_available {
    border-inline-start-style: dotted;
  }
  .unknown,
  .unavailable {
    --mark: var(--pbx-unknown);
    border-style: dashed;
  }
  .stale {
    --mark: var(--pbx-unknown);
    border-style: dashed;
  }
  ha-icon {
    color: var(--mark);
  }
  .old,
  .caller ha-icon {
    --mdc-icon-size: 1em;
    margin-inline: 4px;
    vertical-align: -2px;
  }
  .caller {
    color: var(--mark);
  }
  .caller ha-icon {
    margin-inline-start: 0;
  }
  ${hidden}
  .name,
  .state,
  .caller,
  .more {
    display: block;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 500;
  }
  .state {
    color: var(--mark);
  }
  .more {
    font-size: 0.875em;
  }
  time {
    font-variant-numeric: tabular-nums;
    color: var(--mark);
  }
  @media (prefers-reduced-motion: no-preference) {
    .ringing ha-icon {
      animation: shake 0.8s ease-in-out infinite;
    }
  }
  @keyframes shake {
    25% {
      transform: rotate(-12deg);
    }
    75% {
      transform: rotate(12deg);
    }
  }
`;
