/**
 * The time as HTTP writes it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
 * @module
 */

let lastSecond = Number.NaN;
let lastText = "";

/** An instant as an IMF-fixdate. The text is remembered for a second: formatting costs more than comparing. */
export function httpDate(nowMs: number): string {
  const second = Math.floor(nowMs / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = new Date(second * 1000).toUTCString();
  }
  return lastText;
}
