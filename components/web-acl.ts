/**
 * The firewall in front of a distribution.
 *
 * @module
 */

import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import type { wafv2 as inputs } from "@pulumi/aws/types/input.js";
import * as wafv2 from "@pulumi/aws/wafv2/index.js";
import * as pulumi from "@pulumi/pulumi";
import { wafLogPrefix } from "../aws/waf.ts";
import { refuse } from "./refuse.ts";
import {
  apiManagedGroups,
  bodyKey,
  capacity,
  countedHeaders,
  type ManagedGroups,
  type RateRule,
  ruleProblems,
  visible,
  webAclRules,
} from "./web-acl-rules.ts";

/** Firewalls of CloudFront are made here, and their logs lie here. */
const region = "us-east-1";

/** What proves who somebody is; never written down. */
const credentialHeaders = ["authorization", "cookie", "x-origin-verify"];

/** What a {@link WebAcl} needs. */
export interface WebAclArgs {
  /**
   * Name of its metrics, and the `WebACL` dimension of its rules': letters, digits, `-` and `_`, at most 128.
   * Two firewalls of an account that share it share their metrics.
   */
  readonly metricName: string;
  /** Days a line of its log is kept. */
  readonly logRetentionDays: number;
  /** By name (lower-case letters, digits, `-`), in order; the name is the rule's and its label's: `rate:<name>`. */
  readonly rateRules: Readonly<Record<string, RateRule>>;
  /** @default {@link apiManagedGroups} */
  readonly managedGroups?: ManagedGroups;
  /** Log what passed as well: the access log has it already. @default false */
  readonly logAllowed?: boolean;
}

/**
 * Rate rules, then AWS's managed groups; what no rule blocks passes. What is blocked or counted is logged,
 * without credentials.
 *
 * The rules stand in the resource itself, so that a change of several is one change. WAF inspects the first
 * 16 KB of a body, its default for CloudFront.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
 */
export class WebAcl extends pulumi.ComponentResource {
  /** What a distribution takes as `webAclId`; there is no resource for the association. */
  readonly arn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  /** Capacity units in use, at most 1,500. */
  readonly capacity: number;

  /** @throws {pulumi.ResourceError} for everything WAF would refuse, and above the capacity its price includes. */
  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:WebAcl", name, {}, opts);
    const { metricName, logRetentionDays, logAllowed = false } = args;
    const rules = {
      managedGroups: args.managedGroups ?? apiManagedGroups,
      rateRules: args.rateRules,
    };
    const child = { parent: this };
    refuse(this, [metricNameProblem(metricName), ...ruleProblems(rules)]);

    const secretHeaders = [...new Set([...credentialHeaders, ...countedHeaders(rules.rateRules)])];
    const acl = new wafv2.WebAcl(
      `${name}-acl`,
      {
        region,
        scope: "CLOUDFRONT",
        defaultAction: { allow: {} },
        rules: webAclRules(rules),
        customResponseBodies: [
          // WAF knows no other JSON: the content type is application/json, the document that of RFC 9457.
          { key: bodyKey, contentType: "APPLICATION_JSON", content: tooManyRequests },
        ],
        dataProtectionConfig: { dataProtections: protections(secretHeaders) },
        visibilityConfig: visible(metricName),
      },
      child,
    );
    const logGroup = new cloudwatch.LogGroup(
      `${name}-lines`,
      // WAF writes to groups of this prefix only; the rest is the web ACL's own name, which is unique.
      {
        region,
        name: pulumi.interpolate`${wafLogPrefix.value}${acl.name}`,
        retentionInDays: logRetentionDays,
      },
      child,
    );
    // Otherwise WAF adds to one policy of the whole account, until that is full.
    const writable = new cloudwatch.LogResourcePolicy(
      `${name}-writable`,
      {
        region,
        policyName: pulumi.interpolate`${logGroup.name}-delivery`,
        policyDocument: deliveryPolicy(logGroup.arn),
      },
      child,
    );
    new wafv2.WebAclLoggingConfiguration(
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

/** At most 4 KB; says how to go on, and nothing of what was counted. */
const tooManyRequests = JSON.stringify({
  type: "/problems/too-many-requests",
  title: "Too many requests",
  detail: "More was asked from here than is answered. Wait as long as Retry-After says.",
  status: 429,
});

/** What passed has its line in the access log. */
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
 * Redaction of the log leaves out samples of requests, and the values rate rules count by: the log shows those
 * in full. This covers them all.
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
 * The delivery service may write lines into this group, in the name of deliveries of this account.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
function deliveryPolicy(logGroupArn: pulumi.Output<string>): pulumi.Output<string> {
  // arn:aws:logs:us-east-1:<account>:log-group:<name>
  const account = logGroupArn.apply((arn) => arn.split(":")[4] ?? "");
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
