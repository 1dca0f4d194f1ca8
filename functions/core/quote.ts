/**
 * A value somebody else wrote, repeated safely in a message.
 *
 * @module
 */

/** Characters of a string that are repeated, at most. */
const maxQuoted = 80;

/**
 * A found value, for a message: JSON, cut short; lists and objects by size only, since they can be
 * of any depth.
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

/** JSON, with the characters escaped that JSON lets through and a terminal would obey. */
function printable(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    Array.from({ length: found.length }, (_, at) => escapeUnit(found.charCodeAt(at))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
