import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type PolicyInfo, reconcile } from "../../policy/policy-config.ts";

const policies: readonly PolicyInfo[] = [
  {
    name: "first",
    level: "mandatory",
    properties: {
      days: { type: "integer", minimum: 1, maximum: 9, default: 3 },
      share: { type: "number" },
      isOn: { type: "boolean", default: false },
      word: { type: "string", default: "a" },
      names: { type: "array", items: { type: "string" }, default: [] },
      anything: { type: "array" },
      map: { type: "object" },
    },
  },
  { name: "second", level: "advisory", properties: {} },
];

const defaults = { days: 3, isOn: false, word: "a", names: [] };

function settings(given: unknown) {
  const reconciled = reconcile(policies, given);
  assert.deepEqual(reconciled.problems, []);
  return Object.fromEntries(reconciled.settings);
}

function problems(given: unknown): readonly string[] {
  return reconcile(policies, given).problems;
}

describe("a policy configuration", () => {
  it("leaves policies unchanged that it does not name", () => {
    assert.deepEqual(settings({}), {
      first: { level: "mandatory", properties: defaults },
      second: { level: "advisory", properties: {} },
    });
  });

  it("sets a level by name, or with properties, which alone keep the level", () => {
    assert.deepEqual(settings({ first: "disabled" })["first"], {
      level: "disabled",
      properties: defaults,
    });
    assert.deepEqual(settings({ first: { enforcementLevel: "remediate", days: 9 } })["first"], {
      level: "remediate",
      properties: { ...defaults, days: 9 },
    });
    assert.deepEqual(settings({ first: { days: 1 } })["first"], {
      level: "mandatory",
      properties: { ...defaults, days: 1 },
    });
  });

  it("applies the level for all first, then that of a policy, in any order", () => {
    const levels = (given: unknown) => Object.values(settings(given)).map(({ level }) => level);
    assert.deepEqual(levels({ all: "advisory" }), ["advisory", "advisory"]);
    assert.deepEqual(levels({ first: "mandatory", all: { enforcementLevel: "disabled" } }), [
      "mandatory",
      "disabled",
    ]);
    assert.deepEqual(levels({ all: "disabled", first: { days: 2 } }), ["disabled", "disabled"]);
  });

  it("accepts every type of value in the schema", () => {
    const given = {
      share: 0.5,
      isOn: true,
      word: "",
      names: ["x"],
      anything: [1, {}],
      map: { a: 1 },
    };
    assert.deepEqual(settings({ first: given })["first"]?.properties, { ...defaults, ...given });
  });

  it("refuses unknown policies", () => {
    assert.deepEqual(problems({ third: "advisory" }), ["third is not a policy of this pack"]);
  });

  it("refuses unknown properties, and properties for all", () => {
    assert.deepEqual(problems({ first: { day: 3 }, second: { day: 3 }, all: { days: 3 } }), [
      "all.days is not a property of that policy",
      "first.day is not a property of that policy",
      "second.day is not a property of that policy",
    ]);
  });

  it("accepts four levels", () => {
    const told = "must be one of advisory, mandatory, disabled, remediate, got";
    assert.deepEqual(
      problems({ all: "none", first: "Mandatory", second: { enforcementLevel: 1 } }),
      [`all ${told} "none"`, `first ${told} "Mandatory"`, `second.enforcementLevel ${told} 1`],
    );
  });

  it("checks types against the schema, in lists too", () => {
    const wrong = {
      days: 1.5,
      share: "1",
      isOn: "true",
      word: 1,
      names: ["x", 1, null],
      anything: {},
      map: [],
    };
    assert.deepEqual(problems({ first: wrong }), [
      "first.days must be of type integer, got 1.5",
      'first.share must be of type number, got "1"',
      'first.isOn must be of type boolean, got "true"',
      "first.word must be of type string, got 1",
      "first.names[1] must be of type string, got 1",
      "first.names[2] must be of type string, got null",
      "first.anything must be of type array, got {}",
      "first.map must be of type object, got []",
    ]);
  });

  it("checks inclusive bounds", () => {
    assert.deepEqual(problems({ first: { days: 1 } }), []);
    assert.deepEqual(problems({ first: { days: 9 } }), []);
    assert.deepEqual(problems({ first: { days: 0 } }), ["first.days must be 1 or more, got 0"]);
    assert.deepEqual(problems({ first: { days: 10 } }), ["first.days must be 9 or less, got 10"]);
  });

  it("is a map of levels and maps", () => {
    for (const given of [null, [], "advisory", 1]) {
      assert.deepEqual(problems(given), [
        `the configuration must be a map by policy, got ${JSON.stringify(given)}`,
      ]);
    }
    assert.deepEqual(problems({ first: null, second: ["advisory"] }), [
      "first must be a level or a map, got null",
      'second must be a level or a map, got ["advisory"]',
    ]);
  });
});
