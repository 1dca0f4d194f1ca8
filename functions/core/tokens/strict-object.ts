/**
 * JSON objects that mean the same to every reader.
 *
 * @module
 */

/** A JSON object, member by name. */
export type StrictObject = Readonly<Record<string, unknown>>;

/** Every string of a JSON text, with the colon of those that are names of members. */
const strings = /"(?:[^"\\]|\\.)*"(?:[ \t\n\r]*:)?/g;

/**
 * Reads a JSON object whose member names are unique, at every depth.
 *
 * Of a member given twice, one reader takes the first and another the last. RFC 7515 §4 and RFC 7519 §4
 * let a reader refuse, so that nobody after us can read something else than we judged.
 *
 * @param text Bounded by the caller: work and stack grow with it.
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

/** Members written in a JSON text, repeated ones as often as they are. */
function membersOf(text: string): number {
  let count = 0;
  for (const found of text.match(strings) ?? []) {
    count += found.endsWith(":") ? 1 : 0;
  }
  return count;
}

/** Members that are left once a text has been read: of repeated ones, one. */
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
