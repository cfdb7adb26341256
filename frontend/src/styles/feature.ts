import { css } from "lit";

export const featureStyles = css`
  p {
    margin: 0;
    height: var(--feature-height, 42px);
    line-height: var(--feature-height, 42px);
    padding: 0 12px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    color: color-mix(in srgb, var(--mark) 60%, var(--primary-text-color));
    background: color-mix(in srgb, var(--tint) 14%, transparent);
    border-radius: var(--feature-border-radius, 12px);
  }
`;
