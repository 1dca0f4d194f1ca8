/** Filters of the list of requests. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readFilter } from "../../console/page/request-filter.ts";
import { recorded } from "./recorded-requests.ts";

/** A filter, and the ids of what it finds. */
const cases: readonly (readonly [what: string, filter: string, found: readonly string[]])[] = [
  ["everything without words", "  ", recorded.map(({ id }) => id)],
  ["a word in the path, case ignored", "LEAGUES", ["routed"]],
  ["two words that are both there", "nz otters", ["blocked"]],
  ["a status", "status:403", ["blocked"]],
  ["a class of statuses", "status:5xx", ["failed"]],
  ["what a cache did", "cache:refresh", ["page"]],
  ["a method", "method:post", ["failed"]],
  ["a function by a part of its name", "function:router", ["routed"]],
  ["a Region by its beginning", "region:eu-c", ["routed"]],
  ["a viewer by address", "viewer:203.0.113.9", ["blocked"]],
  ["what took longer", "slower:1000", ["failed"]],
  ["what a word excludes", "-cache:hit -nz", []],
  ["a field that is unknown, as a word", "https:1", []],
  ["a field without a value, as a word", "status:", []],
  ["a name of every object, as a word", "constructor:1", []],
];

describe("a filter of requests", () => {
  for (const [what, filter, found] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(
        recorded.filter(readFilter(filter)).map(({ id }) => id),
        found,
      );
    });
  }
});
