/**
 * What a name may be: of a season, a league or a team.
 *
 * @module
 */
import { maxNameLength } from "./season-limits.ts";

/** Control characters, line separators, lone surrogates, and marks that turn the direction of text. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What every plain name matches; it spares them the closer look. */
const plain = /^[A-Za-z](?:[ '-]?[0-9A-Za-z])*$/;

/**
 * Judges a name.
 *
 * @returns what it must be, or `undefined` when it is.
 * @throws never
 */
export function nameFault(value: unknown): string | undefined {
  if (typeof value !== "string") {
    return "must be a string";
  }
  if (value.length <= maxNameLength && plain.test(value)) {
    return undefined;
  }
  // A code point takes one or two code units: what has more than twice as many need not be counted.
  if (value.length > 2 * maxNameLength || Array.from(value).length > maxNameLength) {
    return `must have at most ${maxNameLength} characters`;
  }
  if (value.trim() === "" || value.trim() !== value) {
    return "must have a character, and no space before or behind it";
  }
  if (unprintable.test(value)) {
    return "must have no control characters";
  }
  // Two names that look the same must be the same, or no game would find its team.
  return value === value.normalize("NFC") ? undefined : "must be in Unicode normal form C";
}

/** As {@link nameFault}, and without a comma, which separates the fields of a game. */
export function teamNameFault(value: unknown): string | undefined {
  const fault = nameFault(value);
  return fault === undefined && String(value).includes(",") ? "must have no comma" : fault;
}
