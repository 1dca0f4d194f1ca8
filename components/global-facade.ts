/**
 * A CloudFront distribution with its origins, logs and alarm.
 *
 * @module
 */

import { Distribution } from "@pulumi/aws/cloudfront/distribution.js";
import { OriginAccessControl } from "@pulumi/aws/cloudfront/originAccessControl.js";
import * as pulumi from "@pulumi/pulumi";
import { defaultTtlSeconds } from "../aws/cloudfront-limits.ts";
import { allMethods, readAndPreflightMethods, readMethods } from "../aws/cloudfront-method-sets.ts";
import { alwaysCachedErrors } from "../aws/cloudfront-statuses.ts";
import { AccessLogs } from "./access-logs.ts";
import type { EdgeAssociation } from "./edge-function.ts";
import { FacadeAlarm, type FacadeAlarmArgs } from "./facade-alarm.ts";
import {
  type FacadeOrigin,
  membersOf,
  type OriginPair,
  type ReadableBucket,
  spellOrigin,
  spellPair,
} from "./facade-origin.ts";
import { refuse, wholeNumber } from "./refuse.ts";

/** Statuses that CloudFront caches even with `no-store`, by default for 10 seconds each. */
const stickyErrors = alwaysCachedErrors.value;

/** HTTP methods by what a route allows. */
const methods = {
  read: readMethods.value,
  "read-across-sites": readAndPreflightMethods.value,
  write: allMethods.value,
} as const;

/** Ids of the policies of one cache behavior, managed or custom. */
export interface BehaviorPolicies {
  /** Id of the cache policy. */
  readonly cachePolicyId: pulumi.Input<string>;
  /** Id of the origin request policy. @default none */
  readonly originRequestPolicyId?: pulumi.Input<string>;
  /** Id of the response headers policy. */
  readonly responseHeadersPolicyId: pulumi.Input<string>;
}

/** A cache behavior for a path pattern. */
export interface FacadeRoute {
  /** Like `/images/*`. The first pattern that matches applies. */
  readonly pathPattern: string;
  /** Key of an origin or of a pair. */
  readonly origin: string;
  /** `sitePolicies` makes a set for files. */
  readonly policies: BehaviorPolicies;
  /** `"read"`: GET and HEAD; `"read-across-sites"`: OPTIONS too; `"write"`: all methods. @default "read" */
  readonly allow?: keyof typeof methods;
  /** Edge functions, at most one for each event. @default none */
  readonly functions?: readonly EdgeAssociation[];
}

/** A custom domain: a `CustomDomain`, or names with a certificate of your own. */
export interface FacadeDomain {
  /** Domain names that the certificate covers, at least one. The first is the facade's URL. */
  readonly aliases: readonly string[];
  /** ARN of an issued certificate in us-east-1. */
  readonly certificateArn: pulumi.Input<string>;
  /** Called once, with the distribution's own domain name, to make the DNS records. @default the records exist elsewhere */
  pointTo?(distributionDomainName: pulumi.Output<string>): void;
}

/** Arguments of a {@link GlobalFacade}. */
export interface GlobalFacadeArgs {
  /** Origins by the key that routes refer to. */
  readonly origins: Readonly<Record<string, FacadeOrigin>>;
  /** Origins with failover to a second one, by the key that routes refer to. @default none */
  readonly pairs?: Readonly<Record<string, OriginPair>>;
  /** Cache behaviors, in the order of precedence. Patterns must differ. */
  readonly routes: readonly FacadeRoute[];
  /** The default cache behavior, for paths that match no route. */
  readonly fallback: Omit<FacadeRoute, "pathPattern">;
  /** ARN of a web ACL with scope CLOUDFRONT, as of a `WebAcl`. @default none */
  readonly webAclArn?: pulumi.Input<string>;
  /** Without one, the distribution uses CloudFront's certificate, for which CloudFront allows TLS 1.0. @default none */
  readonly domain?: FacadeDomain;
  /** `PriceClass_100`, `PriceClass_200` or `PriceClass_All`: the edge locations that serve the distribution. */
  readonly priceClass: string;
  /** Support HTTP/3 in addition to HTTP/2. Continuous deployment does not support HTTP/3. @default true */
  readonly http3?: boolean;
  /** Days for which CloudWatch Logs keeps access logs: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /**
   * Error caching minimum TTL in whole seconds, 0 to 31,536,000. CloudFront's default of 10 prolongs an outage.
   * @default 1
   */
  readonly errorCachingSeconds?: number;
  /** The alarm on 5xx responses. @default that of {@link FacadeAlarmArgs} */
  readonly alarm?: Omit<FacadeAlarmArgs, "distributionId">;
}

/**
 * One distribution for buckets, public origins and VPC origins, with signed requests to buckets, access logs and an alarm.
 *
 * It writes the policies of the `OriginBucket`s among its origins and the records of its `CustomDomain`, so
 * both can be declared before it.
 */
