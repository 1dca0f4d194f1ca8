/**
 * Ids for URLs.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { slugs } from "../../../../functions/core/api/slug.ts";

describe("slugs", () => {
  for (const [name, expected] of [
    ["Otters", "otters"],
    ["Granite League", "granite-league"],
    ["Côte d'Or", "cote-d-or"],
    ["  1st  XV!", "1st-xv"],
    ["São Paulo / Rio", "sao-paulo-rio"],
    ["東京", "東京"],
    ["서울", "서울"],
    ["Ελλάς", "ελλας"],
    ["&&", "unnamed"],
    ["", "unnamed"],
    ["__proto__", "proto"],
    ["ﬁne", "fine"],
  ] as const) {
    it(`converts ${JSON.stringify(name)} to ${expected}`, () =>
      assert.deepEqual(slugs([name]), [expected]));
  }

  it("numbers the later of two names with the same id", () => {
    assert.deepEqual(slugs(["A", "a", "A!", "A 2", "B"]), ["a", "a-2", "a-3", "a-2-2", "b"]);
  });

  const names = fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { maxLength: 30 });

  it("gives each name a unique id of letters, digits and hyphens", () => {
    fc.assert(
      fc.property(names, (given) => {
        const ids = slugs(given);
        assert.equal(new Set(ids).size, given.length);
        for (const id of ids) {
          assert.match(id, /^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u);
        }
      }),
    );
  });

  it("keeps the ids when names are added at the end", () => {
    fc.assert(
      fc.property(names, names, (given, more) => {
        assert.deepEqual(slugs([...given, ...more]).slice(0, given.length), slugs(given));
      }),
    );
  });
});
