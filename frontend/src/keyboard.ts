/** Moving the keyboard focus among many elements that have one tab stop. */

import { folded } from "./localize";

const PAUSE = 800;

export type Box = Pick<DOMRect, "left" | "top" | "width" | "height">;

/** Return the place to which a key moves from a place among boxes, undefined for other keys. */
export function moved(
  key: string,
  from: number,
  boxes: readonly Box[],
  isRightToLeft: boolean,
): number | undefined {
  const last = boxes.length - 1;
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  switch (key) {
    case "Home":
      return 0;
    case "End":
      return last;
    case "ArrowLeft":
    case "ArrowRight":
      return Math.min(last, Math.max(0, from + (key === forward ? 1 : -1)));
    case "ArrowDown":
      return nextRow(from, boxes, 1);
    case "ArrowUp":
      return nextRow(from, boxes, -1);
    default:
      return undefined;
  }
}

/** Return the nearest box in the row below (1) or above (-1), or the same one. */
function nextRow(from: number, boxes: readonly Box[], way: 1 | -1): number {
  const start = boxes[from];
  if (!start) return from;
  const distance = (box: Box): number => way * (box.top - start.top);
  const there = boxes.map((_, place) => place).filter((place) => distance(at(boxes, place)) > 1);
  const row = Math.min(...there.map((place) => distance(at(boxes, place))));
  const aside = (place: number): number => Math.abs(at(boxes, place).left - start.left);
  return there
    .filter((place) => distance(at(boxes, place)) < row + start.height / 2)
    .reduce((best, place) => (best === from || aside(place) < aside(best) ? place : best), from);
}

function at(boxes: readonly Box[], place: number): Box {
  return boxes[place] as Box;
}

/** Finds names while the user types their first letters. */
export class TypeAhead {
  private typed = "";
  private at = 0;

  /** Start with the first letter again. */
  reset(): void {
    this.typed = "";
  }

  /** Return the place of the next name that starts with what was typed, or -1. */
  find(letter: string, names: readonly string[], from: number, now: number): number {
    this.typed = now - this.at > PAUSE ? letter : this.typed + letter;
    this.at = now;
    const start = this.typed.length > 1 ? from : from + 1;
    const wanted = folded(this.typed);
    const places = names.map((_, place) => (place + start) % names.length);
    return places.find((place) => folded(names[place] ?? "").startsWith(wanted)) ?? -1;
  }
}

/** Return whether a key event types a letter, without a shortcut. */
export function isLetter(event: KeyboardEvent): boolean {
  return /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Return whether the user is typing into a field, in any shadow tree. */
export function isTyping(event: Event): boolean {
  return event
    .composedPath()
    .some(
      (one) =>
        one instanceof HTMLElement &&
        (one.isContentEditable || /^(input|textarea|select)$/i.test(one.tagName)),
    );
}
