/** The keyboard on a board: arrows among tiles and filters, letters for names, / for the search. */

import type { LitElement, ReactiveController } from "lit";

import { isLetter, isTyping, moved, TypeAhead } from "./keyboard";
import type { Tile } from "./tile";

export class Keys implements ReactiveController {
  private readonly typeAhead = new TypeAhead();
  /** The tile and the filter that the tab key reaches. */
  private tile?: Tile;
  private chip?: HTMLElement;
  /** Whether the user went to the tile. */
  private isChosen = false;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("keydown", this.onPageKey);
    this.host.addEventListener("keydown", this.onKey);
    this.host.renderRoot?.addEventListener("focusin", this.onFocus);
  }

  hostDisconnected(): void {
    window.removeEventListener("keydown", this.onPageKey);
    this.host.removeEventListener("keydown", this.onKey);
    this.host.renderRoot?.removeEventListener("focusin", this.onFocus);
  }

  /** If the element that the tab key reached is gone, the first one is next. */
  hostUpdated(): void {
    const first = this.host.renderRoot.querySelector<Tile>("pbx-presence-tile") ?? undefined;
    if (!this.tile?.isConnected) this.isChosen = false;
    if (!this.isChosen && this.tile !== first) this.reachTile(first);
    if (!this.chip?.isConnected) this.reachChip(this.chips()[0]);
  }

  private reachTile(tile: Tile | undefined): void {
    if (this.tile) this.tile.isFocusable = false;
    if (tile) tile.isFocusable = true;
    this.tile = tile;
  }

  private reachChip(chip: HTMLElement | undefined): void {
    if (this.chip) this.chip.tabIndex = -1;
    if (chip) chip.tabIndex = 0;
    this.chip = chip;
  }

  private tiles(): Tile[] {
    return this.all<Tile>("pbx-presence-tile");
  }

  private chips(): HTMLElement[] {
    return this.all<HTMLElement>(".chips button");
  }

  private all<Kind extends Element>(selector: string): Kind[] {
    return [...this.host.renderRoot.querySelectorAll<Kind>(selector)];
  }

  private readonly onFocus = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (target.localName === "pbx-presence-tile") {
      this.isChosen = true;
      this.reachTile(target as Tile);
    } else if (target.closest(".chips")) this.reachChip(target);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const tiles = this.tiles();
    const place = tiles.findIndex((tile) => path.includes(tile));
    if (place >= 0) this.move(event, tiles, place, true);
    else {
      const chips = this.chips();
      const at = chips.findIndex((chip) => path.includes(chip));
      if (at >= 0) this.move(event, chips, at, false);
    }
  };

  private move(
    event: KeyboardEvent,
    elements: readonly HTMLElement[],
    from: number,
    hasNames: boolean,
  ): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const boxes = elements.map((element) => element.getBoundingClientRect());
    const isRightToLeft = getComputedStyle(this.host).direction === "rtl";
    let to = moved(event.key, from, boxes, isRightToLeft);
    if (to !== undefined) this.typeAhead.reset();
    else if (hasNames && isLetter(event)) {
      const names = (elements as readonly Tile[]).map(({ person }) => person.name);
      to = this.typeAhead.find(event.key, names, from, event.timeStamp);
    }
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    elements[to]?.focus();
  }

  private readonly onPageKey = (event: KeyboardEvent): void => {
    const search = this.host.renderRoot.querySelector<HTMLInputElement>(".search input");
    const isFree = !event.defaultPrevented && !isTyping(event) && !isInDialog(event);
    if (event.key !== "/" || !search || !isFree) return;
    event.preventDefault();
    search.focus();
  };
}

function isInDialog(event: Event): boolean {
  return event
    .composedPath()
    .some((one) => one instanceof Element && /dialog|sheet/.test(one.localName));
}
