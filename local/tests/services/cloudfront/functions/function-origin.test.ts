/** Origins that CloudFront functions choose. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { changedOrigins } from "../../../../services/cloudfront/functions/function-origin.ts";
import type { OriginChange } from "../../../../services/cloudfront/functions/viewer-function.ts";
import type { Behavior } from "../../../../services/cloudfront/model.ts";
import { behavior, customOrigin, distributionOf, requestOf, s3Origin } from "../edge-fixtures.ts";

const vpc = { ...customOrigin, id: "vpc", vpcOriginId: "vo_1" };
const distribution = distributionOf([behavior], {
  origins: new Map([customOrigin, s3Origin, vpc].map((origin) => [origin.id, origin])),
  originGroups: new Map([
    [
      "group",
      { id: "group", primaryId: "api", secondaryId: "bucket", statusCodes: new Set([500]) },
    ],
  ]),
});

function changed(change: OriginChange, over: Partial<Behavior> = {}) {
  const decision = changedOrigins(change, {
    distribution,
    behavior: { ...behavior, ...over },
    protocol: "https",
    headers: requestOf("/").headers,
  });
  return decision.kind === "invalid" ? decision.reason : decision.origins;
}

const update = (settings: unknown, over: Partial<Behavior> = {}) =>
  changed({ kind: "update", settings }, over);

describe("changedOrigins", () => {
  it("changes what is given and keeps the rest", () => {
    const from = { ...customOrigin, path: "/v1", httpsPort: 8443, responseTimeoutSeconds: 7 };
    const origins = changedOrigins(
      { kind: "update", settings: { domainName: "b.example.com", customHeaders: { "x-a": "1" } } },
      {
        distribution: distributionOf([behavior], { origins: new Map([["api", from]]) }),
        behavior,
        protocol: "https",
        headers: requestOf("/").headers,
      },
    );
    assert.deepEqual(origins.kind === "origins" && origins.origins.primary, {
      ...from,
      domainName: "b.example.com",
      customHeaders: [{ name: "X-A", value: "1" }],
      keepaliveTimeoutSeconds: 5,
      sslProtocols: ["TLSv1.2"],
    });
  });

  it("takes connection settings", () => {
    const origins = update({
      hostHeader: "host.example.com",
      originPath: "/v2",
      connectionAttempts: 1,
      timeouts: { connectionTimeout: 2, readTimeout: 3, keepAliveTimeout: 4 },
      customOriginConfig: { port: 8080, protocol: "http", sslProtocols: ["TLSv1.2"] },
    });
    assert.ok(typeof origins !== "string" && origins.primary.kind === "custom");
    const {
      hostHeader,
      path,
      connectionAttempts,
      connectionTimeoutSeconds,
      responseTimeoutSeconds,
      httpPort,
      protocolPolicy,
    } = origins.primary;
    assert.deepEqual(
      [
        hostHeader,
        path,
        connectionAttempts,
        connectionTimeoutSeconds,
        responseTimeoutSeconds,
        httpPort,
        protocolPolicy,
      ],
      ["host.example.com", "/v2", 1, 2, 3, 8080, "http-only"],
    );
  });

  for (const [title, control, signed] of [
    [
      "signed where it says so",
      { enabled: true, signingBehavior: "always", signingProtocol: "sigv4", originType: "s3" },
      true,
    ],
    ["unsigned where it says so", { enabled: false }, false],
    ["unsigned where a custom origin was assigned", undefined, false],
  ] as const) {
    it(`makes a bucket of a bucket's name, ${title}`, () => {
      const origins = update({
        domainName: "other.s3.eu-west-1.amazonaws.com",
        ...(control && { originAccessControlConfig: control }),
      });
      assert.ok(typeof origins !== "string" && origins.primary.kind === "s3");
      assert.equal(origins.primary.signed, signed);
    });
  }

  it("updates the primary origin of a group alone", () => {
    const origins = update({ domainName: "b.example.com" }, { targetOriginId: "group" });
    assert.ok(typeof origins !== "string");
    assert.equal(origins.primary.domainName, "b.example.com");
    assert.equal(origins.failover?.secondary, s3Origin);
  });

  it("selects an origin of the distribution, without the group", () => {
    const change = { kind: "select", originId: "bucket", settings: undefined } as const;
    assert.deepEqual(changed(change, { targetOriginId: "group" }), {
      primary: s3Origin,
      failover: undefined,
    });
  });

  for (const originIds of [
    ["bucket", "api"],
    [{ originId: "bucket" }, { originId: "api" }],
  ]) {
    it(`makes a group of ${JSON.stringify(originIds)}`, () => {
      const settings = { originIds, failoverCriteria: { statusCodes: [503] } };
      assert.deepEqual(changed({ kind: "group", settings }), {
        primary: s3Origin,
        failover: { secondary: customOrigin, statusCodes: new Set([503]) },
      });
    });
  }

  for (const [title, change, reason] of [
    [
      "no object",
      { kind: "update", settings: undefined },
      "updateRequestOrigin must be given an object",
    ],
    [
      "an unknown setting",
      { kind: "update", settings: { domain: "a" } },
      "updateRequestOrigin knows no setting domain",
    ],
    [
      "an address",
      { kind: "update", settings: { domainName: "10.0.0.1" } },
      /must be a domain name/,
    ],
    ["too many attempts", { kind: "update", settings: { connectionAttempts: 4 } }, /from 1 to 3/],
    [
      "a long time-out",
      { kind: "update", settings: { timeouts: { connectionTimeout: 11 } } },
      /from 1 to 10/,
    ],
    ["a host with a port", { kind: "update", settings: { hostHeader: "a:1" } }, /without a port/],
    [
      "a header of CloudFront's",
      { kind: "update", settings: { customHeaders: { "x-amz-a": "1" } } },
      /must not hold x-amz-a/,
    ],
    [
      "a header of the request",
      { kind: "update", settings: { customHeaders: { host: "1" } } },
      /must not hold host/,
    ],
    [
      "an unknown origin",
      { kind: "select", originId: "c", settings: undefined },
      "an origin must be one of api, bucket, vpc, got c",
    ],
    [
      "a group of one",
      { kind: "group", settings: { originIds: ["api"] } },
      /needs originIds with two origins/,
    ],
    [
      "a group without statuses",
      { kind: "group", settings: { originIds: ["api", "bucket"] } },
      /statusCodes/,
    ],
    [
      "an unknown member",
      {
        kind: "group",
        settings: { originIds: ["api", "c"], failoverCriteria: { statusCodes: [500] } },
      },
      /got c$/,
    ],
    [
      "media quality",
      {
        kind: "group",
        settings: { originIds: ["api", "bucket"], selectionCriteria: "media-quality-score" },
      },
      /"default" only/,
    ],
  ] as const satisfies readonly (readonly [string, OriginChange, string | RegExp])[]) {
    it(`refuses ${title}`, () => {
      const found = changed(change);
      assert.ok(typeof found === "string");
      if (typeof reason === "string") {
        assert.equal(found, reason);
      } else {
        assert.match(found, reason);
      }
    });
  }

  it("refuses to update a VPC origin", () => {
    assert.equal(
      update({ domainName: "b" }, { targetOriginId: "vpc" }),
      "updateRequestOrigin cannot update a VPC origin",
    );
  });
});
