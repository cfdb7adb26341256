import { css } from "lit";

/** The avatar; --size is its diameter. */
export const avatarStyles = css`
  .avatar {
    position: relative;
    display: block;
    flex: none;
    width: var(--size, 40px);
    height: var(--size, 40px);
  }
  .face {
    display: flex;
    align-items: center;
    justify-content: center;
    width: 100%;
    height: 100%;
    overflow: hidden;
    border-radius: 50%;
    font-size: calc(var(--size, 40px) * 0.38);
    font-weight: 500;
    line-height: 1;
    letter-spacing: 0.02em;
    color: hsl(var(--hue) 45% var(--pbx-face-text));
    background: hsl(var(--hue) 38% var(--pbx-face-light));
    --mdc-icon-size: calc(var(--size, 40px) * 0.55);
  }
  .face img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .dot {
    position: absolute;
    inset-block-end: -3px;
    inset-inline-end: -6px;
    display: flex;
    align-items: center;
    justify-content: center;
    width: calc(var(--size, 40px) * 0.44);
    height: calc(var(--size, 40px) * 0.44);
    box-sizing: border-box;
    border-radius: 50%;
    color: var(--pbx-on-mark);
    background: var(--mark);
    border: 0 solid var(--mark);
    box-shadow: 0 0 0 2px var(--ha-card-background, var(--card-background-color, #fff));
    --mdc-icon-size: calc(var(--size, 40px) * 0.3);
  }
  .on_call .dot,
  .dialing .dot {
    border-radius: 25%;
  }
  .ringing .dot {
    border-start-end-radius: 0;
  }
  .not_available .dot,
  .idle .dot,
  .unknown .dot,
  .unavailable .dot {
    color: var(--mark);
    background: var(--ha-card-background, var(--card-background-color, #fff));
    border-width: 2px;
  }
  .idle .dot {
    border-radius: 25%;
  }
  .unknown .dot,
  .unavailable .dot {
    border-style: dashed;
    border-width: 1px;
  }
`;