export class GlobalFacade extends pulumi.ComponentResource {
  /** `https://` and the first alias, or the distribution's domain name where there is none. */
  readonly url: pulumi.Output<string>;
  /** Id of the distribution, as an invalidation names it. */
  readonly distributionId: pulumi.Output<string>;
  /** ARN of the distribution, as a bucket policy names it. */
  readonly distributionArn: pulumi.Output<string>;
  /** The distribution's own domain name, like `d111111abcdef8.cloudfront.net`. */
  readonly domainName: pulumi.Output<string>;
  /** Physical name of the log group of the access logs, in us-east-1. */
  readonly accessLogGroupName: pulumi.Output<string>;
  /** ARN of the topic that the alarm on 5xx responses notifies, in us-east-1. */
  readonly alarmTopicArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for routes, functions or settings that CloudFront would reject after minutes. */
  constructor(name: string, args: GlobalFacadeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:GlobalFacade", name, {}, opts);
    const { domain, http3 = true, errorCachingSeconds = 1, pairs = {} } = args;
    const child = { parent: this };
    refuse(this, [
      wholeNumber("errorCachingSeconds", errorCachingSeconds, 0, defaultTtlSeconds.value.max),
      domain?.aliases.length === 0
        ? "domain.aliases must name at least one domain, got []"
        : undefined,
      ...routeProblems(args),
    ]);

    const signing = new OriginAccessControl(
      `${name}-signing`,
      {
        description: "Signs every request to a bucket",
        originAccessControlOriginType: "s3",
        signingBehavior: "always",
        signingProtocol: "sigv4",
      },
      child,
    );
    const members = Object.entries(pairs).map(([key, pair]) => membersOf(key, pair));
    const origins: Readonly<Record<string, FacadeOrigin>> = Object.assign(
      {},
      args.origins,
      ...members,
    );
    const distribution = new Distribution(
      `${name}-distribution`,
      {
        enabled: true,
        comment: name,
        isIpv6Enabled: true,
        httpVersion: http3 ? "http2and3" : "http2",
        priceClass: args.priceClass,
        defaultRootObject: "index.html",
        origins: Object.entries(origins).map(([id, origin]) => spellOrigin(id, origin, signing.id)),
        originGroups: Object.keys(pairs).map(spellPair),
        orderedCacheBehaviors: args.routes.map((route) => ({
          pathPattern: route.pathPattern,
          ...behavior(route),
        })),
        defaultCacheBehavior: behavior(args.fallback),
        customErrorResponses: stickyErrors.map((errorCode) => ({
          errorCode,
          errorCachingMinTtl: errorCachingSeconds,
        })),
        restrictions: { geoRestriction: { restrictionType: "none" } },
        ...(args.webAclArn === undefined ? {} : { webAclId: args.webAclArn }),
        ...viewerNames(domain),
      },
      child,
    );
    for (const bucket of new Set(Object.values(args.origins).flatMap(bucketOf))) {
      bucket.allowDistribution(distribution.arn);
    }
    domain?.pointTo?.(distribution.domainName);
    const logs = new AccessLogs(
      `${name}-access-logs`,
      { distributionArn: distribution.arn, retentionDays: args.logRetentionDays },
      child,
    );
    const alarm = new FacadeAlarm(
      `${name}-alarm`,
      { ...args.alarm, distributionId: distribution.id },
      child,
    );

    this.url = pulumi.interpolate`https://${domain?.aliases[0] ?? distribution.domainName}`;
    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.domainName = distribution.domainName;
    this.accessLogGroupName = logs.logGroupName;
    this.alarmTopicArn = alarm.topicArn;
    this.registerOutputs({
      url: this.url,
      distributionId: this.distributionId,
      distributionArn: this.distributionArn,
    });
  }
}

function bucketOf(origin: FacadeOrigin): readonly ReadableBucket[] {
  return origin.kind === "bucket" ? [origin.bucket] : [];
}

/** Problems of each route, and of all together. */
function routeProblems({
  origins,
  pairs = {},
  routes,
  fallback,
}: GlobalFacadeArgs): readonly string[] {
  const known = [...Object.keys(origins), ...Object.keys(pairs)];
  const patterns = routes.map(({ pathPattern }) => pathPattern);
  return [
    ...(new Set(patterns).size === patterns.length
      ? []
      : [`routes must have different path patterns, got ${JSON.stringify(patterns)}`]),
    ...[...routes, { ...fallback, pathPattern: "*" }].flatMap(
      ({ pathPattern, origin, functions = [] }) => {
        const where = `routes[${pathPattern}]`;
        const events = functions.map(({ event }) => event);
        return [
          ...(known.includes(origin)
            ? []
            : [
                `${where}.origin must be one of ${known.join(", ")}, got ${JSON.stringify(origin)}`,
              ]),
          ...(new Set(events).size === events.length
            ? []
            : [
                `${where}.functions must have at most one function an event, got ${JSON.stringify(events)}`,
              ]),
          ...(origins[origin]?.kind === "vpc" && events.some((event) => event.startsWith("origin-"))
            ? [
                `${where}.functions must run on viewer events, since its origin is in a VPC, got ${JSON.stringify(events)}`,
              ]
            : []),
        ];
      },
    ),
  ];
}

/** Plain HTTP is redirected, or rejected where a body could be sent. */
function behavior({
  origin,
  policies,
  functions = [],
  allow = "read",
}: Omit<FacadeRoute, "pathPattern">) {
  return {
    targetOriginId: origin,
    viewerProtocolPolicy: allow === "write" ? "https-only" : "redirect-to-https",
    allowedMethods: [...methods[allow]],
    cachedMethods: [...readMethods.value],
    compress: true,
    ...policies,
    lambdaFunctionAssociations: functions.map(({ event, qualifiedArn }) => ({
      eventType: event,
      lambdaArn: qualifiedArn,
      includeBody: false,
    })),
  };
}

/** Aliases, certificate and minimum TLS version. */
function viewerNames(domain: FacadeDomain | undefined) {
  if (domain === undefined) {
    // With CloudFront's certificate the security policy is always TLSv1.
    return { viewerCertificate: { cloudfrontDefaultCertificate: true } };
  }
  return {
    aliases: [...domain.aliases],
    viewerCertificate: {
      acmCertificateArn: domain.certificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2025",
    },
  };
}
