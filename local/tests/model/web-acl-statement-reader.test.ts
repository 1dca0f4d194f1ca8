/** Statements of web ACLs. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Properties } from "../../program/graph.ts";
import type { Rule } from "../../services/waf/web-acl-model.ts";
import {
  byteMatch,
  byteMatched,
  label,
  labelled,
  path,
  pathSource,
  patternsArn,
  readRule,
  setArn,
} from "./web-acl-nodes.ts";

/** The statement that is read, of a rule nothing is wrong with. */
function statementOf(statement: Properties): Rule["statement"] | undefined {
  const { rules, problems, notSimulated } = readRule(statement);
  assert.deepEqual([problems, notSimulated], [[], []]);
  return rules?.[0]?.statement;
}

describe("readStatement and readRate", () => {
  for (const [title, statement, expected] of [
    ["bytes", byteMatch, byteMatched],
    ["a label", label, labelled],
    [
      "all of several",
      { andStatement: { statements: [label, label] } },
      { kind: "and", statements: [labelled, labelled] },
    ],
    [
      "one of several",
      { orStatement: { statements: [label] } },
      { kind: "or", statements: [labelled] },
    ],
    ["the opposite", { notStatement: { statement: label } }, { kind: "not", statement: labelled }],
    [
      "a country",
      { geoMatchStatement: { countryCodes: ["NZ"] } },
      { kind: "geo", countries: ["NZ"] },
    ],
    [
      "a set of addresses",
      { ipSetReferenceStatement: { arn: setArn } },
      { kind: "ip-set", ranges: ["192.0.2.0/24"], forwarded: undefined },
    ],
    [
      "a set of addresses, forwarded",
      {
        ipSetReferenceStatement: {
          arn: setArn,
          ipSetForwardedIpConfig: {
            headerName: "X-Forwarded-For",
            position: "LAST",
            fallbackBehavior: "NO_MATCH",
          },
        },
      },
      {
        kind: "ip-set",
        ranges: ["192.0.2.0/24"],
        forwarded: { header: "x-forwarded-for", position: "LAST", fallback: "NO_MATCH" },
      },
    ],
    [
      "a pattern",
      { regexMatchStatement: { ...path, regexString: "a+" } },
      { kind: "regex-match", source: pathSource, patterns: ["a+"] },
    ],
    [
      "a set of patterns",
      { regexPatternSetReferenceStatement: { ...path, arn: patternsArn } },
      { kind: "regex-match", source: pathSource, patterns: ["^/wp-"] },
    ],
    [
      "a size of some headers",
      {
        sizeConstraintStatement: {
          fieldToMatch: {
            headers: [
              {
                matchPattern: { includedHeaders: ["X-A"] },
                matchScope: "VALUE",
                oversizeHandling: "MATCH",
              },
            ],
          },
          comparisonOperator: "GT",
          size: 100,
        },
      },
      {
        kind: "size",
        comparison: "GT",
        size: 100,
        source: {
          component: {
            kind: "headers",
            names: { kind: "allow", names: ["x-a"] },
            scope: "VALUE",
            oversize: "MATCH",
          },
          transformations: [],
        },
      },
    ],
    [
      "a rate by address, all that is left unsaid",
      { rateBasedStatement: { limit: 10 } },
      { kind: "rate", limit: 10, windowSeconds: 300, key: [{ kind: "ip" }], scopeDown: undefined },
    ],
    [
      "a rate by several keys in a scope",
      {
        rateBasedStatement: {
          limit: 2_000_000_000,
          evaluationWindowSec: 60,
          aggregateKeyType: "CUSTOM_KEYS",
          customKeys: [
            {
              header: { name: "X-Key", textTransformations: [{ priority: 0, type: "LOWERCASE" }] },
            },
            { cookie: { name: "S", textTransformations: [{ priority: 0, type: "NONE" }] } },
            { ip: {} },
            { httpMethod: {} },
            { labelNamespace: { namespace: "plan:" } },
          ],
          scopeDownStatement: byteMatch,
        },
      },
      {
        kind: "rate",
        limit: 2_000_000_000,
        windowSeconds: 60,
        key: [
          {
            kind: "text",
            source: {
              component: { kind: "single-header", name: "x-key" },
              transformations: ["LOWERCASE"],
            },
          },
          { kind: "cookie", name: "S", transformations: ["NONE"] },
          { kind: "ip" },
          { kind: "text", source: { component: { kind: "method" }, transformations: [] } },
          { kind: "label-namespace", namespace: "plan:" },
        ],
        scopeDown: byteMatched,
      },
    ],
  ] as const satisfies readonly (readonly [string, Properties, unknown])[]) {
    it(`reads a statement of ${title}`, () => assert.deepEqual(statementOf(statement), expected));
  }

  const rate = (over: Properties): Properties => ({ rateBasedStatement: { limit: 100, ...over } });
  const at = "rules[0].statement.rateBasedStatement.";
  const within = "rules[0].statement.";
  for (const [statement, expected] of [
    [rate({ limit: 9 }), `${at}limit must be a whole number from 10 to 2000000000, got 9`],
    [rate({ limit: 10.5 }), `${at}limit must be a whole number from 10 to 2000000000, got 10.5`],
    [
      rate({ evaluationWindowSec: 30 }),
      `${at}evaluationWindowSec must be one of 60, 120, 300, 600, got 30`,
    ],
    [
      rate({ aggregateKeyType: "CONSTANT" }),
      `${at}scopeDownStatement must name the aggregate keys, got nothing`,
    ],
    [
      rate({ aggregateKeyType: "CUSTOM_KEYS", customKeys: [] }),
      `${at}customKeys must be 1 to 5 keys, got []`,
    ],
    [
      { andStatement: { statements: [{ managedRuleGroupStatement: {} }] } },
      `${within}andStatement.statements[0].managedRuleGroupStatement must not be nested in another statement, got {}`,
    ],
    [{}, "rules[0].statement must hold one statement, got []"],
    [
      { ...label, ...byteMatch },
      'rules[0].statement must hold one statement, got ["byteMatchStatement","labelMatchStatement"]',
    ],
    [
      { regexMatchStatement: { ...path, regexString: "(?=a)" } },
      `${within}regexMatchStatement.regexString must be a regular expression without look-around and back-references, got "(?=a)"`,
    ],
    [
      { ipSetReferenceStatement: { arn: "elsewhere" } },
      `${within}ipSetReferenceStatement.arn must be the ARN of a set of this program, got "elsewhere"`,
    ],
  ] as const satisfies readonly (readonly [Properties, string])[]) {
    it(`refuses ${expected}`, () => assert.deepEqual(readRule(statement).problems, [expected]));
  }
});
