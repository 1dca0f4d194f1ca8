/** Web ACLs, read from what a program declares. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readWebAcls } from "../../model/web-acl-reader.ts";
import type { Properties, Value } from "../../program/graph.ts";
import { distribution, graphOf } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";
import {
  arn,
  byteMatch,
  byteMatched,
  label,
  labelled,
  path,
  read,
  readRule,
} from "./web-acl-nodes.ts";

describe("readWebAcls", () => {
  it("reads a minimal web ACL", () => {
    assert.deepEqual(read({}).acl, {
      arn,
      labelPrefix: "awswaf:000000000000:webacl:wall:",
      rules: [],
      defaultAction: { kind: "allow" },
      bodyBytes: 16_384,
    });
  });

  it("reads rules by priority, with labels, response bodies and the body inspection limit", () => {
    const customResponse = {
      responseCode: 429,
      customResponseBodyKey: "slow",
      responseHeaders: [{ name: "retry-after", value: "60" }],
    };
    const { acl, problems } = read({
      associationConfig: {
        requestBodies: [{ cloudfront: { defaultSizeInspectionLimit: "KB_64" } }],
      },
      customResponseBodies: [{ key: "slow", content: "{}", contentType: "APPLICATION_JSON" }],
      defaultAction: { block: {} },
      rules: [
        { name: "last", priority: 9, statement: label, action: { block: { customResponse } } },
        {
          name: "first",
          priority: 2,
          statement: byteMatch,
          action: { count: {} },
          ruleLabels: [{ name: "seen" }],
        },
      ],
    });
    assert.deepEqual(problems, []);
    assert.equal(acl?.bodyBytes, 65_536);
    assert.deepEqual(acl.defaultAction, { kind: "block", response: undefined });
    assert.deepEqual(acl.rules, [
      { name: "first", statement: byteMatched, action: { kind: "count" }, labels: ["seen"] },
      {
        name: "last",
        statement: labelled,
        labels: [],
        action: {
          kind: "block",
          response: {
            status: 429,
            headers: [{ name: "retry-after", value: "60" }],
            body: { contentType: "application/json", content: "{}" },
          },
        },
      },
    ]);
  });

  for (const [title, statement, expected] of [
    [
      "a managed group, by its name",
      { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
      "rules[0].statement.managedRuleGroupStatement: the rules of managed rule group AWS/AWSManagedRulesCommonRuleSet are not public: none of them is evaluated",
    ],
    [
      "a group of rules, by its ARN",
      { ruleGroupReferenceStatement: { arn: "arn:group" } },
      "rules[0].statement.ruleGroupReferenceStatement: rule group arn:group is not simulated: none of its rules is evaluated",
    ],
    [
      "a transformation, by its name, however deep",
      {
        notStatement: {
          statement: {
            byteMatchStatement: {
              ...path,
              positionalConstraint: "CONTAINS",
              searchString: "x",
              textTransformations: [{ priority: 0, type: "JS_DECODE" }],
            },
          },
        },
      },
      "rules[0].statement.notStatement.statement.byteMatchStatement.textTransformations[0].type: JS_DECODE is not simulated, so its rule never matches",
    ],
  ] as const satisfies readonly (readonly [string, Properties, string])[]) {
    it(`lists ${title}, and leaves the rule out`, () =>
      assert.deepEqual(readRule(statement), { rules: [], problems: [], notSimulated: [expected] }));
  }

  const rate = (over: Properties): Properties => ({ rateBasedStatement: { limit: 100, ...over } });

  it("leaves out a rate-based rule whose scope-down statement is not simulated", () => {
    const scopeDownStatement = { xssMatchStatement: {} };
    assert.deepEqual(readRule(rate({ scopeDownStatement })).rules, []);
  });

  /** Problems of an action that blocks with this response. */
  function blocking(customResponse: Value): readonly string[] {
    return readRule(label, { action: { block: { customResponse } } }).problems;
  }

  it("refuses a response that WAF does not allow", () => {
    const inAction = "rules[0].action.block.customResponse.";
    assert.deepEqual(
      blocking({
        responseCode: 418,
        customResponseBodyKey: "absent",
        responseHeaders: [{ name: "Content-Type", value: "text/html" }],
      }),
      [
        `${inAction}responseCode must be a status that WAF allows, got 418`,
        `${inAction}responseHeaders[0].name must not be content-type: it comes with the body, got "Content-Type"`,
        `${inAction}customResponseBodyKey must be a key of customResponseBodies, got "absent"`,
      ],
    );
  });

  it("refuses two rules of one priority, and a rate-based rule with Allow", () => {
    const rule = (name: string, action: Properties) => ({
      name,
      priority: 1,
      action,
      statement: rate({}),
    });
    const { problems } = read({ rules: [rule("a", { block: {} }), rule("b", { allow: {} })] });
    assert.deepEqual(problems, [
      "rules[1].priority must not be that of another rule, got 1",
      'rules[1].action must not be Allow for a rate-based rule, got {"allow":{}}',
    ]);
  });

  it("refuses a web ACL that cannot be associated with CloudFront", () => {
    assert.deepEqual(read({ scope: "REGIONAL" }, "eu-west-1").problems, [
      'scope must be "CLOUDFRONT" before a distribution, got "REGIONAL"',
      'region must be us-east-1 for CloudFront, got "eu-west-1"',
    ]);
  });

  it("lists a web ACL of another program, and reads none when none is named", () => {
    const of = (webAclId: string) =>
      reading((findings) => readWebAcls(graphOf(distribution({ webAclId })), findings));
    assert.deepEqual(of("arn:other").notSimulated, [
      "webAclId: web ACL arn:other is not in this program: nothing is blocked",
    ]);
    assert.deepEqual([of("").result.size, of("").notSimulated], [0, []]);
  });
});
