/**
 * A distribution's access logs.
 *
 * @module
 */
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as pulumi from "@pulumi/pulumi";

/** Deliveries of what belongs to CloudFront are made here, wherever the log lies. */
const deliveryRegion = "us-east-1";

/** What {@link AccessLogs} need. */
export interface AccessLogsArgs {
  readonly distributionArn: pulumi.Input<string>;
  /** Days a line is kept. */
  readonly retentionDays: number;
}

/**
 * Standard logging v2: every request as a JSON line in CloudWatch Logs, usually within an hour.
 *
 * The older kind needs a bucket with ACLs, which new buckets do not have.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
export class AccessLogs extends pulumi.ComponentResource {
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:edge:AccessLogs", name, {}, opts);
    const region = deliveryRegion;
    const child = { parent: this };

    const logGroup = new cloudwatch.LogGroup(
      `${name}-lines`,
      { region, retentionInDays: args.retentionDays },
      child,
    );
    const writable = new cloudwatch.LogResourcePolicy(
      `${name}-writable`,
      {
        region,
        // The one physical name given here: the resource has no automatic one. It follows the log group's.
        policyName: pulumi.interpolate`${logGroup.name}-delivery`,
        policyDocument: deliveryPolicy(logGroup.arn, args.distributionArn),
      },
      child,
    );
    const source = new cloudwatch.LogDeliverySource(
      `${name}-source`,
      { region, logType: "ACCESS_LOGS", resourceArn: args.distributionArn },
      child,
    );
    const destination = new cloudwatch.LogDeliveryDestination(
      `${name}-destination`,
      {
        region,
        outputFormat: "json",
        deliveryDestinationConfiguration: { destinationResourceArn: logGroup.arn },
      },
      child,
    );
    new cloudwatch.LogDelivery(
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

/** The delivery service may write lines into this group, in the name of deliveries of this account. */
function deliveryPolicy(
  logGroupArn: pulumi.Output<string>,
  distributionArn: pulumi.Input<string>,
): pulumi.Output<string> {
  // arn:aws:cloudfront::<account>:distribution/<id>
  const account = pulumi.output(distributionArn).apply((arn) => arn.split(":")[4] ?? "");
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
