/** Telephone numbers, as far as needed to compare them. */

/** Shorter numbers are complete without a country or an area. */
const SHORT = 7;
const LONGEST_COUNTRY_CODE = 3;

/**
 * Return the forms in which a number may be written elsewhere: without the 0 of a national
 * number, and without the country code, whose length is unknown, of an international one.
 */
export function numbersOf(number: string): readonly string[] {
  const digits = number.replace(/\D/g, "");
  if (!digits || /[^\d\s+()./*#-]/.test(number)) return [];
  const international = /^\s*(\+|00)/.test(number) ? digits.replace(/^00/, "") : "";
  if (international) {
    const lengths = Array.from({ length: LONGEST_COUNTRY_CODE }, (_, place) => place + 1);
    return lengths
      .map((length) => international.slice(length).replace(/^0/, ""))
      .filter((rest) => rest.length >= SHORT);
  }
  const national = digits.replace(/^0/, "");
  return [national.length >= SHORT ? national : digits];
}
