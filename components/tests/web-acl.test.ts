/**
 * `WebAcl`: in us-east-1, rate rules before managed groups.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { WebAcl, type WebAclArgs } from "../web-acl.ts";
import { declared, inventory, recordComponent, refusal, resource } from "./recording.ts";

const minimal: WebAclArgs = {
  metricName: "touchline-test",
  logRetentionDays: 7,
  rateRules: { "per-address": { limit: 2_000 } },
};

const maximum: WebAclArgs = {
  metricName: "touchline-test",
  logRetentionDays: 30,
  logAllowed: true,
  managedGroups: {
    AWSManagedRulesKnownBadInputsRuleSet: [],
    AWSManagedRulesCommonRuleSet: ["NoUserAgent_HEADER"],
  },
  rateRules: {
    "sign-in": { limit: 20, windowSeconds: 60, pathPrefix: "/auth/" },
    "paid-key": { limit: 600, windowSeconds: 120, countBy: { header: "X-Api-Key" } },
    "paid-session": {
      limit: 600,
      windowSeconds: 600,
      countBy: { cookie: "__Host-session" },
      pathPrefix: "/v1/",
    },
  },
};

const recordAcl = (args: WebAclArgs) =>
  recordComponent((provider) => {
    const { arn, logGroupName, capacity } = new WebAcl("wall", args, { providers: [provider] });
    return { arn, logGroupName, capacity };
  });

const acl = async (args: WebAclArgs) => resource(await recordAcl(args), "WebAcl wall-acl").inputs;

/** Visibility configuration of every rule and of the web ACL. */
const visible = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/** Action of a rate rule. */
const blocked = (seconds: string) => ({
  block: {
    customResponse: {
      responseCode: 429,
      customResponseBodyKey: "too-many-requests",
      responseHeaders: [
        { name: "retry-after", value: seconds },
        { name: "cache-control", value: "no-store" },
      ],
    },
  },
});

const normalPath = [
  { priority: 0, type: "URL_DECODE" },
  { priority: 1, type: "NORMALIZE_PATH" },
];

