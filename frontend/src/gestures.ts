/** Tap, hold and double tap, as Home Assistant's own cards tell them apart. */

export type Gesture = "tap" | "hold" | "double_tap";

const HOLD = 500;
const DOUBLE = 250;

/** Turns the events of one element into gestures. */
export class Gestures {
  private holding?: ReturnType<typeof setTimeout>;
  private tapping?: ReturnType<typeof setTimeout>;
  private wasHeld = false;
  private isTouch = false;

  /** A double tap makes a tap wait, so it is only recognized where it is wanted. */
  constructor(
    private readonly act: (gesture: Gesture) => void,
    private readonly wants: (gesture: Gesture) => boolean,
  ) {}

  readonly down = ({ button, pointerType }: PointerEvent): void => {
    this.wasHeld = false;
    this.isTouch = pointerType === "touch";
    if (button !== 0 || !this.wants("hold")) return;
    this.holding = setTimeout(() => {
      this.wasHeld = true;
      this.act("hold");
    }, HOLD);
  };

  readonly up = (): void => clearTimeout(this.holding);

  /** Forget a gesture that has begun. */
  stop(): void {
    clearTimeout(this.holding);
    clearTimeout(this.tapping);
    this.tapping = undefined;
  }

  readonly menu = (event: Event): void => {
    // A phone opens its own menu at about the time of a hold.
    if (this.wasHeld || (this.isTouch && this.wants("hold"))) event.preventDefault();
  };

  readonly click = ({ detail }: MouseEvent): void => {
    this.up();
    // A key, or a hold of which the end was not seen.
    if (!detail) this.wasHeld = false;
    if (this.wasHeld) {
      this.wasHeld = false;
    } else if (this.tapping) {
      clearTimeout(this.tapping);
      this.tapping = undefined;
      this.act("double_tap");
    } else if (this.wants("double_tap")) {
      this.tapping = setTimeout(() => {
        this.tapping = undefined;
        this.act("tap");
      }, DOUBLE);
    } else {
      this.act("tap");
    }
  };
}
