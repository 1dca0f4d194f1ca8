/**
 * A web ACL for a CloudFront distribution.
 *
 * @module
 */

import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch/logResourcePolicy.js";
import type { wafv2 as inputs } from "@pulumi/aws/types/input.js";
import { WebAcl as Wafv2WebAcl } from "@pulumi/aws/wafv2/webAcl.js";
import { WebAclLoggingConfiguration } from "@pulumi/aws/wafv2/webAclLoggingConfiguration.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { wafLogPrefix } from "../aws/waf.ts";
import { accountOf } from "./account-of.ts";
import { bodyKey, countedHeaders, type RateRule } from "./rate-rules.ts";
import { refuse, retentionProblem } from "./refuse.ts";
import {
  apiManagedGroups,
  capacity,
  type ManagedGroups,
  ruleProblems,
  visible,
  webAclRules,
} from "./web-acl-rules.ts";

/** Web ACLs with scope CLOUDFRONT, and their logs, are in this Region. */
const region = cloudFrontRegion.value;

/** Headers with credentials, which are redacted in the log. */
const credentialHeaders = ["authorization", "cookie", "x-origin-verify"];

/** Arguments of a {@link WebAcl}. */
export interface WebAclArgs {
  /**
   * Name of its metrics: 1 to 128 letters, digits, `-` and `_`, and neither `All` nor `Default_Action`. Web ACLs of an account
   * with the same name share their metrics.
   */
  readonly metricName: string;
  /** Days for which CloudWatch Logs keeps its log: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /**
   * At most 10 rate rules by name (1 to 64 lower-case letters, digits and `-`), in order of priority; a rule that counts by
   * several headers and cookies is several. A rule adds the label `rate:<name>`.
   */
  readonly rateRules: Readonly<Record<string, RateRule>>;
  /** AWS managed rule groups, in order of priority after the rate rules. @default {@link apiManagedGroups} */
  readonly managedGroups?: ManagedGroups;
  /** Log allowed requests too, which the access log of the distribution contains as well. @default false */
  readonly logAllowed?: boolean;
}

/**
 * Rate rules, then AWS managed rule groups; a request that no rule blocks is allowed. Blocked and counted requests are
 * logged, without credentials.
 *
 * The rules are part of the web ACL, so that a change of several is one update. WAF inspects the first 16 KB of a body, the
 * default for CloudFront.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
 */
export class WebAcl extends pulumi.ComponentResource {
  /** The `webAclArn` of a `GlobalFacade`; in a distribution of your own, the `webAclId`. */
  readonly arn: pulumi.Output<string>;
  /** Physical name of the log group, in us-east-1. */
  readonly logGroupName: pulumi.Output<string>;
  /** Capacity units (WCU) that the rules use, at most 1,500. */
  readonly capacity: number;

  /** @throws {pulumi.ResourceError} for rules that WAF would reject, and above 1,500 WCU, which the base price includes. */
  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:WebAcl", name, {}, opts);
    const { metricName, logRetentionDays, logAllowed = false } = args;
    const rules = {
      managedGroups: args.managedGroups ?? apiManagedGroups,
      rateRules: args.rateRules,
    };
    const child = { parent: this };
    refuse(this, [
      metricNameProblem(metricName),
      retentionProblem("logRetentionDays", logRetentionDays),
      ...ruleProblems(rules),
    ]);

    const secretHeaders = [...new Set([...credentialHeaders, ...countedHeaders(rules.rateRules)])];
    const acl = new Wafv2WebAcl(
      `${name}-acl`,
      {
        region,
        scope: "CLOUDFRONT",
        defaultAction: { allow: {} },
        rules: webAclRules(rules),
        customResponseBodies: [
          // An RFC 9457 problem document, as application/json: WAF has no other content type for JSON.
          { key: bodyKey, contentType: "APPLICATION_JSON", content: tooManyRequests },
        ],
        dataProtectionConfig: { dataProtections: protections(secretHeaders) },
        visibilityConfig: visible(metricName),
      },
      child,
    );
    const logGroup = new LogGroup(
      `${name}-lines`,
      // WAF requires this prefix; the rest is the web ACL's name, which is unique.
      {
        region,
        name: pulumi.interpolate`${wafLogPrefix.value}${acl.name}`,
        retentionInDays: logRetentionDays,
      },
      child,
    );
    // A log group has one policy of its own, which the delivery would create otherwise: declared, it is deleted with the stack.
    // Since March 2026 a delivery no longer adds to the policies of the account, of which there are 10 in a Region.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
    const writable = new LogResourcePolicy(
      `${name}-writable`,
      {
        region,
        resourceArn: logGroup.arn,
        policyDocument: deliveryPolicy(logGroup.arn),
      },
      child,
    );
    new WebAclLoggingConfiguration(
      `${name}-log`,
      {
        region,
        resourceArn: acl.arn,
        logDestinationConfigs: [logGroup.arn],
        redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
        ...(logAllowed ? {} : { loggingFilter: blockedAndCounted }),
      },
      { ...child, dependsOn: writable },
    );

    this.arn = acl.arn;
    this.logGroupName = logGroup.name;
    this.capacity = capacity(rules);
    this.registerOutputs({ arn: this.arn, capacity: this.capacity });
  }
}

/** @see https://docs.aws.amazon.com/waf/latest/APIReference/API_VisibilityConfig.html */
function metricNameProblem(metricName: string): string | undefined {
  return /^[\w-]{1,128}$/.test(metricName) && !/^(All|Default_Action)$/.test(metricName)
    ? undefined
    : `metricName must be letters, digits, - and _, at most 128, and not All or Default_Action, got ${JSON.stringify(metricName)}`;
}

/** At most 4 KB. */
const tooManyRequests = JSON.stringify({
  type: "/problems/too-many-requests",
  title: "Too many requests",
  detail:
    "The rate of requests exceeds the limit. Retry after the number of seconds in Retry-After.",
  status: 429,
});

/** Allowed requests are in the access log of the distribution. */
const blockedAndCounted: inputs.WebAclLoggingConfigurationLoggingFilter = {
  defaultBehavior: "DROP",
  filters: [
    {
      behavior: "KEEP",
      requirement: "MEETS_ANY",
      conditions: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({
        actionCondition: { action },
      })),
    },
  ],
};

/**
 * Redaction of the log does not cover sampled requests and the keys of rate rules, which the log contains in full. Data
 * protection covers them all.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/data-protection-masking.html
 */
function protections(
  headers: readonly string[],
): inputs.WebAclDataProtectionConfigDataProtection[] {
  const everywhere = {
    action: "SUBSTITUTION",
    excludeRateBasedDetails: false,
    excludeRuleMatchDetails: false,
  };
  return [
    { ...everywhere, field: { fieldType: "SINGLE_HEADER", fieldKeys: [...headers] } },
    { ...everywhere, field: { fieldType: "SINGLE_COOKIE" } },
  ];
}

/**
 * Allows the delivery service to write to this group, for deliveries of this account.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
function deliveryPolicy(logGroupArn: pulumi.Output<string>): pulumi.Output<string> {
  const account = accountOf(logGroupArn);
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "WriteFirewallLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroupArn}:log-stream:*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:aws:logs:${region}:${account}:*` },
        },
      },
    ],
  });
}
