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

/**
 * Reads an HTTP date.
 *
 * @returns milliseconds since the epoch, or `undefined` when the value is no HTTP date.
 * @throws never
 */
export function parseHttpDate(value: string | undefined): number | undefined {
  if (value === undefined || !spellings.some((spelling) => spelling.test(value))) {
    return undefined;
  }
  // asctime names no zone, and HTTP means UTC.
  const ms = Date.parse(value.endsWith("GMT") ? value : `${value} GMT`);
  return Number.isNaN(ms) ? undefined : ms;
}
