/**
 * Links between pages.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pageLinks } from "../../../../functions/core/api/page-links.ts";

describe("pageLinks", () => {
  for (const [title, page, pages, expected] of [
    ["of an empty list", 1, 0, undefined],
    ["of the only page", 1, 1, { first: 1, last: 1 }],
    ["of the first page", 1, 3, { first: 1, next: 2, last: 3 }],
    ["of a page between", 2, 3, { first: 1, prev: 1, next: 3, last: 3 }],
    ["of the last page", 3, 3, { first: 1, prev: 2, last: 3 }],
    ["of a page behind the last one", 9, 3, { first: 1, prev: 3, last: 3 }],
  ] as const) {
    it(`links the neighboring pages ${title}`, () => {
      const value =
        expected &&
        Object.entries(expected)
          .map(([relation, target]) => `</p?page=${target}>; rel="${relation}"`)
          .join(", ");
      assert.equal(pageLinks("/p", {}, { page, pages }), value);
    });
  }

  it("keeps the other parameters, encoded, and omits undefined ones", () => {
    const query = { team: "東 &>", week: 2, played: false, league: undefined };
    assert.equal(
      pageLinks("/p", query, { page: 1, pages: 1 })?.split(",")[0],
      '</p?team=%E6%9D%B1%20%26%3E&week=2&played=false&page=1>; rel="first"',
    );
  });
});
