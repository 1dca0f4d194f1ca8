/**
 * The rules for names of seasons, leagues and teams.
 *
 * @module
 */
import { maxNameLength } from "./season-limits.ts";

/** Control characters, line separators, lone surrogates, and bidirectional control characters. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A fast path that most names match. */
const plain = /^[A-Za-z](?:[ '-]?[0-9A-Za-z])*$/;

/**
 * Checks a name.
 *
 * @returns the violated rule, or `undefined`.
 * @throws never
 */
export function nameFault(value: unknown): string | undefined {
  if (typeof value !== "string") {
    return "must be a string";
  }
  if (value.length <= maxNameLength && plain.test(value)) {
    return undefined;
  }
  // A code point takes one or two code units, so longer texts need no counting.
  if (value.length > 2 * maxNameLength || Array.from(value).length > maxNameLength) {
    return `must have at most ${maxNameLength} characters`;
  }
  if (value.trim() === "" || value.trim() !== value) {
    return "must not be empty or start or end with a space";
  }
  if (unprintable.test(value)) {
    return "must have no control characters";
  }
  // Names that look the same must be equal, so that games refer to their team.
  return value === value.normalize("NFC") ? undefined : "must be in Unicode normal form C";
}

/** As {@link nameFault}, and without a comma, which separates the fields of a game. */
export function teamNameFault(value: unknown): string | undefined {
  const fault = nameFault(value);
  return fault === undefined && String(value).includes(",") ? "must have no comma" : fault;
}
