/**
 * Distributions, joined from everything they refer to.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { cachingDisabled } from "../../model/managed-policies.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import {
  bucket,
  distribution,
  distributionArn,
  functionArn,
  graphOf,
  lambdaFunction,
  plainBehavior,
  plainOrigin,
  resource,
  role,
} from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const beside = [bucket("site"), role("worker"), lambdaFunction("worker")];

function read(inputs: Properties, ...more: readonly GraphNode[]) {
  const [found] = assemble(graphOf(...beside, ...more, distribution(inputs))).distributions;
  assert.ok(found !== undefined);
  return found;
}

function problems(inputs: Properties, ...more: readonly GraphNode[]): readonly string[] {
  return problemsOf(graphOf(...beside, ...more, distribution(inputs)));
}

/** Inputs with a default behavior that differs from the plain one. */
function behaving(changes: Properties): Properties {
  return { defaultCacheBehavior: { ...plainBehavior, ...changes } };
}

function running(...associations: readonly Properties[]): Properties {
  return behaving({ lambdaFunctionAssociations: associations });
}

describe("readDistribution", () => {
  it("reads a minimal distribution", () => {
    assert.deepEqual(read({}), {
      id: "E0000000000001",
      name: "cdn",
      arn: distributionArn,
      domainName: "d0000000000001.cloudfront.net",
      aliases: [],
      defaultRootObject: "",
      origins: new Map([
        [
          "bucket",
          {
            kind: "s3",
            id: "bucket",
            domainName: "site.s3.eu-west-1.amazonaws.com",
            path: "",
            customHeaders: [],
            connectionAttempts: 3,
            connectionTimeoutSeconds: 10,
            responseTimeoutSeconds: 30,
            signed: false,
          },
        ],
      ]),
      originGroups: new Map(),
      behaviors: [
        {
          pathPattern: "*",
          targetOriginId: "bucket",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: new Set(["GET", "HEAD"]),
          cachedMethods: new Set(["GET", "HEAD"]),
          compress: false,
          cachePolicy: cachingDisabled,
          originRequestPolicy: undefined,
          responseHeadersPolicy: undefined,
          functions: {},
        },
      ],
      errorResponses: new Map(),
    });
  });

  it("reads names, the root object and error responses", () => {
    const found = read({
      aliases: ["a.test"],
      viewerCertificate: { acmCertificateArn: "arn:aws:acm:us-east-1:0:certificate/1" },
      defaultRootObject: "index.html",
      customErrorResponses: [{ errorCode: 404, errorCachingMinTtl: 2 }],
    });
    assert.deepEqual(found.aliases, ["a.test"]);
    assert.equal(found.defaultRootObject, "index.html");
    assert.equal(found.errorResponses.get(404)?.cachingMinTtlSeconds, 2);
  });

  it("keeps behaviors in order, with the default last", () => {
    const ordered = ["/b/*", "/a"].map((pathPattern) => ({ ...plainBehavior, pathPattern }));
    const { behaviors } = read({ orderedCacheBehaviors: ordered });
    assert.deepEqual(
      behaviors.map(({ pathPattern }) => pathPattern),
      ["/b/*", "/a", "*"],
    );
  });

  it("resolves policies of the program and managed policies by id", () => {
    const policy = resource("aws:cloudfront/cachePolicy:CachePolicy", "own", {
      id: "own-id",
      inputs: {
        defaultTtl: 60,
        parametersInCacheKeyAndForwardedToOrigin: {
          cookiesConfig: { cookieBehavior: "none" },
          headersConfig: { headerBehavior: "none" },
          queryStringsConfig: { queryStringBehavior: "all" },
        },
      },
    });
    const inputs = behaving({
      cachePolicyId: "own-id",
      originRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
      responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
      compress: true,
    });
    const [behavior] = read(inputs, policy).behaviors;
    assert.equal(behavior?.cachePolicy.defaultTtlSeconds, 60);
    assert.equal(behavior?.originRequestPolicy?.headers.kind, "all");
    assert.equal(behavior?.responseHeadersPolicy?.set.length, 5);
    assert.equal(behavior?.compress, true);
  });

  it("resolves functions by qualified ARN", () => {
    const lambdaArn = functionArn("worker");
    const [behavior] = read(
      running(
        { eventType: "origin-request", lambdaArn, includeBody: true },
        { eventType: "viewer-response", lambdaArn },
      ),
    ).behaviors;
    assert.deepEqual(behavior?.functions, {
      "origin-request": { functionArn: lambdaArn, includeBody: true },
      "viewer-response": { functionArn: lambdaArn, includeBody: false },
    });
  });

  it("accepts an origin group as the target of a behavior", () => {
    const second = { ...plainOrigin, originId: "second" };
    const group = {
      originId: "group",
      failoverCriteria: { statusCodes: [503] },
      members: [{ originId: "second" }, { originId: "bucket" }],
    };
    const found = read({
      ...behaving({ targetOriginId: "group" }),
      origins: [plainOrigin, second],
      originGroups: [group],
    });
    assert.equal(found.behaviors[0]?.targetOriginId, "group");
    assert.deepEqual(found.originGroups.get("group"), {
      id: "group",
      primaryId: "second",
      secondaryId: "bucket",
      statusCodes: new Set([503]),
    });
  });

  const at = "defaultCacheBehavior";
  const lambdaArn = functionArn("worker");
  for (const [title, inputs, expected] of [
    [
      "a root object with a slash",
      { defaultRootObject: "/index.html" },
      ['defaultRootObject must not begin with /: CloudFront then answers 403, got "/index.html"'],
    ],
    [
      "two origins of one id",
      { origins: [plainOrigin, plainOrigin] },
      ['origins[1].originId must not be that of another origin, got "bucket"'],
    ],
    [
      "a behavior without an origin",
      behaving({ targetOriginId: "none" }),
      [`${at}.targetOriginId must be an origin of the distribution (bucket), got "none"`],
    ],
    [
      "a behavior without a cache policy",
      behaving({ cachePolicyId: null }),
      [`${at}.cachePolicyId must be the id of a cache policy, got nothing`],
    ],
    [
      "policies nobody has",
      behaving({ cachePolicyId: "x", originRequestPolicyId: "y", responseHeadersPolicyId: "z" }),
      [
        `${at}.responseHeadersPolicyId must be a policy of this program or a managed policy of CloudFront, got "z"`,
        `${at}.cachePolicyId must be a policy of this program or a managed policy of CloudFront, got "x"`,
        `${at}.originRequestPolicyId must be a policy of this program or a managed policy of CloudFront, got "y"`,
      ],
    ],
    [
      "legacy cache settings beside a cache policy",
      behaving({ forwardedValues: { queryString: false } }),
      [
        `${at}.cachePolicyId must not be given beside forwardedValues, got "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"`,
      ],
    ],
    [
      "a function of nobody",
      running({ eventType: "origin-request", lambdaArn: functionArn("other") }),
      [
        `${at}.lambdaFunctionAssociations[0].lambdaArn must be a function of this program, with its version, got "${functionArn("other")}"`,
      ],
    ],
    [
      "an event that is none",
      running({ eventType: "origin", lambdaArn }),
      [
        `${at}.lambdaFunctionAssociations[0].eventType must be one of viewer-request, origin-request, origin-response, viewer-response, got "origin"`,
      ],
    ],
    [
      "a function on the origin side of a VPC origin",
      {
        ...running({ eventType: "origin-request", lambdaArn }),
        origins: [
          { originId: "bucket", domainName: "a.test", vpcOriginConfig: { vpcOriginId: "v" } },
        ],
      },
      [
        'origins[0].vpcOriginConfig.vpcOriginId must be a VPC origin of this program, got "v"',
        `${at}.lambdaFunctionAssociations[0].eventType must not be origin-request: a VPC origin supports functions at viewer events only`,
      ],
    ],
    [
      "a function on the origin side of an origin with mTLS",
      {
        ...running({ eventType: "origin-response", lambdaArn }),
        origins: [
          {
            originId: "bucket",
            domainName: "a.test",
            customOriginConfig: {
              httpPort: 80,
              httpsPort: 443,
              originProtocolPolicy: "https-only",
              originSslProtocols: ["TLSv1.2"],
              originMtlsConfig: { clientCertificateArn: "arn" },
            },
          },
        ],
      },
      [
        `${at}.lambdaFunctionAssociations[0].eventType must not be origin-response: an origin with mTLS supports functions at viewer events only`,
      ],
    ],
    [
      "a function beside a CloudFront Function",
      behaving({
        lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn }],
        functionAssociations: [{ eventType: "viewer-response", functionArn: "arn" }],
      }),
      [
        `${at}.lambdaFunctionAssociations[0].eventType must not be viewer-request: a CloudFront Function runs at a viewer event of this behavior`,
        `${at}.functionAssociations[0].functionArn must be a CloudFront function of this program, got "arn"`,
      ],
    ],
    [
      "methods and patterns CloudFront does not take",
      {
        orderedCacheBehaviors: [
          { ...plainBehavior, pathPattern: "/a" },
          { ...plainBehavior, pathPattern: "/a", cachedMethods: ["GET"] },
        ],
      },
      [
        'orderedCacheBehaviors[1].cachedMethods must be GET HEAD, or GET HEAD OPTIONS, got ["GET"]',
        'orderedCacheBehaviors[1].pathPattern must not be that of an earlier behavior, got "/a"',
      ],
    ],
    [
      "a name without a certificate",
      { aliases: ["a.test"] },
      ['aliases must be empty without a certificate that covers them, got ["a.test"]'],
    ],
  ] as const satisfies readonly (readonly [string, Properties, readonly string[]])[]) {
    it(`refuses ${title}`, () => assert.deepEqual(problems(inputs), expected));
  }

  it("refuses a distribution without origins", () => {
    assert.deepEqual(problems({ origins: [] }), [
      "origins must hold at least one origin, got []",
      `${at}.targetOriginId must be an origin of the distribution (), got "bucket"`,
    ]);
  });
});
