/**
 * The one distribution that serves the world.
 *
 * @module
 */
import * as cloudfront from "@pulumi/aws/cloudfront/index.js";
import * as pulumi from "@pulumi/pulumi";
import { AccessLogs } from "./access-logs.ts";
import type { EdgeAssociation } from "./edge-function.ts";
import { FacadeAlarm } from "./facade-alarm.ts";
import {
  type FacadeOrigin,
  membersOf,
  type OriginPair,
  type ReadableBucket,
  spellOrigin,
  spellPair,
} from "./facade-origin.ts";
import { refuse, wholeNumber } from "./refuse.ts";

/** Statuses CloudFront keeps even when told `no-store`; 10 s each unless said otherwise. */
const stickyErrors = [404, 414, 500, 501, 502, 503, 504];

/** What viewers may do on a route. */
const methods = {
  read: ["GET", "HEAD"],
  "read-across-sites": ["GET", "HEAD", "OPTIONS"],
  write: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
} as const;

/** The policies of one behavior, by id. */
export interface BehaviorPolicies {
  readonly cachePolicyId: pulumi.Input<string>;
  readonly originRequestPolicyId?: pulumi.Input<string>;
  readonly responseHeadersPolicyId: pulumi.Input<string>;
}

/** A path of the facade, and all that happens on it. */
export interface FacadeRoute {
  /** The first pattern that matches wins. */
  readonly pathPattern: string;
  /** Name of an origin or of a pair. */
  readonly origin: string;
  readonly policies: BehaviorPolicies;
  /** @default "read" */
  readonly allow?: keyof typeof methods;
  /** At most one a moment. @default none */
  readonly functions?: readonly EdgeAssociation[];
}

/** A domain of one's own, in place of `*.cloudfront.net`. */
export interface FacadeDomain {
  /** Names the certificate covers. */
  readonly aliases: readonly string[];
  /** ARN of an issued certificate in us-east-1. */
  readonly certificateArn: pulumi.Input<string>;
  /** Called once, with the distribution's own domain name, to make the DNS records. @default the records exist elsewhere */
  pointTo?(distributionDomainName: pulumi.Output<string>): void;
}

/** What a {@link GlobalFacade} needs. */
export interface GlobalFacadeArgs {
  /** By the name routes call them by. */
  readonly origins: Readonly<Record<string, FacadeOrigin>>;
  /** Origins with a second one behind them, by name. @default none */
  readonly pairs?: Readonly<Record<string, OriginPair>>;
  /** In order. */
  readonly routes: readonly FacadeRoute[];
  /** Takes what no route does. */
  readonly fallback: Omit<FacadeRoute, "pathPattern">;
  /** ARN of a web ACL of scope CLOUDFRONT. @default none */
  readonly webAclArn?: pulumi.Input<string>;
  /** Without one the certificate is CloudFront's, and CloudFront then allows TLS 1.0. @default none */
  readonly domain?: FacadeDomain;
  /** Edge locations that answer. */
  readonly priceClass: string;
  /** Offer HTTP/3 beside HTTP/2; excludes continuous deployment. @default true */
  readonly http3?: boolean;
  /** Days access logs are kept. */
  readonly logRetentionDays: number;
  /** Seconds an error is kept, 0 or more; CloudFront's own default of 10 makes an outage stick. @default 1 */
  readonly errorCachingSeconds?: number;
}

/** CloudFront in front of everything. */
export class GlobalFacade extends pulumi.ComponentResource {
  /** Where to point a browser: the first alias, else CloudFront's own name. */
  readonly url: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  readonly distributionArn: pulumi.Output<string>;
  /** CloudFront's own name. */
  readonly domainName: pulumi.Output<string>;
  readonly alarmTopicArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for what CloudFront would refuse after minutes. */
  constructor(name: string, args: GlobalFacadeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:GlobalFacade", name, {}, opts);
    const { domain, http3 = true, errorCachingSeconds = 1, pairs = {} } = args;
    const child = { parent: this };
    refuse(this, [
      wholeNumber("errorCachingSeconds", errorCachingSeconds, 0, 31_536_000),
      domain?.aliases.length === 0
        ? "domain.aliases must name at least one domain, got []"
        : undefined,
      ...routeProblems(args),
    ]);

    const signing = new cloudfront.OriginAccessControl(
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
    const distribution = new cloudfront.Distribution(
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
    new AccessLogs(
      `${name}-access-logs`,
      { distributionArn: distribution.arn, retentionDays: args.logRetentionDays },
      child,
    );
    const alarm = new FacadeAlarm(`${name}-alarm`, { distributionId: distribution.id }, child);

    this.url = pulumi.interpolate`https://${domain?.aliases[0] ?? distribution.domainName}`;
    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.domainName = distribution.domainName;
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

/** What is wrong with the routes: each alone, and all together. */
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
      : [`routes must have patterns of their own, got ${JSON.stringify(patterns)}`]),
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
                `${where}.functions must run on viewer events, since its origin lies in a VPC, got ${JSON.stringify(events)}`,
              ]
            : []),
        ];
      },
    ),
  ];
}

/** Nothing is answered in plain text. */
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
    cachedMethods: ["GET", "HEAD"],
    compress: true,
    ...policies,
    lambdaFunctionAssociations: functions.map(({ event, qualifiedArn }) => ({
      eventType: event,
      lambdaArn: qualifiedArn,
      includeBody: false,
    })),
  };
}

/** The names viewers may use, and the least TLS they may speak. */
function viewerNames(domain: FacadeDomain | undefined) {
  if (domain === undefined) {
    // CloudFront forces its TLSv1 policy onto its own certificate: the floor needs a domain.
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
