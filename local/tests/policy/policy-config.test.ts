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
  it("leaves every policy as it is where it says nothing", () => {
    assert.deepEqual(settings({}), {
      first: { level: "mandatory", properties: defaults },
      second: { level: "advisory", properties: {} },
    });
  });

  it("gives a level by a word, or beside properties, which alone leave the level", () => {
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

  it("takes a level for all, and after it that of a policy, wherever it stands", () => {
    const levels = (given: unknown) => Object.values(settings(given)).map(({ level }) => level);
    assert.deepEqual(levels({ all: "advisory" }), ["advisory", "advisory"]);
    assert.deepEqual(levels({ first: "mandatory", all: { enforcementLevel: "disabled" } }), [
      "mandatory",
      "disabled",
    ]);
    assert.deepEqual(levels({ all: "disabled", first: { days: 2 } }), ["disabled", "disabled"]);
  });

  it("takes every kind of value the policy describes", () => {
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

  it("names no policy that is not there", () => {
    assert.deepEqual(problems({ third: "advisory" }), ["third is no policy of this pack"]);
  });

  it("names no property that is not there, and none for all", () => {
    assert.deepEqual(problems({ first: { day: 3 }, second: { day: 3 }, all: { days: 3 } }), [
      "all.days is no property of that policy",
      "first.day is no property of that policy",
      "second.day is no property of that policy",
    ]);
  });

  it("knows four levels", () => {
    const told = "must be one of advisory, mandatory, disabled, remediate, got";
    assert.deepEqual(
      problems({ all: "none", first: "Mandatory", second: { enforcementLevel: 1 } }),
      [`all ${told} "none"`, `first ${told} "Mandatory"`, `second.enforcementLevel ${told} 1`],
    );
  });

  it("is of the types the policy says, in lists as well", () => {
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

  it("is within the bounds, both of them included", () => {
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
