/**
 * Judging one text: by its bytes, by a pattern, by its size. Texts are strings of bytes.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-match.html
 * @module
 */
import { createRequire } from "node:module";
import type { Comparison, Position } from "./web-acl-model.ts";

/** Whether a text is what a statement looks for. */
export type TextJudge = (text: string) => boolean;

/** The characters of a word: what `CONTAINS_WORD` must not find beside it. */
const wordCharacter = /[A-Za-z0-9_]/;

/** Compiles a search for bytes. @param search Text, whose UTF-8 is looked for. */
export function compileBytes(search: string, position: Position): TextJudge {
  const wanted = Buffer.from(search).toString("latin1");
  switch (position) {
    case "EXACTLY":
      return (text) => text === wanted;
    case "STARTS_WITH":
      return (text) => text.startsWith(wanted);
    case "ENDS_WITH":
      return (text) => text.endsWith(wanted);
    case "CONTAINS":
      return (text) => text.includes(wanted);
    case "CONTAINS_WORD":
      return (text) => containsWord(text, wanted);
  }
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + word.length] ?? "";
    if (!wordCharacter.test(before) && !wordCharacter.test(after)) {
      return true;
    }
  }
  return false;
}

/** Most characters of a pattern. @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html */
export const maxPatternLength = 512;

/** Loaded where a rule has a pattern, and only then. */
const requireModule = createRequire(import.meta.url);

/**
 * Compiles patterns, of which one is enough.
 *
 * JavaScript's own engine backtracks: a pattern like `(a+)+$` and a viewer with patience would stop
 * this machine. RE2 takes time in proportion to the text, and knows what WAF's engine knows: no
 * back-references, no look-around.
 *
 * @throws {Error} when a pattern is none.
 */
export function compilePatterns(patterns: readonly string[]): TextJudge {
  const { RE2JS } = requireModule("re2js") as typeof import("re2js");
  const compiled = patterns.map((pattern) => RE2JS.compile(pattern));
  return (text) => compiled.some((each) => each.test(text));
}

const comparisons: Readonly<Record<Comparison, (length: number, size: number) => boolean>> = {
  EQ: (length, size) => length === size,
  NE: (length, size) => length !== size,
  LE: (length, size) => length <= size,
  LT: (length, size) => length < size,
  GE: (length, size) => length >= size,
  GT: (length, size) => length > size,
};

/** Compiles a comparison of sizes. @param size Bytes. */
export function compileSize(comparison: Comparison, size: number): TextJudge {
  const holds = comparisons[comparison];
  return (text) => holds(text.length, size);
}
