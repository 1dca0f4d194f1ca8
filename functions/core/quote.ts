/**
 * Quotes an untrusted value in a message.
 *
 * @module
 */

/** Maximum number of quoted characters of a string. */
const maxQuoted = 80;

/**
 * Quotes a value: strings as truncated JSON, lists and objects by kind only, since they can be of any
 * depth.
 */
export function quote(value: unknown): string {
  if (value === undefined) {
    return "nothing";
  }
  if (typeof value === "string") {
    return value.length <= maxQuoted
      ? printable(value)
      : `${printable(value.slice(0, maxQuoted))}… (${value.length} characters)`;
  }
  if (Array.isArray(value)) {
    return `an array of ${value.length}`;
  }
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** JSON with the remaining control characters of terminals escaped. */
function printable(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    Array.from({ length: found.length }, (_, at) => escapeUnit(found.charCodeAt(at))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
