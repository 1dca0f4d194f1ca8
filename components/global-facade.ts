/**
 * A CloudFront distribution with its origins, logs and alarm.
 *
 * @module
 */

import { Distribution } from "@pulumi/aws/cloudfront/distribution.js";
import { OriginAccessControl } from "@pulumi/aws/cloudfront/originAccessControl.js";
import * as pulumi from "@pulumi/pulumi";
import { defaultTtlSeconds } from "../aws/cloudfront-limits.ts";
import { AccessLogs } from "./access-logs.ts";
import type { AlarmInRegion } from "./alarm-topic.ts";
import { FacadeAlarm, type FacadeAlarmArgs } from "./facade-alarm.ts";
import {
  contentProperties,
  type FacadeContent,
  routeProblems,
  spellContent,
} from "./facade-content.ts";
import type { FacadeOrigin, ReadableBucket } from "./facade-origin.ts";
import { FacadeStaging, type StagingTraffic, stagingProblems } from "./facade-staging.ts";
import { refuse, wholeNumber } from "./refuse.ts";

export type { BehaviorPolicies, FacadeRoute } from "./facade-content.ts";

/** A custom domain: a `CustomDomain`, or names with a certificate of your own. */
export interface FacadeDomain {
  /** Domain names that the certificate covers, at least one. The first is the facade's URL. */
  readonly aliases: readonly string[];
  /** ARN of an issued certificate in us-east-1. */
  readonly certificateArn: pulumi.Input<string>;
  /** Called once, with the distribution's own domain name, to make the DNS records. @default the records exist elsewhere */
  pointTo?(distributionDomainName: pulumi.Output<string>): void;
}

/** A release in progress: the distribution keeps serving what it served before. */
export interface FacadeRelease {
  /** Which requests go to a staging distribution that serves the arguments. */
  readonly traffic: StagingTraffic;
  /** Origins and pairs of the staging distribution that differ. @default those of the facade */
  readonly stagingOrigins?: Partial<Pick<FacadeContent, "origins" | "pairs">>;
}

/** Arguments of a {@link GlobalFacade}. */
export interface GlobalFacadeArgs extends FacadeContent {
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
  /** The alarm on 5xx responses. @default that of {@link FacadeAlarmArgs} */
  readonly alarm?: Omit<FacadeAlarmArgs, "distributionId">;
  /**
   * While it is set, an existing distribution keeps its origins, behaviors and error caching: changes of these arguments
   * reach the staging distribution alone. Without it again, the distribution gets them.
   * @default none
   */
  readonly release?: FacadeRelease;
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
  /** The staging distribution of a release; `undefined` where there is none. */
  readonly staging: FacadeStaging | undefined;
  /** The distribution's own domain name, like `d111111abcdef8.cloudfront.net`. */
  readonly domainName: pulumi.Output<string>;
  /** Physical name of the log group of the access logs, in us-east-1. */
  readonly accessLogGroupName: pulumi.Output<string>;
  /** ARN of the topic that the alarm on 5xx responses notifies, in us-east-1. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** The alarm on 5xx responses, and that of the staging distribution. */
  readonly alarms: readonly AlarmInRegion[];

  /** @throws {pulumi.ResourceError} for routes, functions or settings that CloudFront would reject after minutes. */
  constructor(name: string, args: GlobalFacadeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:GlobalFacade", name, {}, opts);
    const { domain, http3 = true, errorCachingSeconds = 1, release } = args;
    const child = { parent: this };
    refuse(this, [
      wholeNumber("errorCachingSeconds", errorCachingSeconds, 0, defaultTtlSeconds.value.max),
      domain?.aliases.length === 0
        ? "domain.aliases must name at least one domain, got []"
        : undefined,
      ...routeProblems(args),
      ...(release === undefined ? [] : stagingProblems(release.traffic, http3)),
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
    const shared = {
      enabled: true,
      isIpv6Enabled: true,
      priceClass: args.priceClass,
      restrictions: { geoRestriction: { restrictionType: "none" } },
      ...(args.webAclArn === undefined ? {} : { webAclId: args.webAclArn }),
    };
    const { stagingOrigins } = release ?? {};
    const staging =
      release &&
      new FacadeStaging(
        `${name}-staging`,
        {
          traffic: release.traffic,
          distribution: {
            ...shared,
            ...spellContent(
              {
                ...args,
                origins: { ...args.origins, ...stagingOrigins?.origins },
                pairs: { ...args.pairs, ...stagingOrigins?.pairs },
              },
              signing.id,
            ),
          },
          logRetentionDays: args.logRetentionDays,
          alarm: args.alarm ?? {},
        },
        child,
      );
    const distribution = new Distribution(
      `${name}-distribution`,
      {
        ...shared,
        comment: name,
        httpVersion: http3 ? "http2and3" : "http2",
        ...spellContent(args, signing.id),
        ...(staging === undefined ? {} : { continuousDeploymentPolicyId: staging.policyId }),
        ...viewerNames(domain),
      },
      { ...child, ignoreChanges: release === undefined ? [] : [...contentProperties] },
    );
    for (const bucket of new Set(Object.values(args.origins).flatMap(bucketOf))) {
      bucket.allowDistribution(
        distribution.arn,
        ...(staging === undefined ? [] : [staging.distributionArn]),
      );
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
    this.staging = staging;
    this.domainName = distribution.domainName;
    this.accessLogGroupName = logs.logGroupName;
    this.alarmTopicArn = alarm.topicArn;
    this.alarms = [...alarm.alarms, ...(staging?.alarms ?? [])];
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
