/**
 * Query strings, compared with the cache key of the edge.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { seasonQuery } from "../../../functions/core/season-query.ts";

describe("seasonQuery", () => {
  for (const [querystring, kind, why] of [
    ["", "raw", "no parameters"],
    ["&", "raw", "empty pairs"],
    ["=", "raw", "an empty name"],
    ["=current", "raw", "an empty name with the right value"],
    ["week=3&x", "raw", "other parameters"],
    ["Tables=current", "raw", "names are case-sensitive"],
    ["TABLES=current", "raw", "names are case-sensitive"],
    ["tables2=current", "raw", "a longer name"],
    ["table=current", "raw", "a shorter name"],
    ["+tables=current", "raw", "a plus is a plus"],
    ["tables+=current", "raw", "a plus is a plus"],
    ["tables%20=current", "raw", "a name with a space"],
    ["tables%00=current", "raw", "a name with a NUL"],
    ["%2574ables=current", "raw", "decoded once, not twice"],
    ["tables%=current", "raw", "a name that does not decode"],
    ["%E0%A4ables=x", "raw", "a name that is not UTF-8"],
    ["x=tables=current", "raw", "the first = ends the name"],
    ["x?tables=current", "raw", "a second ? is part of the name"],
    ["x;tables=current", "raw", "a semicolon is not a separator"],
    ["tables[]=current", "raw", "brackets have no meaning"],
    ["tables=current", "tables", "the accepted form"],
    ["tables=page", "page", "the other accepted value"],
    ["tables=page&tables=current", "refused", "conflicting"],
    ["&&tables=current&", "tables", "empty pairs do not matter"],
    ["utm=1&tables=current&week=3", "tables", "other parameters do not matter"],
    ["%zz=1&tables=current", "tables", "other parameters need not decode"],
    ["tables=curren%74", "tables", "values are decoded; the cache key has their spelling"],
    ["tables", "refused", "no value"],
    ["tables=", "refused", "an empty value"],
    ["tables=Current", "refused", "values are case-sensitive"],
    ["tables=past", "refused", "another value"],
    ["tables=current%20", "refused", "a trailing space"],
    ["tables=+current", "refused", "a plus is a plus"],
    ["tables==current", "refused", "the first = ends the name"],
    ["tables=current=", "refused", "the first = ends the name"],
    ["tables=current;x", "refused", "a semicolon is not a separator"],
    ["tables=current%26", "refused", "an encoded & is not a separator"],
    ["tables=current%2", "refused", "a value that does not decode"],
    ["tables=%FF", "refused", "a value that is not UTF-8"],
    ["tables=curren%2574", "refused", "decoded once, not twice"],
    ["tables=current&tables=current", "refused", "twice"],
    ["tables=current&tables=x", "refused", "conflicting"],
    ["tables&tables=current", "refused", "conflicting"],
    ["tables=current&%74ables=x", "refused", "conflicting once decoded"],
    ["%74ables=current", "refused", "tables when decoded, but not in the cache key"],
    ["tabl%65s", "refused", "tables when decoded, but not in the cache key"],
    ["tables=__proto__", "refused", "another value"],
  ] as const) {
    it(`reads ${JSON.stringify(querystring)} as ${kind}: ${why}`, () =>
      assert.deepEqual(seasonQuery(querystring), { kind }));
  }

  it("returns raw only when the cache key has no tables, and tables only when it has one", () => {
    const piece = fc.constantFrom(
      "tables",
      "%74ables",
      "current",
      "=",
      "&",
      "%",
      "+",
      "x",
      "%00",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const querystring = pieces.join("");
        const { kind } = seasonQuery(querystring);
        // As the edge compares: text as it is, split at & and the first =.
        const keyed = querystring.split("&").filter((pair) => /^tables(=|$)/.test(pair));
        assert.ok(kind !== "raw" || keyed.length === 0, querystring);
        assert.ok(kind !== "tables" || keyed.length === 1, querystring);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (querystring) => {
        assert.match(seasonQuery(querystring).kind, /^(raw|tables|refused)$/);
      }),
    );
  });
});
