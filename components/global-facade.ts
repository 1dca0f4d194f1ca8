/**
 * The one distribution that serves the world.
 *
 * @module
 */
import * as cloudfront from "@pulumi/aws/cloudfront/index.js";
import * as pulumi from "@pulumi/pulumi";
import { AccessLogs } from "./access-logs.ts";
import { type BehaviorPolicies, seasonPolicies, sitePolicies } from "./behavior-policies.ts";
import { refuse, wholeNumber } from "./check.ts";
import type { EdgeAssociation } from "./edge-function.ts";
import type { PrivateBucket } from "./private-bucket.ts";

/** Statuses CloudFront keeps even when told `no-store`; 10 s each unless said otherwise. */
const stickyErrors = [404, 414, 500, 501, 502, 503, 504];

/** A bucket and the functions that run on the way to it and back. */
export interface FacadeOrigin {
  readonly bucket: PrivateBucket;
  /** At most one a moment. @default none */
  readonly functions?: readonly EdgeAssociation[];
}

/** A domain of one's own, in place of `*.cloudfront.net`. */
export interface FacadeDomain {
  /** Names the certificate covers. */
  readonly aliases: readonly string[];
  /** ARN of an issued certificate in us-east-1. */
  readonly certificateArn: pulumi.Input<string>;
}

/** What a {@link GlobalFacade} needs. */
export interface GlobalFacadeArgs {
  /** Answers `/rugby_data.json`. */
  readonly season: FacadeOrigin;
  /** Answers everything else. */
  readonly site: FacadeOrigin;
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

/** A behavior before it is spelled the distribution's way. */
interface Route {
  readonly origin: string;
  readonly policies: BehaviorPolicies;
  readonly functions: readonly EdgeAssociation[];
}

/** All behaviors of the distribution. */
interface Routes {
  readonly ordered: readonly (Route & { readonly pathPattern: string })[];
  readonly fallback: Route;
}

/** CloudFront in front of the season and the site. */
export class GlobalFacade extends pulumi.ComponentResource {
  /** Where to point a browser: the first alias, else CloudFront's own name. */
  readonly url: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  readonly distributionArn: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for what CloudFront would refuse after minutes. */
  constructor(name: string, args: GlobalFacadeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:GlobalFacade", name, {}, opts);
    const { domain, http3 = true, errorCachingSeconds = 1 } = args;
    const child = { parent: this };
    const origins = { season: args.season, site: args.site };
    refuse(this, [
      wholeNumber("errorCachingSeconds", errorCachingSeconds, 0, 31_536_000),
      domain?.aliases.length === 0
        ? "domain.aliases must name at least one domain, got []"
        : undefined,
      ...Object.entries(origins).map(([key, origin]) => oneFunctionAMoment(key, origin)),
    ]);

    const routes = this.#routes(name, args);
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
    const distribution = new cloudfront.Distribution(
      `${name}-distribution`,
      {
        enabled: true,
        comment: name,
        isIpv6Enabled: true,
        httpVersion: http3 ? "http2and3" : "http2",
        priceClass: args.priceClass,
        defaultRootObject: "index.html",
        origins: Object.entries(origins).map(([originId, { bucket }]) => ({
          originId,
          domainName: bucket.regionalDomainName,
          originAccessControlId: signing.id,
        })),
        orderedCacheBehaviors: routes.ordered.map((route) => ({
          pathPattern: route.pathPattern,
          ...behavior(route),
        })),
        defaultCacheBehavior: behavior(routes.fallback),
        customErrorResponses: stickyErrors.map((errorCode) => ({
          errorCode,
          errorCachingMinTtl: errorCachingSeconds,
        })),
        restrictions: { geoRestriction: { restrictionType: "none" } },
        ...viewerNames(domain),
      },
      child,
    );
    new AccessLogs(
      `${name}-access-logs`,
      { distributionArn: distribution.arn, retentionDays: args.logRetentionDays },
      child,
    );

    this.url = pulumi.interpolate`https://${domain?.aliases[0] ?? distribution.domainName}`;
    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.registerOutputs({
      url: this.url,
      distributionId: this.distributionId,
      distributionArn: this.distributionArn,
    });
  }

  /** Every path the facade answers: the first pattern that matches wins, the fallback takes the rest. */
  #routes(name: string, args: GlobalFacadeArgs): Routes {
    const child = { parent: this };
    return {
      ordered: [
        {
          pathPattern: "/rugby_data.json",
          origin: "season",
          policies: seasonPolicies(name, child),
          functions: args.season.functions ?? [],
        },
      ],
      fallback: {
        origin: "site",
        policies: sitePolicies(name, child),
        functions: args.site.functions ?? [],
      },
    };
  }
}

/** A moment of a behavior has room for one function. */
function oneFunctionAMoment(key: string, { functions = [] }: FacadeOrigin): string | undefined {
  const events = functions.map((each) => each.event);
  return new Set(events).size === events.length
    ? undefined
    : `${key}.functions must have at most one function an event, got ${JSON.stringify(events)}`;
}

/** Everything the facade serves is read-only, and nothing is answered in plain text. */
function behavior({ origin, policies, functions }: Route) {
  return {
    targetOriginId: origin,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
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
