import { css } from "lit";

/** The cards that show a list of people. */
export const listStyles = css`
  :host {
    display: block;
    color: var(--primary-text-color);
  }
  ha-card {
    height: 100%;
    padding: 12px;
    box-sizing: border-box;
    color: var(--primary-text-color);
  }
  h2 {
    margin: 0 0 8px;
    font-size: 1.25rem;
    font-weight: 500;
  }
  a {
    color: inherit;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 8px 0;
    padding: 8px 12px;
    border: 1px dashed var(--pbx-away);
    border-radius: 12px;
  }
  [data-density="compact"] {
    --pbx-tile-height: 44px;
    --pbx-avatar-size: 28px;
    --pbx-tile-space: 8px;
    --pbx-name-size: 14px;
    --pbx-state-size: 12px;
    --pbx-more: none;
    --pbx-presence-tile-radius: 8px;
    --least: 152px;
    --gap: 2px;
  }
  [data-density="wall"] {
    --pbx-tile-height: 104px;
    --pbx-avatar-size: 64px;
    --pbx-tile-space: 16px;
    --pbx-name-size: 28px;
    --pbx-state-size: 20px;
    --pbx-more-size: 16px;
    --least: 304px;
    --gap: 12px;
  }
  .narrow[data-density="comfortable"] {
    --pbx-avatar-size: 36px;
    --pbx-tile-space: 8px;
    --pbx-name-size: 15px;
    --pbx-state-size: 13px;
    --pbx-more-size: 12px;
    --least: 152px;
  }
  ul.people {
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--pbx-presence-tile-width, var(--least, 208px))), 1fr)
    );
    gap: var(--gap, 8px);
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
