/**
 * The staging distribution of a facade, and which requests go there.
 *
 * @module
 */

import { ContinuousDeploymentPolicy } from "@pulumi/aws/cloudfront/continuousDeploymentPolicy.js";
import { Distribution, type DistributionArgs } from "@pulumi/aws/cloudfront/distribution.js";
import * as pulumi from "@pulumi/pulumi";
import {
  continuousDeploymentHeaderPrefix,
  continuousDeploymentLimits,
} from "../aws/cloudfront-limits.ts";
import { AccessLogs } from "./access-logs.ts";
import type { AlarmInRegion } from "./alarm-topic.ts";
import { FacadeAlarm, type FacadeAlarmArgs } from "./facade-alarm.ts";
import { wholeNumber } from "./refuse.ts";

/** Which requests go to a staging distribution. */
export type StagingTraffic =
  | {
      /** No request: the policy is disabled. */
      readonly kind: "none";
    }
  | {
      /** Those with a header. */
      readonly kind: "header";
      /** Name of the header, which must begin with `aws-cf-cd-`. */
      readonly name: string;
      /** Its value. */
      readonly value: string;
    }
  | {
      /** A share of them. */
      readonly kind: "weight";
      /** 0 to 0.15. */
      readonly share: number;
      /**
       * Seconds without a request, and seconds altogether, after which a viewer is assigned anew: whole, 300 to 3600; 0
       * assigns each request.
       */
      readonly sessionSeconds: number;
    };

/** Arguments of a {@link FacadeStaging}. */
export interface FacadeStagingArgs {
  /** Which requests go there. */
  readonly traffic: StagingTraffic;
  /** What the staging distribution serves, without names, certificate and HTTP version. */
  readonly distribution: Omit<
    DistributionArgs,
    "aliases" | "comment" | "httpVersion" | "staging" | "viewerCertificate"
  >;
  /** Days for which CloudWatch Logs keeps access logs. */
  readonly logRetentionDays: number;
  /** The alarm on its 5xx responses. */
  readonly alarm: Omit<FacadeAlarmArgs, "distributionId">;
}

/**
 * A staging distribution with access logs and an alarm of its own, and the continuous deployment policy that sends requests
 * of the primary distribution there.
 *
 * The two share no cache. CloudFront sends every request to the primary distribution while it is short of capacity.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment.html
 */
export class FacadeStaging extends pulumi.ComponentResource {
  /** Id of the continuous deployment policy, for the primary distribution. */
  readonly policyId: pulumi.Output<string>;
  /** Id of the staging distribution, as an invalidation names it. */
  readonly distributionId: pulumi.Output<string>;
  /** ARN of the staging distribution, as a bucket policy names it. */
  readonly distributionArn: pulumi.Output<string>;
  /** The topic of its alarm, in us-east-1. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** The alarm on its 5xx responses. */
  readonly alarms: readonly AlarmInRegion[];

  constructor(name: string, args: FacadeStagingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:FacadeStaging", name, {}, opts);
    const child = { parent: this };
    const distribution = new Distribution(
      `${name}-distribution`,
      {
        ...args.distribution,
        staging: true,
        comment: name,
        httpVersion: "http2",
        // It has no names of its own: viewers reach it by those of the primary distribution.
        viewerCertificate: { cloudfrontDefaultCertificate: true },
      },
      child,
    );
    const policy = new ContinuousDeploymentPolicy(
      `${name}-policy`,
      {
        stagingDistributionDnsNames: { items: [distribution.domainName], quantity: 1 },
        ...spellTraffic(args.traffic),
      },
      child,
    );
    new AccessLogs(
      `${name}-access-logs`,
      { distributionArn: distribution.arn, retentionDays: args.logRetentionDays },
      child,
    );
    const alarm = new FacadeAlarm(
      `${name}-alarm`,
      { ...args.alarm, distributionId: distribution.id },
      child,
    );
    this.policyId = policy.id;
    this.distributionId = distribution.id;
    this.distributionArn = distribution.arn;
    this.alarmTopicArn = alarm.topicArn;
    this.alarms = alarm.alarms;
    this.registerOutputs({ distributionId: this.distributionId });
  }
}

/** What CloudFront would reject. @param http3 Whether the primary distribution supports HTTP/3. */
export function stagingProblems(
  traffic: StagingTraffic,
  http3: boolean,
): readonly (string | undefined)[] {
  const { maxWeight, minSessionSeconds, maxSessionSeconds } = continuousDeploymentLimits.value;
  const protocol = http3
    ? "http3 must be false with release.traffic: continuous deployment does not support HTTP/3"
    : undefined;
  if (traffic.kind === "none") {
    return [protocol];
  }
  if (traffic.kind === "header") {
    const prefix = continuousDeploymentHeaderPrefix.value;
    return [
      protocol,
      traffic.name.toLowerCase().startsWith(prefix)
        ? undefined
        : `release.traffic.name must begin with ${prefix}, got ${JSON.stringify(traffic.name)}`,
    ];
  }
  const { share, sessionSeconds } = traffic;
  return [
    protocol,
    share >= 0 && share <= maxWeight
      ? undefined
      : `release.traffic.share must be from 0 to ${maxWeight}, got ${share}`,
    sessionSeconds === 0
      ? undefined
      : wholeNumber(
          "release.traffic.sessionSeconds",
          sessionSeconds,
          minSessionSeconds,
          maxSessionSeconds,
        ),
  ];
}

function spellTraffic(traffic: StagingTraffic) {
  if (traffic.kind === "none") {
    return { enabled: false };
  }
  if (traffic.kind === "header") {
    const { name: header, value } = traffic;
    const trafficConfig = { type: "SingleHeader", singleHeaderConfig: { header, value } };
    return { enabled: true, trafficConfig };
  }
  const { share: weight, sessionSeconds: seconds } = traffic;
  const sticky = { sessionStickinessConfig: { idleTtl: seconds, maximumTtl: seconds } };
  return {
    enabled: true,
    trafficConfig: {
      type: "SingleWeight",
      singleWeightConfig: { weight, ...(seconds === 0 ? {} : sticky) },
    },
  };
}
