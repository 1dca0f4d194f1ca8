/**
 * Flow logs of a VPC and access logs of its load balancer.
 *
 * @module
 */
import { FlowLog } from "@pulumi/aws/ec2/flowLog.js";
import type * as iam from "@pulumi/aws/iam/index.js";
import * as pulumi from "@pulumi/pulumi";
import { balancerLogWriter } from "../aws/vpc-behavior.ts";
import { accountOf } from "./account-of.ts";
import { bucketResources } from "./bucket-resources.ts";
import type { PrivateNetwork } from "./private-network.ts";

/** Prefixes of the keys, before `AWSLogs/`. */
const folders = { balancer: "balancer", flow: "flow" } as const;

/** What keeps the logs of a network, and for how long. */
export interface NetworkLogSettings {
  /** Days after which log files are deleted, 1 or more. */
  readonly retentionDays: number;
  /** Keep the bucket when the stack is destroyed. @default true */
  readonly protect?: boolean;
}

/** The access logs of a load balancer, as `accessLogs` takes them. */
export interface BalancerLogs {
  /** They are on. */
  readonly enabled: true;
  /** Name of the bucket; known when it admits the log files. */
  readonly bucket: pulumi.Output<string>;
  /** Prefix of the keys, before `/AWSLogs/`. */
  readonly prefix: string;
}

/** Arguments of {@link NetworkLogs}. */
export interface NetworkLogsArgs extends NetworkLogSettings {
  /** AWS Region of the network: log files are delivered within it only. */
  readonly region: string;
  /** The network whose connections are logged. */
  readonly network: PrivateNetwork;
}

/**
 * One bucket with the log files of a network: every connection of the VPC, and every request of the load balancer that
 * names the bucket. Both arrive every 5 to 10 minutes. They contain addresses of CloudFront, not of viewers.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class NetworkLogs extends pulumi.ComponentResource {
  /** `accessLogs` of the load balancer. */
  readonly balancerLogs: BalancerLogs;

  /** @throws {pulumi.ResourceError} when `region` or `retentionDays` is invalid. */
  constructor(name: string, args: NetworkLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:NetworkLogs", name, {}, opts);
    const { region, network, retentionDays, protect = true } = args;
    const { bucket, writePolicy } = bucketResources(this, name, {
      region,
      protect,
      disposable: !protect,
      keepOldVersionsDays: 1,
      expireAfterDays: {
        [`${folders.balancer}/`]: retentionDays,
        [`${folders.flow}/`]: retentionDays,
      },
    });
    const policy = writePolicy(
      writers(bucket.arn, { region, account: accountOf(network.endpoint.arn) }),
    );

    new FlowLog(
      `${name}-flow`,
      {
        region,
        vpcId: network.network.vpcId,
        trafficType: "ALL",
        logDestinationType: "s3",
        logDestination: pulumi.interpolate`${bucket.arn}/${folders.flow}/`,
      },
      // Otherwise EC2 writes a policy of its own over this one.
      { parent: this, dependsOn: policy },
    );
    this.balancerLogs = {
      enabled: true,
      // Elastic Load Balancing writes a test object when the logs are turned on.
      bucket: pulumi.all([bucket.bucket, policy.id]).apply(([known]) => known),
      prefix: folders.balancer,
    };
    this.registerOutputs({});
  }
}

/** Lets the services that deliver log files write those of this account. */
function writers(
  bucketArn: pulumi.Output<string>,
  of: { readonly region: string; readonly account: pulumi.Output<string> },
): readonly pulumi.Input<iam.PolicyStatement>[] {
  const keys = (folder: string) =>
    pulumi.interpolate`${bucketArn}/${folder}/AWSLogs/${of.account}/*`;
  const delivery = { Service: "delivery.logs.amazonaws.com" };
  const ours = {
    StringEquals: { "aws:SourceAccount": of.account },
    ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:aws:logs:${of.region}:${of.account}:*` },
  };
  return [
    {
      Sid: "WriteRequestsOfBalancer",
      Effect: "Allow",
      // Elastic Load Balancing sends no condition keys; the key has the account of the load balancer.
      Principal: { Service: balancerLogWriter.value },
      Action: "s3:PutObject",
      Resource: keys(folders.balancer),
    },
    {
      Sid: "WriteConnections",
      Effect: "Allow",
      Principal: delivery,
      Action: "s3:PutObject",
      Resource: keys(folders.flow),
      Condition: {
        ...ours,
        StringEquals: { ...ours.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
    {
      Sid: "SeeWhoOwnsTheBucket",
      Effect: "Allow",
      Principal: delivery,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: ours,
    },
  ];
}