describe("WebAcl", () => {
  it("declares a web ACL and its log, and no association", async () => {
    assert.deepEqual(inventory(await recordAcl(minimal)), [
      "LogGroup wall-lines",
      "LogResourcePolicy wall-writable",
      "WebAcl wall-acl",
      "WebAclLoggingConfiguration wall-log",
    ]);
  });

  it("declares everything in us-east-1", async () => {
    const regions = Object.values(declared(await recordAcl(minimal))).map((each) => each["region"]);
    assert.deepEqual(
      regions,
      Array.from({ length: 4 }, () => "us-east-1"),
    );
  });

  it("allows requests that no rule blocks, with scope CLOUDFRONT", async () => {
    const { scope, defaultAction, visibilityConfig } = await acl(minimal);
    assert.equal(scope, "CLOUDFRONT");
    assert.deepEqual(defaultAction, { allow: {} });
    assert.deepEqual(visibilityConfig, visible("touchline-test"));
  });

  it("counts by address over five minutes, then applies AWS managed groups, by default", async () => {
    const count = (name: string) => ({ name, actionToUse: { count: {} } });
    const group = (priority: number, name: string, counted: readonly string[]) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name,
          ...(counted.length === 0 ? {} : { ruleActionOverrides: counted.map(count) }),
        },
      },
      visibilityConfig: visible(name),
    });
    assert.deepEqual((await acl(minimal))["rules"], [
      {
        name: "per-address",
        priority: 0,
        action: blocked("300"),
        ruleLabels: [{ name: "rate:per-address" }],
        statement: {
          rateBasedStatement: { limit: 2_000, evaluationWindowSec: 300, aggregateKeyType: "IP" },
        },
        visibilityConfig: visible("per-address"),
      },
      group(1, "AWSManagedRulesAmazonIpReputationList", []),
      group(2, "AWSManagedRulesKnownBadInputsRuleSet", []),
      group(3, "AWSManagedRulesCommonRuleSet", [
        "SizeRestrictions_BODY",
        "NoUserAgent_HEADER",
        "GenericRFI_QUERYARGUMENTS",
        "EC2MetaDataSSRF_BODY",
        "EC2MetaDataSSRF_COOKIE",
        "EC2MetaDataSSRF_URIPATH",
        "EC2MetaDataSSRF_QUERYARGUMENTS",
      ]),
    ]);
  });

  it("counts by path, header and cookie, after normalization", async () => {
    const rules = (await acl(maximum))["rules"];
    assert.ok(Array.isArray(rules));
    assert.deepEqual(
      rules.slice(0, 3).map(({ action, statement }) => ({ action, statement })),
      [
        {
          action: blocked("60"),
          statement: {
            rateBasedStatement: {
              limit: 20,
              evaluationWindowSec: 60,
              aggregateKeyType: "IP",
              scopeDownStatement: {
                byteMatchStatement: {
                  fieldToMatch: { uriPath: {} },
                  positionalConstraint: "STARTS_WITH",
                  searchString: "/auth/",
                  textTransformations: normalPath,
                },
              },
            },
          },
        },
        {
          action: blocked("120"),
          statement: {
            rateBasedStatement: {
              limit: 600,
              evaluationWindowSec: 120,
              aggregateKeyType: "CUSTOM_KEYS",
              customKeys: [
                {
                  header: {
                    name: "x-api-key",
                    textTransformations: [
                      { priority: 0, type: "COMPRESS_WHITE_SPACE" },
                      { priority: 1, type: "LOWERCASE" },
                    ],
                  },
                },
              ],
            },
          },
        },
        {
          action: blocked("600"),
          statement: {
            rateBasedStatement: {
              limit: 600,
              evaluationWindowSec: 600,
              aggregateKeyType: "CUSTOM_KEYS",
              customKeys: [
                {
                  cookie: {
                    name: "__Host-session",
                    textTransformations: [{ priority: 0, type: "NONE" }],
                  },
                },
              ],
              scopeDownStatement: {
                byteMatchStatement: {
                  fieldToMatch: { uriPath: {} },
                  positionalConstraint: "STARTS_WITH",
                  searchString: "/v1/",
                  textTransformations: normalPath,
                },
              },
            },
          },
        },
      ],
    );
  });

  it("returns 429 with a problem document of at most 4 KB", async () => {
    const bodies = (await acl(minimal))["customResponseBodies"];
    assert.ok(Array.isArray(bodies));
    const [{ key, contentType, content }] = bodies;
    assert.equal(bodies.length, 1);
    assert.equal(key, "too-many-requests");
    assert.equal(contentType, "APPLICATION_JSON");
    assert.ok(Buffer.byteLength(content) <= 4_096);
    assert.deepEqual(JSON.parse(content), {
      type: "/problems/too-many-requests",
      title: "Too many requests",
      detail:
        "The rate of requests exceeds the limit. Retry after the number of seconds in Retry-After.",
      status: 429,
    });
  });

  it("outputs its ARN, log group and capacity", async () => {
    const { arn, ...rest } = (await recordAcl(minimal)).outputs;
    assert.match(
      String(arn),
      /^arn:aws:wafv2:us-east-1:000000000000:global\/webacl\/wall-acl\/[0-9a-f-]{36}$/,
    );
    assert.deepEqual(rest, { logGroupName: "aws-waf-logs-wall-acl", capacity: 927 });
  });

  for (const metricName of ["", "a b", "a.b", "All", "Default_Action", "m".repeat(129)]) {
    it(`rejects the metric name ${JSON.stringify(metricName)}`, async () => {
      const problem = await refusal((provider) => {
        new WebAcl("wall", { ...minimal, metricName }, { providers: [provider] });
        return undefined;
      });
      assert.equal(
        problem,
        `metricName must be letters, digits, - and _, at most 128, and not All or Default_Action, got ${JSON.stringify(metricName)}`,
      );
    });
  }

  it("reports all problems together", async () => {
    const problem = await refusal((provider) => {
      const args = { ...minimal, metricName: "", rateRules: { a: { limit: 1 } } };
      new WebAcl("wall", args, { providers: [provider] });
      return undefined;
    });
    assert.deepEqual(problem.split("\n"), [
      'metricName must be letters, digits, - and _, at most 128, and not All or Default_Action, got ""',
      'rateRules["a"].limit must be a whole number from 10 to 2000000000, got 1',
    ]);
  });
});
