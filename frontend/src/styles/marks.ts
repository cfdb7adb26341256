import { css } from "lit";

/** The mark of a status, with the shape of the dot on an avatar. */
export const markStyles = css`
  .mark {
    width: 10px;
    height: 10px;
    box-sizing: border-box;
    border-radius: 50%;
    background: var(--mark);
  }
  .ringing > .mark {
    border-start-end-radius: 0;
  }
  .on_call > .mark {
    border-radius: 25%;
  }
  .not_available > .mark {
    background: none;
    border: 2px solid var(--mark);
  }
`;

/** The bar with the share of each status. */
export const barStyles = css`
  .bar {
    display: flex;
    height: 6px;
    overflow: hidden;
    border-radius: 3px;
    background-color: color-mix(in srgb, var(--pbx-away) 25%, transparent);
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
`;
