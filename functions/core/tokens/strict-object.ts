/**
 * JSON objects without duplicate members.
 *
 * @module
 */

/** A JSON object, member by name. */
export type StrictObject = Readonly<Record<string, unknown>>;

/** Every string of a JSON text, with the colon after member names. */
const strings = /"(?:[^"\\]|\\.)*"(?:[ \t\n\r]*:)?/g;

/**
 * Reads a JSON object whose member names are unique, at every depth.
 *
 * Parsers differ about duplicate members: some use the first, others the last. RFC 7515 §4 and RFC 7519 §4
 * allow refusing them, so that every later reader sees the verified values.
 *
 * @param text Of limited length: work and stack grow with it.
 * @returns `undefined` for everything else.
 * @throws never
 */
export function readStrictObject(text: string): StrictObject | undefined {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return undefined;
  }
  return membersIn(value) === membersOf(text) ? (value as StrictObject) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The number of members in a JSON text, with duplicates. */
function membersOf(text: string): number {
  let count = 0;
  for (const found of text.match(strings) ?? []) {
    count += found.endsWith(":") ? 1 : 0;
  }
  return count;
}

/** The number of members in a parsed value, without duplicates. */
function membersIn(value: unknown): number {
  if (typeof value !== "object" || value === null) {
    return 0;
  }
  const inner = Object.values(value);
  return inner.reduce((sum: number, each) => sum + membersIn(each), own(value, inner.length));
}

function own(value: object, size: number): number {
  return Array.isArray(value) ? 0 : size;
}
