/** Paths into JSON. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { jsonPath } from "../../../../services/api-gateway-rest/template/json-path.ts";
import {
  fromJson,
  toJson,
} from "../../../../services/api-gateway-rest/template/template-values.ts";

const root = fromJson({
  a: { "b-c": [10, 20], d: "x" },
  items: [{ id: 1 }, { id: 2, inner: { id: 3 } }],
});

describe("jsonPath", () => {
  for (const [path, expected] of [
    ["$.a.d", "x"],
    ["a.d", "x"],
    ["$['a'].d", "x"],
    ['$["a"]["b-c"][1]', 20],
    ["$.a.b-c[-1]", 20],
    ["$.items[*].id", [1, 2]],
    ["$.items.*.id", [1, 2]],
    ["$..id", [1, 2, 3]],
    ["$.items..id", [1, 2, 3]],
    ["$.a.none.more", undefined],
    ["$.none[*]", []],
    ["$.__proto__", undefined],
  ] as const) {
    it(`leads along ${path}`, () => {
      assert.deepEqual(toJson(jsonPath(path, root)), expected);
    });
  }

  it("leads to the root", () => {
    assert.equal(jsonPath("$", root), root);
  });

  for (const path of ["$.items[?(@.id > 1)]", "$.items[0:1]", "$.a["]) {
    it(`refuses ${path}`, () => {
      assert.throws(() => jsonPath(path, root), /has a part that is not simulated/);
    });
  }
});
