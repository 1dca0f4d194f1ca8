import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  cachePolicyOf,
  cachePolicyType,
  originRequestPolicyOf,
  originRequestPolicyType,
  readCachePolicy,
  readOriginRequestPolicy,
  responseHeadersPolicyType,
} from "../../reading/behavior-policy.ts";
import { type Behavior, distributionType } from "../../reading/distribution.ts";
import type { StackResource } from "../../reading/resource.ts";
import { readProperties, unknown } from "../../reading/value.ts";
import { resource, stackOf } from "../fixtures.ts";

const own = {
  cache: resource(cachePolicyType, {
    name: "own-cache",
    props: {
      arn: "arn:aws:cloudfront::1:cache-policy/c1",
      minTtl: 0,
      maxTtl: 60,
      parametersInCacheKeyAndForwardedToOrigin: {
        headersConfig: { headers: { items: ["Authorization"] } },
      },
    },
  }),
  request: resource(originRequestPolicyType, {
    name: "own-request",
    props: { arn: "arn:aws:cloudfront::1:origin-request-policy/r1" },
  }),
  headers: resource(responseHeadersPolicyType, {
    props: { arn: "arn:aws:cloudfront::1:response-headers-policy/h1" },
  }),
};

const stack = stackOf(own.cache, own.request, own.headers);

const behavior = (props: Readonly<Record<string, unknown>>): Behavior<StackResource> => ({
  on: resource(distributionType),
  at: "defaultCacheBehavior",
  pattern: "*",
  props: readProperties(props),
  associations: [],
});

describe("the cache policy of a behavior", () => {
  it("is this stack's, by the end of its ARN", () => {
    assert.deepEqual(cachePolicyOf(stack, behavior({ cachePolicyId: "c1" })), {
      name: "own-cache",
      minTtl: 0,
      maxTtl: 60,
      headers: ["authorization"],
      cookies: { kind: "none", names: [] },
    });
  });

  it("is CloudFront's, by its id", () => {
    const disabled = { cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" };
    assert.deepEqual(cachePolicyOf(stack, behavior(disabled)), {
      name: "CachingDisabled",
      minTtl: 0,
      maxTtl: 0,
      headers: [],
      cookies: { kind: "none", names: [] },
    });
    const optimized = { cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6" };
    assert.equal(cachePolicyOf(stack, behavior(optimized))?.minTtl, 1);
  });

  it("is undefined where it is unknown, absent or of another stack", () => {
    for (const cachePolicyId of [unknown, undefined, "c2", "1"]) {
      assert.equal(cachePolicyOf(stack, behavior({ cachePolicyId })), undefined);
    }
  });

  it("has CloudFront's default TTLs", () => {
    assert.deepEqual(readCachePolicy(resource(cachePolicyType, { name: "bare" })), {
      name: "bare",
      minTtl: 0,
      maxTtl: 31_536_000,
      headers: [],
      cookies: { kind: "none", names: [] },
    });
  });
});

describe("the origin request policy of a behavior", () => {
  const read = (headerBehavior: string, ...items: readonly string[]) => {
    const headersConfig = { headerBehavior, headers: { items } };
    const policy = resource(originRequestPolicyType, { props: { headersConfig } });
    const request = readOriginRequestPolicy(policy);
    return [request?.headers, request?.forwardsAllViewerHeaders, request?.forwardsHost];
  };

  it("is this stack's or CloudFront's", () => {
    const named = (originRequestPolicyId: unknown) =>
      originRequestPolicyOf(stack, behavior({ originRequestPolicyId }))?.name;
    assert.equal(named("r1"), "own-request");
    assert.equal(named("b689b0a8-53d0-40ab-baf2-68738e2966ac"), "AllViewerExceptHostHeader");
    assert.equal(named(unknown), undefined);
    assert.equal(named("r2"), undefined);
  });

  it("forwards the viewer's Host unless it leaves it out", () => {
    assert.deepEqual(read("none"), [[], false, false]);
    assert.deepEqual(read("whitelist", "X-A"), [["x-a"], false, false]);
    assert.deepEqual(read("whitelist", "Host"), [["host"], false, true]);
    assert.deepEqual(read("allViewer"), [[], true, true]);
    assert.deepEqual(read("allViewerAndWhitelistCloudFront", "CloudFront-Viewer-Country"), [
      ["cloudfront-viewer-country"],
      true,
      true,
    ]);
    assert.deepEqual(read("allExcept", "Host"), [[], true, false]);
    assert.deepEqual(read("allExcept", "X-A"), [[], true, true]);
  });
});
