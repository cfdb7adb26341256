/** Colors as they are seen, and their contrast. */

/** Red, green and blue, from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** Return the color of a text such as #1b6e31 or #fff. */
export function hex(text: string): Color {
  const digits = text.replace("#", "").replace(/^(.)(.)(.)$/, "$1$1$2$2$3$3");
  if (!/^[0-9a-f]{6}$/i.test(digits)) throw new Error(`${text} is no color.`);
  const part = (place: number): number => Number.parseInt(digits.slice(place, place + 2), 16);
  return [part(0), part(2), part(4)];
}

/** Return a color by its hue in degrees, and its saturation and lightness in percent. */
export function hsl(hue: number, saturation: number, lightness: number): Color {
  const light = lightness / 100;
  const strength = (saturation / 100) * Math.min(light, 1 - light);
  const part = (offset: number): number => {
    const place = (offset + hue / 30) % 12;
    return Math.round(255 * (light - strength * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [part(0), part(8), part(4)];
}

/** Return a share of one color, from 0 to 1, and the rest of another. */
export function mixed(one: Color, share: number, other: Color): Color {
  const part = (place: 0 | 1 | 2): number => one[place] * share + other[place] * (1 - share);
  return [part(0), part(1), part(2)];
}

/** Return the contrast of two colors by WCAG 2.2, from 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
