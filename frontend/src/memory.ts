/** What a browser remembers about a board: the filters and the collapsed sections. */

import type { Status } from "./looks";
import { STATUSES } from "./looks";

const PREFIX = "pbx-presence:";

export interface Remembered {
  readonly statuses: readonly Status[];
  readonly keyWords: readonly string[];
  readonly collapsed: readonly string[];
}

/** Return the key of a board: the page and the configuration. */
export function keyOf(config: object): string {
  return `${PREFIX}${location.pathname}:${JSON.stringify(config)}`;
}

/** Return what is remembered, undefined without anything that can be read. */
export function recall(key: string): Remembered | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Remembered> | null;
    if (!found) return undefined;
    return {
      statuses: STATUSES.filter((status) => found.statuses?.includes(status)),
      keyWords: texts(found.keyWords),
      collapsed: texts(found.collapsed),
    };
  } catch {
    return undefined;
  }
}

/** Remember something, if the browser allows it. */
export function remember(key: string, what: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(what));
  } catch {
    // The storage is full or forbidden; then the board starts as configured.
  }
}

function texts(found: unknown): readonly string[] {
  return Array.isArray(found) ? found.map(String) : [];
}
