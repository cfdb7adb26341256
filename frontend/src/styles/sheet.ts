import { css } from "lit";

export const sheetStyles = css`
  dialog {
    width: min(28rem, calc(100vw - 32px));
    max-height: calc(100dvh - 32px);
    padding: 0;
    box-sizing: border-box;
    overflow: auto;
    color: var(--primary-text-color);
    background: var(--ha-dialog-surface-background, var(--card-background-color, #fff));
    border: 0;
    border-radius: var(--ha-dialog-border-radius, 24px);
    box-shadow: 0 8px 32px #0006;
  }
  dialog::backdrop {
    background: #0008;
  }
  .content {
    display: grid;
    gap: 16px;
    padding: 20px;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    --size: 3.5rem;
  }
  h2 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 1.375rem;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0 0 6px;
    font-size: 0.875rem;
    font-weight: 500;
  }
  p {
    margin: 0;
  }
  .status {
    padding: 12px 16px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--mark) 12%, transparent);
  }
  .state {
    font-size: 1.125rem;
    font-weight: 500;
    color: color-mix(in srgb, var(--mark) 60%, var(--primary-text-color));
  }
  small,
  .hint,
  .ends {
    font-size: 0.875rem;
    font-weight: 400;
    color: color-mix(in srgb, var(--pbx-away) 55%, var(--primary-text-color));
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .message {
    margin-block-start: 4px;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  button,
  a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 16px;
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    text-decoration: none;
    background: none;
    border: 1px solid color-mix(in srgb, var(--pbx-away) 45%, transparent);
    border-radius: 22px;
    cursor: pointer;
    --mdc-icon-size: 20px;
  }
  button.icon {
    width: 44px;
    padding: 0;
    border-color: transparent;
    --mdc-icon-size: 24px;
  }
  [aria-pressed="true"]:not(.icon) {
    background: color-mix(in srgb, var(--pbx-available) 16%, transparent);
  }
  .icon[aria-pressed="true"] {
    color: color-mix(in srgb, var(--pbx-ringing) 60%, var(--primary-text-color));
  }
  .number {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    font-size: 1.125rem;
    font-variant-numeric: tabular-nums;
  }
  .number > span {
    flex: 1;
  }
  .number button,
  .number a,
  .number p {
    font-size: 1rem;
  }
  .number p,
  .dial {
    flex-basis: 100%;
  }
  .number p:empty {
    position: absolute;
  }
  .dial {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  [aria-disabled="true"] {
    opacity: 0.6;
    cursor: default;
  }
  .call {
    color: var(--pbx-on-mark);
    background: var(--pbx-available);
    border-color: var(--pbx-available);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .words li {
    padding: 4px 12px;
    border-radius: 14px;
    background: color-mix(in srgb, var(--pbx-away) 14%, transparent);
  }
  .day {
    display: flex;
    align-items: flex-end;
    height: 28px;
    overflow: hidden;
    border-radius: 6px;
    background: color-mix(in srgb, var(--pbx-away) 10%, transparent);
  }
  .day span {
    flex-basis: 0;
    height: 20%;
    background: var(--mark, transparent);
  }
  .day .on_call {
    height: 100%;
  }
  .day .ringing {
    height: 70%;
  }
  .day .available {
    height: 45%;
  }
  .day .unknown {
    height: 0;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  .calls li {
    display: grid;
    grid-template-columns: auto 1fr auto 4rem;
    gap: 12px;
    padding: 4px 0;
    font-variant-numeric: tabular-nums;
    --mdc-icon-size: 18px;
  }
  .calls li > :last-child {
    text-align: end;
  }
  .missed ha-icon {
    color: var(--pbx-busy);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @media (max-width: 500px) {
    dialog {
      width: 100vw;
      max-width: none;
      max-height: 90dvh;
      margin: auto 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .content {
      padding-block-end: calc(20px + env(safe-area-inset-bottom));
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.2s ease-out;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(24px);
      opacity: 0;
    }
  }
`;
