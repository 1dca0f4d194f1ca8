/**
 * Changes of the season in words.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { authorText, changeText } from "../../site/history-text.ts";

const item = { at: "2026-11-21T16:00:00Z", to: "v2" };
const open = { line: "0,Curlews,0,0,0,0,Herons,0,0,0,0", entry: null };
const final = { line: "1,Curlews,4,3,0,0,Herons,1,0,1,0", entry: null };

describe("a change of the history", () => {
  for (const [before, after, text] of [
    [open, final, "Curlews – Herons: no result yet, then 26 – 8, final"],
    [
      { ...final, entry: { status: "live" } },
      { ...open, entry: { status: "void" } },
      "Curlews – Herons: 26 – 8, live, then void",
    ],
  ] as const) {
    it(`is told as ${JSON.stringify(text)}`, () =>
      assert.equal(changeText({ ...item, before, after }), text));
  }

  it("is an upload when nothing is known of a game", () => {
    assert.equal(changeText(item), "The season was uploaded");
  });

  for (const [method, place, text] of [
    ["publish", "-", "The season was published from a file"],
    ["restore", "v1", "Version v1 was restored"],
    ["PUT", "granite-league/1/2", "granite-league/1/2 was changed"],
  ] as const) {
    it(`is told as ${JSON.stringify(text)} when no game is known`, () =>
      assert.equal(changeText({ ...item, method, place }), text));
  }

  it("names who made it, as far as that is known", () => {
    assert.equal(authorText({ ...item, by: "p-7" }, "p-7"), "by you");
    assert.equal(authorText({ ...item, by: "p-8" }, "p-7"), "by p-8");
    assert.equal(authorText(item, "p-7"), "by other means");
  });
});
