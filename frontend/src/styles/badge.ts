import { css } from "lit";

import { markStyles } from "./marks";

export const badgeStyles = css`
  .badge {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--ha-badge-size, 36px);
    padding: 0 14px;
    box-sizing: border-box;
    font: inherit;
    font-size: var(--ha-badge-font-size, 14px);
    color: var(--primary-text-color);
    white-space: nowrap;
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border: 1px solid var(--ha-card-border-color, var(--divider-color, #e0e0e0));
    border-radius: var(--ha-badge-border-radius, 18px);
  }
  button {
    cursor: pointer;
  }
  .badge > * {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .title,
  b {
    font-weight: 600;
  }
  b {
    font-variant-numeric: tabular-nums;
  }
  ${markStyles}
`;
