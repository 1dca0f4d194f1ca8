/**
 * Seeded random sequences.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { countOf, seededRandom, shuffled } from "../../../scripts/season/random.ts";

describe("seededRandom", () => {
  it("repeats its sequence for the same seed only", () => {
    const sequence = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    assert.deepEqual(sequence(1), sequence(1));
    assert.notDeepEqual(sequence(1), sequence(2));
  });

  it("stays within [0, 1), with a mean near one half", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const numbers = Array.from({ length: 500 }, seededRandom(seed));
        assert.ok(numbers.every((number) => number >= 0 && number < 1));
        const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
        assert.ok(Math.abs(mean - 0.5) < 0.1, `${mean}`);
      }),
    );
  });
});

describe("shuffled", () => {
  it("keeps every element and does not change the original", () => {
    const items = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);
    const result = shuffled(items, seededRandom(3));
    assert.deepEqual(result.toSorted(), items);
    assert.notDeepEqual(result, items);
  });
});

describe("countOf", () => {
  it("counts none at probability 0 and all at probability 1", () => {
    assert.equal(countOf(12, 0, seededRandom(1)), 0);
    assert.equal(countOf(12, 1, seededRandom(1)), 12);
  });
});
