/**
 * A Lambda@Edge function.
 *
 * @module
 */
import { statSync } from "node:fs";
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as iam from "@pulumi/aws/iam/index.js";
import * as lambda from "@pulumi/aws/lambda/index.js";
import * as pulumi from "@pulumi/pulumi";
import { functionCode } from "./function-code.ts";
import { refuse, wholeNumber } from "./refuse.ts";

/** Edge functions are made here and copied everywhere. */
const edgeRegion = "us-east-1";

/**
 * Lambda@Edge counts the zip, which is smaller; whoever comes near this has bundled something by mistake.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 */
const maxPackageBytes = 50 * 1024 * 1024;

/** Lambda runs the function; the edge copies it out. An association without the second is refused. */
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
      Action: "sts:AssumeRole",
    },
  ],
});

/** The moment a function runs at. */
export type EdgeEvent = "viewer-request" | "origin-request" | "origin-response" | "viewer-response";

/** What an {@link EdgeFunction} needs. There is no environment, VPC, layer or alias: the edge has none. */
export interface EdgeFunctionArgs<Config extends object> {
  /** Handler source with an exported `handler`, relative to the program's working directory. */
  readonly entry: string;
  /** Compiled into the bundle as `CONFIG`. */
  readonly config: pulumi.Input<Config>;
  /** The only moment this function is made for. */
  readonly event: EdgeEvent;
  /** AWS Regions in which it may run and log. */
  readonly logRegions: readonly string[];
  /** Days its logs are kept. */
  readonly logRetentionDays: number;
  /**
   * Makes the function itself: a provider without default tags, since CloudFront's documentation says
   * that edge functions cannot be tagged.
   * @default the provider of the component
   */
  readonly functionProvider?: pulumi.ProviderResource;
  /** ARNs of exactly the S3 objects it reads. @default none */
  readonly reads?: readonly pulumi.Input<string>[];
  /** Whole MB, 128 to 10240; viewer events have 128. @default 128 */
  readonly memorySizeMb?: number;
  /** Whole seconds, 1 to 30. @default 5 */
  readonly timeoutSeconds?: number;
}

/** What a behavior needs to run an {@link EdgeFunction}. */
export interface EdgeAssociation {
  readonly event: EdgeEvent;
  /** ARN with its version, the only form CloudFront accepts. */
  readonly qualifiedArn: pulumi.Output<string>;
}

/**
 * One handler: bundled, published as a version, trusted by the edge, allowed what it reads and no more.
 *
 * It is kept on delete: its copies at the edge live on for hours and cannot be deleted, and a stack
 * must not hang on them. Delete the function by hand a day later.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export class EdgeFunction<Config extends object = object>
  extends pulumi.ComponentResource
  implements EdgeAssociation
{
  readonly event: EdgeEvent;
  readonly qualifiedArn: pulumi.Output<string>;
  /** SHA-256 of the bundle, hexadecimal. */
  readonly codeSha256: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for what Lambda@Edge would refuse after minutes. */
  constructor(
    name: string,
    args: EdgeFunctionArgs<Config>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:edge:EdgeFunction", name, {}, opts);
    const { entry, event, memorySizeMb = 128, timeoutSeconds = 5, reads = [] } = args;
    const child = { parent: this };
    refuse(this, [
      isFile(entry) ? undefined : `entry must be a file, got ${JSON.stringify(entry)}`,
      wholeNumber("timeoutSeconds", timeoutSeconds, 1, 30),
      // The comparison page says 128 MB for viewer events, the quota page says as Lambda: the lower one is safe.
      wholeNumber("memorySizeMb", memorySizeMb, 128, event.startsWith("viewer-") ? 128 : 10_240),
      args.logRegions.length > 0 ? undefined : "logRegions must name at least one Region, got []",
    ]);

    const role = new iam.Role(`${name}-role`, { assumeRolePolicy: trust }, child);
    const { config } = args;
    const code = functionCode(this, { entry, config, maxBytes: maxPackageBytes });
    const lambdaFunction = new lambda.Function(
      `${name}-function`,
      {
        region: edgeRegion,
        role: role.arn,
        runtime: "nodejs24.x",
        architectures: ["x86_64"],
        handler: code.handler,
        code: code.archive,
        memorySize: memorySizeMb,
        timeout: timeoutSeconds,
        publish: true,
        skipDestroy: true,
      },
      {
        ...child,
        retainOnDelete: true,
        ...(args.functionProvider === undefined ? {} : { provider: args.functionProvider }),
      },
    );

    const logGroupName = pulumi.interpolate`/aws/lambda/${edgeRegion}.${lambdaFunction.name}`;
    const policy = new iam.RolePolicy(
      `${name}-permissions`,
      { role: role.name, policy: permissions(logGroupName, reads) },
      child,
    );
    const logGroups = args.logRegions.map(
      (region) =>
        new cloudwatch.LogGroup(
          `${name}-logs-${region}`,
          { region, name: logGroupName, retentionInDays: args.logRetentionDays },
          child,
        ),
    );

    this.event = event;
    // Whoever associates the function waits for its permissions and its log groups, or the first
    // requests would fail, and would make log groups that never expire.
    const ready = pulumi.all([policy.id, ...logGroups.map((group) => group.id)]);
    this.qualifiedArn = pulumi
      .all([lambdaFunction.qualifiedArn, ready])
      .apply(([qualifiedArn]) => qualifiedArn);
    this.codeSha256 = code.sha256;
    this.registerOutputs({ qualifiedArn: this.qualifiedArn, codeSha256: this.codeSha256 });
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Its own log groups, in whichever Region it runs, and the objects it reads. */
function permissions(
  logGroupName: pulumi.Output<string>,
  reads: readonly pulumi.Input<string>[],
): pulumi.Output<string> {
  const logGroup = pulumi.interpolate`arn:aws:logs:*:*:log-group:${logGroupName}`;
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [logGroup, pulumi.interpolate`${logGroup}:*`],
      },
      ...(reads.length > 0
        ? [{ Effect: "Allow", Action: "s3:GetObject", Resource: [...reads] }]
        : []),
    ],
  });
}
