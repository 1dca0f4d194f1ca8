/**
 * Access logs of a CloudFront distribution.
 *
 * @module
 */

import { LogDelivery } from "@pulumi/aws/cloudwatch/logDelivery.js";
import { LogDeliveryDestination } from "@pulumi/aws/cloudwatch/logDeliveryDestination.js";
import { LogDeliverySource } from "@pulumi/aws/cloudwatch/logDeliverySource.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { LogResourcePolicy } from "@pulumi/aws/cloudwatch/logResourcePolicy.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { accountOf } from "./account-of.ts";
import { refuse, retentionProblem } from "./refuse.ts";

/** Log deliveries of a distribution are made in this Region. */
const deliveryRegion = cloudFrontRegion.value;

/** Arguments of {@link AccessLogs}. */
export interface AccessLogsArgs {
  /** Like `arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE`. */
  readonly distributionArn: pulumi.Input<string>;
  /** Days for which CloudWatch Logs keeps a line: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly retentionDays: number;
}

/**
 * Standard logging v2: every request as a JSON line in CloudWatch Logs, usually within an hour.
 *
 * Legacy standard logging needs a bucket with ACLs, which are off in new buckets.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
export class AccessLogs extends pulumi.ComponentResource {
  /** Physical name of the log group, in us-east-1. */
  readonly logGroupName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when `retentionDays` is out of range. */
  constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:AccessLogs", name, {}, opts);
    const region = deliveryRegion;
    const child = { parent: this };
    refuse(this, [retentionProblem("retentionDays", args.retentionDays)]);

    const logGroup = new LogGroup(
      `${name}-lines`,
      { region, retentionInDays: args.retentionDays },
      child,
    );
    const writable = new LogResourcePolicy(
      `${name}-writable`,
      {
        region,
        // Of the log group: an account has 10 policies of its own in a Region, and that quota cannot be raised.
        resourceArn: logGroup.arn,
        policyDocument: deliveryPolicy(logGroup.arn, args.distributionArn),
      },
      child,
    );
    // The names of sources and destinations have at most 60 characters, so their logical names are short.
    const was = (former: string) => ({ ...child, aliases: [{ name: former }] });
    const source = new LogDeliverySource(
      `${name}-src`,
      { region, logType: "ACCESS_LOGS", resourceArn: args.distributionArn },
      was(`${name}-source`),
    );
    const destination = new LogDeliveryDestination(
      `${name}-dst`,
      {
        region,
        outputFormat: "json",
        deliveryDestinationConfiguration: { destinationResourceArn: logGroup.arn },
      },
      was(`${name}-destination`),
    );
    new LogDelivery(
      `${name}-delivery`,
      {
        region,
        deliverySourceName: source.name,
        deliveryDestinationArn: destination.arn,
      },
      { ...child, dependsOn: writable },
    );

    this.logGroupName = logGroup.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}

/** Allows the delivery service to write to this group, for deliveries of this account. */
function deliveryPolicy(
  logGroupArn: pulumi.Output<string>,
  distributionArn: pulumi.Input<string>,
): pulumi.Output<string> {
  const account = accountOf(distributionArn);
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "WriteAccessLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroupArn}:log-stream:*`,
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  });
}
