/**
 * Finding teams by name.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { findTeam, rosterOf } from "../../../functions/core/roster.ts";

describe("findTeam", () => {
  it("finds every team, and no other name", () => {
    // Few letters and short names: many share a slot, and strangers come close.
    const names = fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(names, { maxLength: 20 }), names, (teams, name) => {
        const roster = rosterOf(teams);
        assert.equal(findTeam(roster, name), teams.indexOf(name));
        assert.deepEqual(
          teams.map((team) => findTeam(roster, team)),
          teams.map((_, index) => index),
        );
      }),
    );
  });

  it("finds no team in an empty league", () => {
    assert.equal(findTeam(rosterOf([]), "Herons"), -1);
  });
});
