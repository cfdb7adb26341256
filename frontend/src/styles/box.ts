import { css } from "lit";

import { barStyles } from "./marks";

/** The cards of one person and one group. */
export const boxStyles = css`
  :host {
    display: block;
    height: 100%;
    color: var(--primary-text-color);
    --pbx-presence-tile-radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
  }
  ha-card {
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
    color: var(--primary-text-color);
  }
  p {
    margin: 0;
    padding: 16px;
  }
  .group {
    padding: 12px 16px;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 500;
  }
  .group > h2,
  .group > p {
    padding: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  ${barStyles}
  .bar {
    margin-block: 8px;
  }
  .faces {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 0 -4px;
    padding: 0;
    list-style: none;
    --size: 36px;
  }
  .stale .avatar {
    filter: grayscale(1);
  }
  button {
    padding: 4px;
    font: inherit;
    background: none;
    border: 0;
    border-radius: 50%;
    cursor: pointer;
  }
`;
