/**
 * Conditions: every operator, keys that are absent, keys nobody knows.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type Condition,
  isKnownOperator,
  judgeConditions,
  type KeyLookup,
  type Outcome,
} from "../../../services/iam/condition.ts";

/** Knows `there`, knows that `absent` is not there, and nothing else. */
function knowing(there: string): KeyLookup {
  return (key) => {
    if (key === "there") {
      return { known: true, value: there };
    }
    return key === "absent" ? { known: true, value: undefined } : { known: false };
  };
}

function condition(operator: string, key: string, ...values: string[]): Condition {
  return { operator, key, values };
}

const distribution = "arn:aws:cloudfront::000000000000:distribution/E1";

describe("judgeConditions", () => {
  for (const [operator, actual, wanted, expected] of [
    ["StringEquals", "a", ["a"], "holds"],
    ["StringEquals", "a", ["b", "a"], "holds"],
    ["StringEquals", "a", ["A"], "fails"],
    ["StringEquals", "a", ["*"], "fails"],
    ["StringEquals", "a", [], "fails"],
    ["StringNotEquals", "a", ["b"], "holds"],
    ["StringNotEquals", "a", ["b", "a"], "fails"],
    ["StringEqualsIgnoreCase", "a", ["A"], "holds"],
    ["StringNotEqualsIgnoreCase", "a", ["A"], "fails"],
    ["StringLike", "folder/a", ["folder/*"], "holds"],
    ["StringLike", "other/a", ["folder/*"], "fails"],
    ["StringNotLike", "other/a", ["folder/*"], "holds"],
    ["ArnEquals", distribution, [distribution], "holds"],
    ["ArnEquals", distribution, ["arn:aws:cloudfront::*:distribution/*"], "holds"],
    ["ArnLike", distribution, ["arn:aws:cloudfront::000000000000:distribution/E?"], "holds"],
    ["ArnLike", distribution, ["arn:aws:cloudfront::000000000000:distribution/E2"], "fails"],
    ["ArnLike", distribution, ["arn:*"], "fails"],
    ["ArnLike", distribution, ["arn:aws:*:distribution/E1"], "fails"],
    ["ArnNotEquals", distribution, [distribution], "fails"],
    ["ArnNotLike", distribution, ["arn:aws:cloudfront::*:distribution/E2"], "holds"],
    ["Bool", "true", ["true"], "holds"],
    ["Bool", "true", ["True"], "holds"],
    ["Bool", "true", ["false"], "fails"],
    ["NumericEquals", "1.3", ["1.30"], "holds"],
    ["NumericNotEquals", "1.3", ["1.3"], "fails"],
    ["NumericLessThan", "1.2", ["1.3"], "holds"],
    ["NumericLessThan", "1.3", ["1.3"], "fails"],
    ["NumericLessThanEquals", "1.3", ["1.3"], "holds"],
    ["NumericGreaterThan", "1.3", ["1.3"], "fails"],
    ["NumericGreaterThanEquals", "1.3", ["1.3"], "holds"],
    ["NumericEquals", "x", ["x"], "fails"],
    ["Null", "a", ["false"], "holds"],
    ["Null", "a", ["true"], "fails"],
    ["StringEqualsIfExists", "a", ["b"], "fails"],
    ["DateGreaterThan", "a", ["a"], "unknown"],
    ["ForAnyValue:StringEquals", "a", ["a"], "unknown"],
    ["toString", "a", ["a"], "unknown"],
  ] as const satisfies readonly (readonly [string, string, readonly string[], Outcome])[]) {
    it(`evaluates ${operator} ${JSON.stringify(wanted)} on ${actual}: ${expected}`, () => {
      const outcome = judgeConditions([condition(operator, "there", ...wanted)], knowing(actual));
      assert.equal(outcome, expected);
    });
  }

  for (const [operator, expected] of [
    ["StringEquals", "fails"],
    ["StringLike", "fails"],
    ["ArnLike", "fails"],
    ["Bool", "fails"],
    ["StringEqualsIfExists", "holds"],
    ["ArnLikeIfExists", "holds"],
    ["StringNotEquals", "holds"],
    ["StringNotLike", "holds"],
    ["ArnNotLikeIfExists", "holds"],
  ] as const) {
    it(`evaluates ${operator} on a missing key: ${expected}`, () => {
      assert.equal(judgeConditions([condition(operator, "absent", "a")], knowing("")), expected);
    });
  }

  it("detects a missing key with Null", () => {
    assert.equal(judgeConditions([condition("Null", "absent", "true")], knowing("")), "holds");
    assert.equal(judgeConditions([condition("Null", "absent", "false")], knowing("")), "fails");
  });

  it("matches when any of several values does, with Null too", () => {
    assert.equal(
      judgeConditions([condition("Null", "absent", "true", "false")], knowing("")),
      "holds",
    );
  });

  it("does not evaluate an unknown key", () => {
    for (const operator of ["StringEquals", "StringEqualsIfExists", "StringNotEquals", "Null"]) {
      assert.equal(judgeConditions([condition(operator, "other", "a")], knowing("")), "unknown");
    }
  });

  const holds = condition("StringEquals", "there", "a");
  const fails = condition("StringEquals", "there", "b");
  const unknown = condition("StringEquals", "other", "a");
  for (const [conditions, expected] of [
    [[], "holds"],
    [[holds, holds], "holds"],
    [[holds, fails], "fails"],
    [[holds, unknown], "unknown"],
    [[unknown, fails], "fails"],
  ] as const) {
    it(`evaluates ${conditions.length} conditions together: ${expected}`, () => {
      assert.equal(judgeConditions(conditions, knowing("a")), expected);
    });
  }
});

describe("isKnownOperator", () => {
  for (const [operator, expected] of [
    ["StringEquals", true],
    ["StringNotLikeIfExists", true],
    ["Null", true],
    ["NullIfExists", false],
    ["stringequals", false],
    ["IpAddress", false],
    ["ForAllValues:StringEquals", false],
    ["constructor", false],
  ] as const) {
    it(`returns ${expected} for ${operator}`, () =>
      assert.equal(isKnownOperator(operator), expected));
  }
});
