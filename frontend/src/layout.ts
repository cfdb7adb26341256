/** How large tiles are, and how many fit on a screen. */

export const DENSITIES = ["auto", "comfortable", "compact", "wall"] as const;

/** The size of tiles; automatic by the number of people and the size of the board. */
export type Density = Exclude<(typeof DENSITIES)[number], "auto">;

/** The smallest width, the height and the gap of tiles in CSS pixels, as in the styles. */
export const SIZES: Record<Density, { width: number; height: number; gap: number }> = {
  comfortable: { width: 208, height: 72, gap: 8 },
  compact: { width: 152, height: 44, gap: 2 },
  wall: { width: 304, height: 104, gap: 12 },
};

/** On narrower boards, comfortable tiles are as narrow as compact ones, so that two are in a row. */
export const NARROW = 500;

/** Tiles of a kiosk grow by so much, to fill the screen. */
const GROWTH = 1.75;

/** Names need a bit more room in large letters. */
const SPARE = 1.05;

/** A longer board is compact. */
const SCREENS = 1.5;

export interface Room {
  readonly width: number;
  readonly height: number;
  readonly count: number;
}

/** The rows and columns of a board that is seen at once, and its number of pages. */
export interface Kiosk {
  readonly density: Density;
  readonly columns: number;
  readonly rows: number;
  readonly pages: number;
  /** By how much the content of a tile can grow. */
  readonly zoom: number;
}

/** Return the density with which everyone is on few screens. */
export function densityOf({ width, height, count }: Room): Density {
  const { width: usual, height: tall, gap } = SIZES.comfortable;
  const least = width < NARROW ? SIZES.compact.width : usual;
  const rows = Math.ceil(count / fit(width, least, gap));
  return rows * (tall + gap) > SCREENS * height ? "compact" : "comfortable";
}

/** Return the largest tiles with which everyone is on one screen, or else several pages. */
export function kioskOf(room: Room): Kiosk {
  const [wall, comfortable, compact] = [
    sized("wall", room),
    sized("comfortable", room),
    sized("compact", room),
  ];
  const chosen =
    [wall, comfortable].find(({ columns, rows }) => columns * rows >= room.count) ?? compact;
  const { rows, pages } = paged(chosen.columns, chosen.rows, room.count);
  return { ...chosen, rows, pages, zoom: zoomOf(chosen.density, chosen.columns, rows, room) };
}

function sized(density: Density, room: Room): Pick<Kiosk, "density" | "columns" | "rows"> {
  const { width, height, gap } = SIZES[density];
  return { density, columns: fit(room.width, width, gap), rows: fit(room.height, height, gap) };
}

/** Return the rows that are needed, and the pages. */
function paged(columns: number, rows: number, count: number): Pick<Kiosk, "rows" | "pages"> {
  const pages = Math.max(1, Math.ceil(count / (columns * rows)));
  return { pages, rows: pages > 1 ? rows : Math.max(1, Math.ceil(count / columns)) };
}

/** Return the room of a tile in comparison with its smallest size. */
function zoomOf(density: Density, columns: number, rows: number, room: Room): number {
  const { width, height, gap } = SIZES[density];
  const wide = (room.width - gap * (columns - 1)) / columns / width / SPARE;
  const tall = Math.min(GROWTH, (room.height - gap * (rows - 1)) / rows / height);
  return Math.max(1, Math.min(wide, tall));
}

/** Return the greatest height of a tile in a kiosk, in CSS pixels. */
export function tallest(density: Density): number {
  return SIZES[density].height * GROWTH;
}

function fit(space: number, size: number, gap: number): number {
  return Math.max(1, Math.floor((space + gap) / (size + gap)));
}
