import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  conditionValues,
  isUnreadable,
  statements,
} from "../../reading/policy-document-reading.ts";
import { unknown } from "../../reading/value.ts";

const document = {
  Version: "2012-10-17",
  Statement: {
    Sid: "Read",
    Effect: "Allow",
    Principal: { Service: "a.amazonaws.com", AWS: ["b", "c"] },
    Action: "s3:GetObject",
    Resource: ["x", "y"],
    Condition: {
      StringEquals: { "AWS:SourceArn": "one" },
      ArnLike: { "aws:sourcearn": ["two", "three"], "aws:PrincipalArn": "four" },
    },
  },
};

const read = {
  sid: "Read",
  effect: "Allow",
  actions: ["s3:GetObject"],
  resources: ["x", "y"],
  principals: { Service: ["a.amazonaws.com"], AWS: ["b", "c"] },
  condition: document.Statement.Condition,
  isInverted: false,
  inverted: [],
};

describe("a policy document", () => {
  it("is read from JSON or from a map, one statement or many", () => {
    assert.deepEqual(statements(document), [read]);
    assert.deepEqual(statements(JSON.stringify(document)), [read]);
    assert.deepEqual(statements({ Statement: [document.Statement, document.Statement] }), [
      read,
      read,
    ]);
  });

  it("has nothing in it where nothing is written", () => {
    const [empty, ...more] = statements({ Statement: [{}, "x", unknown] }) ?? [];
    assert.equal(more.length, 0);
    assert.deepEqual(empty, {
      sid: undefined,
      effect: undefined,
      actions: [],
      resources: [],
      principals: {},
      condition: {},
      isInverted: false,
      inverted: [],
    });
    assert.deepEqual(statements({}), []);
  });

  it("has one form for every principal", () => {
    const everyone = (Principal: string) =>
      statements({ Statement: { Principal } })?.[0]?.principals;
    assert.deepEqual(everyone("*"), { "*": ["*"] });
  });

  it("states which keys are inverted", () => {
    for (const key of ["NotAction", "NotResource", "NotPrincipal"]) {
      assert.equal(statements({ Statement: { [key]: "x" } })?.[0]?.isInverted, true, key);
    }
  });

  it("is nothing where it is unknown, absent or no JSON, and only the last is unreadable", () => {
    for (const value of [unknown, undefined, "{", "[]", 1]) {
      assert.equal(statements(value as never), undefined);
    }
    assert.deepEqual(
      ["{", "[]", "{}", unknown, undefined].map((each) => isUnreadable(each as never)),
      [true, true, false, false, false],
    );
  });
});

describe("a condition", () => {
  it("compares a key under any operator, whatever its letters", () => {
    const [statement] = statements(document) ?? [];
    assert.ok(statement !== undefined);
    assert.deepEqual(conditionValues(statement, "aws:SourceArn"), ["one", "two", "three"]);
    assert.deepEqual(conditionValues(statement, "aws:SourceAccount"), []);
  });

  it("compares nothing where it is not a map", () => {
    const [statement] = statements({ Statement: { Condition: { Bool: unknown } } }) ?? [];
    assert.ok(statement !== undefined);
    assert.deepEqual(conditionValues(statement, "aws:SecureTransport"), []);
  });
});
