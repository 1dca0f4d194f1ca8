/**
 * A Lambda@Edge function.
 *
 * @module
 */

import { statSync } from "node:fs";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import * as pulumi from "@pulumi/pulumi";
import { cloudFrontRegion } from "../aws/cloudfront-regions.ts";
import { edgeMaxTimeoutSeconds, edgeViewerMemoryMb } from "../aws/edge-limits.ts";
import {
  basicExecutionActions,
  functionMemoryRange,
  maxPackageBytes,
} from "../aws/lambda-limits.ts";
import { edgeRegions } from "./edge-regions.ts";
import { functionCode } from "./function-code.ts";
import { refuse, retentionProblem, wholeNumber } from "./refuse.ts";
import { allow, type RoleStatement, statementProblems } from "./role-statement.ts";

/** Lambda@Edge functions are created in this Region, from which Lambda replicates them. */
const edgeRegion = cloudFrontRegion.value;

/**
 * The quota is for the compressed package, which is smaller; a bundle near this size contains something by mistake.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 */
/** CloudFront rejects the association of a function that `edgelambda.amazonaws.com` cannot assume the role of. */
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

/** The CloudFront event that invokes a function. */
export type EdgeEvent = "viewer-request" | "origin-request" | "origin-response" | "viewer-response";

/** Arguments of an {@link EdgeFunction}. Lambda@Edge supports no environment variables, VPC, layers or aliases. */
export interface EdgeFunctionArgs<Config extends object> {
  /** Path of the source that exports `handler`, relative to the program's working directory. */
  readonly entry: string;
  /** Compiled into the bundle as the constant `CONFIG`. Must not contain secrets. */
  readonly config: pulumi.Input<Config>;
  /** The event that the function handles; it decides the memory limit. */
  readonly event: EdgeEvent;
  /**
   * AWS Regions to create a log group in, at least one: those in which the function may run, from `edgeRegions`.
   * @default all Regions that run Lambda@Edge functions
   */
  readonly logRegions?: readonly string[];
  /** Days for which CloudWatch Logs keeps its logs: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /**
   * Provider of the Lambda function itself: one without default tags, since CloudFront's documentation states that
   * edge functions cannot be tagged.
   * @default the provider of the component
   */
  readonly functionProvider?: pulumi.ProviderResource;
  /** ARNs of the S3 objects that the function may read. @default none */
  readonly reads?: readonly pulumi.Input<string>[];
  /** Permissions beyond its own log and `reads`. @default none */
  readonly statements?: readonly RoleStatement[];
  /** Whole MB, 128 to 10240; 128 for viewer events. @default 128 */
  readonly memorySizeMb?: number;
  /** Whole seconds, 1 to 30. @default 5 */
  readonly timeoutSeconds?: number;
}

/** A function as a cache behavior references it. */
export interface EdgeAssociation {
  /** The CloudFront event that invokes the function. */
  readonly event: EdgeEvent;
  /** ARN with a version number, the only form that CloudFront accepts. */
  readonly qualifiedArn: pulumi.Output<string>;
}

/**
 * A handler, bundled and published as a version, with a role that allows logging and the given reads.
 *
 * `pulumi destroy` retains the Lambda function: Lambda can delete it only hours later, after its replicas. Delete it by
 * hand the next day.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export class EdgeFunction<Config extends object = object>
  extends pulumi.ComponentResource
  implements EdgeAssociation
{
  /** The CloudFront event that invokes the function. */
  readonly event: EdgeEvent;
  readonly qualifiedArn: pulumi.Output<string>;
  /** Physical name, which a new version does not change. */
  readonly functionName: pulumi.Output<string>;
  /** SHA-256 of the bundle, in hexadecimal. */
  readonly codeSha256: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for a missing file, or for settings that Lambda@Edge would reject after minutes. */
  constructor(
    name: string,
    args: EdgeFunctionArgs<Config>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:edge:EdgeFunction", name, {}, opts);
    const { entry, event, memorySizeMb = 128, timeoutSeconds = 5 } = args;
    const { reads = [], statements = [] } = args;
    const { logRegions = edgeRegions() } = args;
    const child = { parent: this };
    refuse(this, [
      ...statementProblems(statements),
      isFile(entry) ? undefined : `entry must be a file, got ${JSON.stringify(entry)}`,
      retentionProblem("logRetentionDays", args.logRetentionDays),
      wholeNumber("timeoutSeconds", timeoutSeconds, 1, edgeMaxTimeoutSeconds.value),
      // The comparison page says 128 MB for viewer events, the quota page says as Lambda: the lower one is safe.
      wholeNumber(
        "memorySizeMb",
        memorySizeMb,
        functionMemoryRange.value.min,
        event.startsWith("viewer-") ? edgeViewerMemoryMb.value : functionMemoryRange.value.max,
      ),
      logRegions.length > 0 ? undefined : "logRegions must name at least one Region, got []",
    ]);

    const role = new Role(`${name}-role`, { assumeRolePolicy: trust }, child);
    const { config } = args;
    const code = functionCode(this, { entry, config, maxBytes: maxPackageBytes.value });
    const lambdaFunction = new LambdaFunction(
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
    const policy = new RolePolicy(
      `${name}-permissions`,
      { role: role.name, policy: permissions(logGroupName, reads, statements) },
      child,
    );
    const logGroups = logRegions.map(
      (region) =>
        new LogGroup(
          `${name}-logs-${region}`,
          { region, name: logGroupName, retentionInDays: args.logRetentionDays },
          child,
        ),
    );

    this.event = event;
    // The distribution waits for the permissions and the log groups. Otherwise the first requests would fail, and would
    // create log groups that never expire.
    const ready = pulumi.all([policy.id, ...logGroups.map((group) => group.id)]);
    this.functionName = lambdaFunction.name;
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

/** Its log groups in every Region, and the objects that it reads. */
function permissions(
  logGroupName: pulumi.Output<string>,
  reads: readonly pulumi.Input<string>[],
  statements: readonly RoleStatement[],
): pulumi.Output<string> {
  const logGroup = pulumi.interpolate`arn:aws:logs:*:*:log-group:${logGroupName}`;
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [...basicExecutionActions.value],
        Resource: [logGroup, pulumi.interpolate`${logGroup}:*`],
      },
      ...(reads.length > 0
        ? [{ Effect: "Allow", Action: "s3:GetObject", Resource: [...reads] }]
        : []),
      ...statements.map(allow),
    ],
  });
}
