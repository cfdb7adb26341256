/** Links out of Home Assistant. */

/** Return the link that calls a number. */
export function telephone(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, "").replaceAll("#", "%23")}`;
}
