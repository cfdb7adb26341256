import { css } from "lit";

import { avatarStyles } from "./avatar";
import { hidden } from "./colors";

/** A tile never changes its height: every line is cut to one line. */
export const tileStyles = css`
  :host {
    display: block;
    height: var(--pbx-tile-height, 72px);
    content-visibility: auto;
    contain-intrinsic-size: auto var(--pbx-tile-height, 72px);
    -webkit-tap-highlight-color: transparent;
  }
  ${avatarStyles}
  .avatar {
    --size: var(--pbx-avatar-size, 40px);
  }
  button {
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    height: 100%;
    padding: 0 var(--pbx-tile-space, 12px);
    box-sizing: border-box;
    overflow: hidden;
    font: inherit;
    color: var(--primary-text-color);
    text-align: start;
    background: color-mix(in srgb, var(--tint) var(--share, 14%), transparent);
    border: 1px solid color-mix(in srgb, var(--tint) 26%, transparent);
    border-radius: var(--pbx-presence-tile-radius, 12px);
    cursor: pointer;
    user-select: none;
    -webkit-touch-callout: none;
  }
  button:hover {
    background: color-mix(in srgb, var(--tint) calc(var(--share, 14%) + 6%), transparent);
  }
  button:focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: -3px;
  }
  .avatar,
  .lines {
    zoom: var(--pbx-zoom, 1);
  }
  .lines {
    flex: 1;
    min-width: 0;
    line-height: 1.3;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .name,
  .state,
  .more {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-size: var(--pbx-name-size, 16px);
    font-weight: 500;
  }
  .state {
    font-size: var(--pbx-state-size, 14px);
    color: color-mix(in srgb, var(--mark) 60%, var(--primary-text-color));
  }
  .more {
    display: var(--pbx-more, block);
    font-size: var(--pbx-more-size, 13px);
    color: color-mix(in srgb, var(--pbx-away) 45%, var(--primary-text-color));
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .star {
    flex: none;
    color: color-mix(in srgb, var(--pbx-ringing) 60%, var(--primary-text-color));
    --mdc-icon-size: 0.85em;
  }
  .old,
  .caller ha-icon {
    --mdc-icon-size: 1em;
    margin-inline: 0 4px;
    vertical-align: -2px;
  }
  .old {
    margin-inline: 4px 0;
  }
  button.not_available,
  button.idle,
  button.unknown,
  button.unavailable,
  button.stale {
    --share: 0%;
  }
  .stale .avatar {
    filter: grayscale(1);
  }
  .not_available .name,
  .unknown .name,
  .unavailable .name {
    font-weight: 400;
  }
  button.unknown,
  button.unavailable,
  button.stale {
    --tint: var(--pbx-unknown);
    --mark: var(--pbx-unknown);
    border-style: dashed;
    border-color: var(--pbx-unknown);
  }
  button.ringing:not(.stale) {
    color: var(--pbx-on-mark);
    background: var(--mark);
    border-color: var(--mark);
  }
  button.ringing:not(.stale) :is(.state, .more, .star) {
    color: inherit;
  }
  button.ringing:not(.stale) .state {
    font-weight: 500;
  }
  button.ringing:not(.stale) .dot {
    color: var(--mark);
    background: var(--pbx-on-mark);
    box-shadow: 0 0 0 2px var(--mark);
  }
  button.ringing:not(.stale) .face {
    box-shadow: 0 0 0 2px var(--pbx-on-mark);
  }
  @media (prefers-reduced-motion: no-preference) {
    button.ringing:not(.stale) .avatar::before {
      content: "";
      position: absolute;
      inset: 0;
      border: 2px solid var(--pbx-on-mark);
      border-radius: 50%;
      animation: pulse 1.2s ease-out infinite;
    }
    button.ringing:not(.stale) .dot ha-icon {
      animation: shake 0.8s ease-in-out infinite;
    }
  }
  @keyframes pulse {
    to {
      transform: scale(1.45);
      opacity: 0;
    }
  }
  @keyframes shake {
    25% {
      transform: rotate(-14deg);
    }
    75% {
      transform: rotate(14deg);
    }
  }
  ${hidden}
`;
