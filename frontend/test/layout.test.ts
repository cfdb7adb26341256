import { describe, expect, it } from "vitest";

import { densityOf, kioskOf, SIZES, tallest } from "../src/layout";

const DESKTOP = { width: 1200, height: 900 };
const TABLET = { width: 1280, height: 800 };

describe("the density of a board", () => {
  it("is compact when people would fill more than one and a half screens", () => {
    // 5 columns; 16 rows of 80 pixels are 1280, 17 are 1360; one and a half screens are 1350.
    expect(densityOf({ ...DESKTOP, count: 80 })).toBe("comfortable");
    expect(densityOf({ ...DESKTOP, count: 81 })).toBe("compact");
  });

  it("can be chosen without any space", () => {
    expect(densityOf({ width: 0, height: 0, count: 0 })).toBe("comfortable");
    expect(densityOf({ width: 0, height: 0, count: 1 })).toBe("compact");
  });
});

describe("a kiosk", () => {
  it("has the largest tiles with which everyone is on one screen", () => {
    const found = [28, 29, 50, 51].map((count) => kioskOf({ ...TABLET, count }));
    expect(found.map(({ density }) => density)).toEqual([
      "wall",
      "comfortable",
      "comfortable",
      "compact",
    ]);
    expect(found.map(({ pages }) => pages)).toEqual([1, 1, 1, 1]);
  });

  it("has no more rows than it needs, unless it has pages", () => {
    expect(kioskOf({ ...TABLET, count: 5 })).toMatchObject({ columns: 4, rows: 2, pages: 1 });
    expect(kioskOf({ ...TABLET, count: 0 })).toMatchObject({ rows: 1, pages: 1 });
    const full = kioskOf({ ...TABLET, count: 1000 });
    expect(full.rows * full.columns * full.pages).toBeGreaterThanOrEqual(1000);
    expect(full.rows * full.columns * (full.pages - 1)).toBeLessThan(1000);
  });

  it("always has room for everyone, and never needs more than the screen has", () => {
    for (const width of [0, 320, 800, 1280, 3840]) {
      for (const height of [0, 480, 800, 2160]) {
        for (const count of [0, 1, 7, 40, 200, 500]) {
          const { density, columns, rows, pages, zoom } = kioskOf({ width, height, count });
          const { width: least, height: tall, gap } = SIZES[density];
          expect(columns * rows * pages).toBeGreaterThanOrEqual(count);
          expect(zoom).toBeGreaterThanOrEqual(1);
          const needed = (size: number, of: number): number =>
            of * (zoom * size + gap) - gap - 1e-9;
          if (columns > 1 || zoom > 1) expect(needed(least, columns)).toBeLessThanOrEqual(width);
          if (rows > 1 || zoom > 1) expect(needed(tall, rows)).toBeLessThanOrEqual(height);
        }
      }
    }
  });

  it("lets tiles grow where there is room, to a limit", () => {
    const [large, small] = [600, 310].map((width) => kioskOf({ width, height: 3000, count: 1 }));
    expect(large?.zoom).toBeGreaterThan(1);
    expect(large?.zoom).toBeLessThanOrEqual(tallest("wall") / SIZES.wall.height);
    expect(small?.zoom).toBe(1);
  });
});
