/**
 * A distribution and a web ACL that no rule has anything to say of, to be changed in one thing.
 *
 * @module
 */

import { cachingDisabledId } from "../reading/behavior-policy.ts";
import { distributionType } from "../reading/distribution.ts";

import type { StackResource } from "../reading/resource.ts";
import { webAclType } from "../reading/web-acl-reading.ts";
import { type Given, resource } from "./fixtures.ts";

/** What is changed: values by path, like `origins[0].domainName`; `undefined` takes out. */
type Changes = Readonly<Record<string, unknown>>;

/** Managed policies of CloudFront. */
export const managed = {
  cachingDisabled: cachingDisabledId,
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  useOriginCacheControl: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
  allViewer: "216adef6-5c7f-47e4-b989-5492eafa07d3",
  allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
  securityHeaders: "67f7725c-6f97-4210-82d7-5512b31e9d03",
  simpleCors: "60669652-455b-4ae9-85a4-c4c02393f86c",
};

const read = {
  targetOriginId: "files",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: managed.cachingOptimized,
  responseHeadersPolicyId: managed.securityHeaders,
  viewerProtocolPolicy: "redirect-to-https",
};

function publicOrigin(originId: string, region: string) {
  return {
    originId,
    connectionAttempts: 2,
    connectionTimeout: 2,
    domainName: `abcdefghij.execute-api.${region}.amazonaws.com`,
    customHeaders: [{ name: "X-Origin-Verify", value: "secret" }],
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: ["TLSv1.2"],
    },
  };
}

const front = {
  enabled: true,
  comment: "front",
  aliases: ["example.com"],
  viewerCertificate: {
    acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/one",
    minimumProtocolVersion: "TLSv1.2_2021",
    sslSupportMethod: "sni-only",
  },
  defaultRootObject: "index.html",
  httpVersion: "http2",
  webAclId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/front/one",
  origins: [
    {
      originId: "files",
      domainName: "files.s3.eu-west-1.amazonaws.com",
      originAccessControlId: "E123",
    },
    publicOrigin("api", "eu-west-1"),
    publicOrigin("spare", "eu-central-1"),
  ],
  originGroups: [
    {
      originId: "apis",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "api" }, { originId: "spare" }],
    },
  ],
  orderedCacheBehaviors: [
    {
      ...read,
      pathPattern: "/v1/*",
      targetOriginId: "apis",
      allowedMethods: ["GET", "HEAD", "OPTIONS"],
      cachePolicyId: managed.cachingDisabled,
    },
    {
      ...read,
      pathPattern: "/write/*",
      targetOriginId: "api",
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
      cachePolicyId: managed.cachingDisabled,
      originRequestPolicyId: managed.allViewerExceptHost,
      viewerProtocolPolicy: "https-only",
    },
  ],
  defaultCacheBehavior: read,
  customErrorResponses: [404, 500, 502, 503, 504].map((errorCode) => ({
    errorCode,
    errorCachingMinTtl: 1,
  })),
};

const visibilityConfig = {
  cloudwatchMetricsEnabled: true,
  metricName: "metric",
  sampledRequestsEnabled: true,
};

const groups = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesCommonRuleSet",
];

const firewall = {
  scope: "CLOUDFRONT",
  region: "us-east-1",
  defaultAction: { allow: {} },
  customResponseBodies: [{ key: "slow-down", contentType: "APPLICATION_JSON", content: "{}" }],
  visibilityConfig,
  dataProtectionConfig: {
    dataProtections: [
      {
        action: "SUBSTITUTION",
        field: {
          fieldType: "SINGLE_HEADER",
          fieldKeys: ["authorization", "cookie", "x-origin-verify"],
        },
      },
    ],
  },
  rules: [
    {
      name: "rate",
      priority: 0,
      action: {
        block: { customResponse: { responseCode: 429, customResponseBodyKey: "slow-down" } },
      },
      statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 1_000 } },
      visibilityConfig,
    },
    ...groups.map((name, index) => ({
      name,
      priority: index + 1,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name,
          ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
        },
      },
      visibilityConfig,
    })),
  ],
};

/** A distribution with files, two APIs as a pair, and a path for writing. */
export function distribution(changes: Changes = {}, given: Given = {}): StackResource {
  return resource(distributionType, { ...given, props: withChanges(front, changes) });
}

/** A web ACL for CloudFront: a rate rule first, then AWS's groups. */
export function webAcl(changes: Changes = {}, given: Given = {}): StackResource {
  return resource(webAclType, { ...given, props: withChanges(firewall, changes) });
}

/** A web ACL that a distribution names, and other resources. */
export function fronted(acl: StackResource, ...others: readonly StackResource[]) {
  return [acl, distribution({}, { from: { webAclId: [acl] } }), ...others];
}

function withChanges(base: object, changes: Changes): Readonly<Record<string, unknown>> {
  return Object.entries(changes).reduce<unknown>(
    (props, [path, value]) => withChange(props, path.split(/[.[\]]+/).filter(Boolean), value),
    base,
  ) as Readonly<Record<string, unknown>>;
}

function withChange(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) {
    return to;
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  const at = step as keyof typeof copy;
  return Object.assign(copy, { [step]: withChange(copy[at], rest, to) });
}
