import { css } from "lit";

import { listStyles } from "./list";
import { barStyles, markStyles } from "./marks";

export const boardStyles = css`
  ${listStyles}
  .fixed ul.people {
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
  }
  .bounded {
    overflow: auto;
    --pbx-cover: 0px !important;
  }
  .tools,
  h3 {
    position: sticky;
    z-index: 2;
    background: var(--ha-card-background, var(--card-background-color, #fff));
  }
  .tools {
    top: var(--pbx-cover, 0px);
    display: flex;
    align-items: center;
    gap: 8px;
    margin: -12px -12px 4px;
    padding: 12px;
    border-radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
  }
  .narrow .tools {
    flex-wrap: wrap;
    gap: 4px 8px;
    margin: -8px -8px 0;
    padding: 8px;
  }
  ha-card.narrow {
    padding: 8px;
  }
  .search {
    display: flex;
    align-items: center;
    flex: 0 0 13rem;
    gap: 6px;
    padding-inline: 12px;
    --mdc-icon-size: 20px;
  }
  .narrow .search {
    flex-basis: 100%;
  }
  .search,
  .chips button,
  .nobody button,
  .page {
    min-height: 36px;
    box-sizing: border-box;
    color: inherit;
    background: none;
    border: 1px solid color-mix(in srgb, var(--pbx-away) 45%, transparent);
    border-radius: 18px;
  }
  .search:focus-within {
    outline: 2px solid var(--primary-text-color);
    outline-offset: -1px;
  }
  input {
    flex: 1;
    min-width: 0;
    height: 34px;
    padding: 0;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    outline: 0 !important;
  }
  input::placeholder {
    color: var(--pbx-away);
    opacity: 1;
  }
  .chips {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
    padding-block: 3px;
    padding-inline: 3px 24px;
    margin-block: -3px;
    margin-inline: -3px -12px;
    mask-image: linear-gradient(to right, #000 calc(100% - 32px), transparent);
  }
  .narrow .chips {
    margin-inline-end: -8px;
  }
  .chips:dir(rtl) {
    mask-image: linear-gradient(to left, #000 calc(100% - 32px), transparent);
  }
  .chips > *,
  .page {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .chips button,
  .nobody button,
  .page {
    padding: 0 12px;
    font: inherit;
    cursor: pointer;
    --mdc-icon-size: 16px;
  }
  b {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: center;
  }
  /* One digit more or less moves nothing by a visible distance. */
  :not(.word) > b {
    min-width: 1.7ch;
  }
  ${markStyles}
  .chips ha-icon.mark {
    display: flex;
    width: 16px;
    height: 16px;
    background: none;
    color: inherit;
    border: 0;
  }
  .chips button[aria-pressed="true"] {
    background: color-mix(in srgb, var(--mark, var(--pbx-away)) 18%, transparent);
    border-color: currentColor;
    font-weight: 600;
  }
  .chips .word {
    --mark: var(--pbx-away);
  }
  .total {
    padding-inline: 6px;
  }
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .totals li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  h3 {
    top: calc(var(--pbx-cover, 0px) + var(--pbx-tools, 0px));
    z-index: 1;
    margin: 4px 0;
    font-size: 1rem;
    font-weight: 500;
  }
  h3 button {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 36px;
    padding: 4px 0;
    overflow: hidden;
    font: inherit;
    color: inherit;
    text-align: start;
    white-space: nowrap;
    background: none;
    border: 0;
    cursor: pointer;
  }
  h3 ha-icon {
    flex: none;
  }
  :is(h3, .page) ha-icon:dir(rtl) {
    transform: scaleX(-1);
  }
  h3 small {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    color: color-mix(in srgb, var(--pbx-away) 55%, var(--primary-text-color));
    font-size: 0.875em;
    font-weight: 400;
  }
  ${barStyles}
  .bar {
    flex: 0 1 6rem;
    min-width: 2rem;
  }
  .nobody {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .kiosk {
    display: flex;
    flex-direction: column;
    height: calc(100vh - var(--pbx-start, 0px));
    height: calc(100dvh - var(--pbx-start, 0px));
    overflow: hidden;
  }
  .stage {
    flex: 1;
    min-height: 0;
    --pbx-tile-height: 100%;
  }
  .stage ul.people {
    height: 100%;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-template-rows: repeat(var(--rows), minmax(0, var(--tallest)));
  }
  .page {
    align-self: center;
    margin-block-start: 8px;
  }
  @media (pointer: coarse) {
    .search,
    .chips button,
    .nobody button,
    .page,
    h3 button {
      min-height: 44px;
      border-radius: 22px;
    }
  }
`;
