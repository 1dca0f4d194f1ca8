/**
 * Header values that are dates: Expires, Last-Modified, If-Modified-Since and their like.
 *
 * @module
 */

/**
 * The three spellings a recipient must accept: IMF-fixdate, RFC 850 and asctime (RFC 9110 §5.6.7).
 * `Date.parse` alone would accept far more, `"0"` and `"2026"` among it.
 */
const spellings = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** A date of RFC 850 from its month on: the year has two digits. */
const shortYear = /-(\d{2}) /;

/**
 * Reads a date of RFC 850. Of the years with these last two digits it is the latest that is not more than 50
 * years ahead (RFC 9110 §5.6.7); the platform alone would read 50 as 1950.
 */
function parseShortYear(value: string, digits: string, nowMs: number): number {
  const limit = new Date(nowMs);
  limit.setUTCFullYear(limit.getUTCFullYear() + 50);
  const century = limit.getUTCFullYear() - (limit.getUTCFullYear() % 100);
  const inCentury = (year: number): number => Date.parse(value.replace(shortYear, ` ${year} `));
  const latest = inCentury(century + Number(digits));
  return latest > limit.getTime() ? inCentury(century - 100 + Number(digits)) : latest;
}

/**
 * Reads an HTTP date.
 *
 * @param nowMs Milliseconds since the epoch: decides the century of a year with two digits.
 * @returns milliseconds since the epoch, or `undefined` when the value is no HTTP date.
 * @throws never
 */
export function parseHttpDate(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined || !spellings.some((spelling) => spelling.test(value))) {
    return undefined;
  }
  const digits = shortYear.exec(value)?.[1];
  // asctime names no zone, and HTTP means UTC.
  const zoned = value.endsWith("GMT") ? value : `${value} GMT`;
  const ms = digits === undefined ? Date.parse(zoned) : parseShortYear(value, digits, nowMs);
  return Number.isNaN(ms) ? undefined : ms;
}
