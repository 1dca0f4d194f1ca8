/**
 * What a program threw is told to the person who wrote it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { describe as inWords } from "../../program/program-error.ts";

const root = "/home/me/rugby";
const foreseen = (error: Error) => error.message.startsWith("foreseen");

/** An error that was thrown at these places. */
function thrownAt(message: string, ...places: string[]): Error {
  const error = new TypeError(message);
  error.stack = [`TypeError: ${message}`, ...places.map((place) => `    at ${place}`)].join("\n");
  return error;
}

describe("describe", () => {
  it("shows only the message of an expected error", () => {
    assert.equal(
      inWords(thrownAt("foreseen: no", `${root}/a.ts:1:2`), foreseen, root),
      "foreseen: no",
    );
  });

  it("shows the location of any other error, in the program's files only", () => {
    const error = thrownAt(
      "boom",
      `file://${root}/components/a.ts:1:2`,
      `Object.<anonymous> (${root}/node_modules/x/y.js:3:4)`,
      "node:internal/modules/run_main:5:6",
      `async main (file://${root}/index.ts:7:8)`,
      "elsewhere (/tmp/z.ts:9:1)",
    );
    assert.equal(
      inWords(error, foreseen, root),
      "TypeError: boom\n  at components/a.ts:1:2\n  at async main (index.ts:7:8)",
    );
  });

  it("shows at most four stack frames", () => {
    const places = [1, 2, 3, 4, 5].map((line) => `${root}/a.ts:${line}:1`);
    assert.equal(inWords(thrownAt("boom", ...places), foreseen, root).split("\n").length, 5);
  });

  it("shows causes", () => {
    const error = new Error("foreseen: no", { cause: new Error("foreseen: why") });
    assert.equal(inWords(error, foreseen, root), "foreseen: no\ncaused by foreseen: why");
  });

  it("shows several errors one after another", () => {
    const error = new AggregateError([new Error("foreseen: a"), new Error("foreseen: b")]);
    assert.equal(inWords(error, foreseen, root), "foreseen: a\nforeseen: b");
  });

  it("shows what is not an error", () => {
    assert.equal(inWords({ a: 1 }, foreseen, root), 'the program threw {"a":1}');
  });
});
