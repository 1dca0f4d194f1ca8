/**
 * The log of a `WebAcl`: what it contains, where, and what is redacted.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { WebAcl, type WebAclArgs } from "../web-acl.ts";
import { document, recordComponent, resource, waitsFor } from "./recording.ts";

const minimal: WebAclArgs = {
  metricName: "touchline-test",
  logRetentionDays: 7,
  rateRules: { "per-address": { limit: 2_000 } },
};

const keyed: WebAclArgs = {
  ...minimal,
  rateRules: {
    "paid-key": { limit: 600, countBy: { header: "X-Api-Key" } },
    "paid-token": { limit: 600, countBy: { header: "Authorization" } },
  },
};

const recordAcl = (args: WebAclArgs) =>
  recordComponent((provider) => {
    new WebAcl("wall", args, { providers: [provider] });
    return undefined;
  });

const acl = async (args: WebAclArgs) => resource(await recordAcl(args), "WebAcl wall-acl").inputs;

describe("WebAcl: its log", () => {
  for (const [title, args, headers] of [
    ["what everybody sends", minimal, ["authorization", "cookie", "x-origin-verify"]],
    ["what rules count by", keyed, ["authorization", "cookie", "x-origin-verify", "x-api-key"]],
  ] as const) {
    it(`removes credentials from log, samples and rate keys: ${title}`, async () => {
      const everywhere = {
        action: "SUBSTITUTION",
        excludeRateBasedDetails: false,
        excludeRuleMatchDetails: false,
      };
      assert.deepEqual((await acl(args))["dataProtectionConfig"], {
        dataProtections: [
          { ...everywhere, field: { fieldType: "SINGLE_HEADER", fieldKeys: headers } },
          { ...everywhere, field: { fieldType: "SINGLE_COOKIE" } },
        ],
      });
      const log = resource(await recordAcl(args), "WebAclLoggingConfiguration wall-log");
      assert.deepEqual(
        log.inputs["redactedFields"],
        headers.map((name) => ({ singleHeader: { name } })),
      );
    });
  }

  it("logs blocked and counted requests to a group with WAF's prefix", async () => {
    const graph = await recordAcl(minimal);
    const log = resource(graph, "WebAclLoggingConfiguration wall-log");
    assert.deepEqual(resource(graph, "LogGroup wall-lines").inputs, {
      region: "us-east-1",
      name: "aws-waf-logs-wall-acl",
      retentionInDays: 7,
    });
    assert.deepEqual(log.inputs["logDestinationConfigs"], [
      "arn:aws:logs:us-east-1:000000000000:log-group:aws-waf-logs-wall-acl",
    ]);
    assert.deepEqual(log.inputs["loggingFilter"], {
      defaultBehavior: "DROP",
      filters: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          conditions: [
            { actionCondition: { action: "BLOCK" } },
            { actionCondition: { action: "COUNT" } },
            { actionCondition: { action: "EXCLUDED_AS_COUNT" } },
          ],
        },
      ],
    });
  });

  it("logs all requests when logAllowed is true", async () => {
    const log = resource(
      await recordAcl({ ...minimal, logAllowed: true }),
      "WebAclLoggingConfiguration wall-log",
    );
    assert.equal(log.inputs["loggingFilter"], undefined);
  });

  it("allows the delivery service to write to this group, before logging starts", async () => {
    const graph = await recordAcl(minimal);
    const policy = resource(graph, "LogResourcePolicy wall-writable");
    assert.equal(policy.inputs["policyName"], undefined);
    assert.equal(
      policy.inputs["resourceArn"],
      "arn:aws:logs:us-east-1:000000000000:log-group:aws-waf-logs-wall-acl",
    );
    assert.deepEqual(document(policy, "policyDocument"), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteFirewallLogs",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource:
            "arn:aws:logs:us-east-1:000000000000:log-group:aws-waf-logs-wall-acl:log-stream:*",
          Condition: {
            StringEquals: { "aws:SourceAccount": "000000000000" },
            ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:000000000000:*" },
          },
        },
      ],
    });
    assert.deepEqual(waitsFor(graph, "WebAclLoggingConfiguration wall-log"), [
      "LogGroup wall-lines",
      "LogResourcePolicy wall-writable",
      "WebAcl wall-acl",
    ]);
  });
});
