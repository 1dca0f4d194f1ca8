/**
 * A Lambda function in one Region.
 *
 * @module
 */

import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { Alias, type AliasArgs } from "@pulumi/aws/lambda/alias.js";
import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Permission } from "@pulumi/aws/lambda/permission.js";
import * as pulumi from "@pulumi/pulumi";
import { maxPackageBytes } from "../aws/lambda-limits.ts";
import { functionCode } from "./function-code.ts";
import { refuse } from "./refuse.ts";
import { allow, type RoleStatement } from "./role-statement.ts";
import type { Canary, ServiceFunctionArgs } from "./service-function-args.ts";
import { functionProblems } from "./service-function-limits.ts";

/** Callers invoke the function by `live`, whichever version it points to; `next` is the newest one. */
type AliasName = "live" | "next";

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/**
 * A handler, bundled and published as a version behind the alias `live`, with a log group of limited retention and a role
 * that allows logging, tracing and the given statements.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 */
export class ServiceFunction<Config extends object = object> extends pulumi.ComponentResource {
  /** AWS Region. */
  readonly region: string;
  /** Physical name: the `FunctionName` dimension of its metrics. */
  readonly functionName: pulumi.Output<string>;
  /** ARN of the alias, which callers invoke. */
  readonly aliasArn: pulumi.Output<string>;
  /** Invoke ARN of the alias, for an API Gateway integration. Known once the role has its permissions. */
  readonly invokeArn: pulumi.Output<string>;
  /** The same of the alias `next`; `undefined` without the argument `next`. */
  readonly nextInvokeArn: pulumi.Output<string> | undefined;
  /** The version that the alias `live` points to, apart from a canary. */
  readonly liveVersion: pulumi.Output<string>;
  /** The version made from the current sources. */
  readonly version: pulumi.Output<string>;
  /** SHA-256 of the bundle, in hexadecimal. */
  readonly codeSha256: pulumi.Output<string>;
  /** Physical name of the log group. */
  readonly logGroupName: pulumi.Output<string>;
  readonly #name: string;
  readonly #aliases: Readonly<Record<AliasName, Alias | undefined>>;

  /** @throws {pulumi.ResourceError} with all settings that Lambda would reject. */
  constructor(
    name: string,
    args: ServiceFunctionArgs<Config>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:regional:ServiceFunction", name, {}, opts);
    const { entry, config, region, runtime = "nodejs24.x", tracing = true } = args;
    const child = { parent: this };
    // The names of roles and functions have at most 64 characters, so their logical names have no suffix.
    const was = (former: string) => ({ ...child, aliases: [{ name: former }] });
    refuse(this, functionProblems(args));

    const code = functionCode(this, {
      entry,
      config,
      maxBytes: maxPackageBytes.value,
      target: runtime === "nodejs22.x" ? "node22" : "node24",
    });
    // The function is given this group, so that Lambda never creates one without retention.
    const logGroup = new LogGroup(
      `${name}-logs`,
      { region, retentionInDays: args.logRetentionDays },
      child,
    );
    const role = new Role(name, { assumeRolePolicy: trust }, was(`${name}-role`));
    const policy = new RolePolicy(
      `${name}-permissions`,
      { role: role.name, policy: permissions(logGroup.arn, tracing, args.statements ?? []) },
      child,
    );
    const lambdaFunction = new LambdaFunction(
      name,
      {
        region,
        role: role.arn,
        runtime,
        architectures: [args.architecture ?? "arm64"],
        handler: code.handler,
        code: code.archive,
        memorySize: args.memorySizeMb ?? 512,
        timeout: args.timeoutSeconds ?? 5,
        publish: true,
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          logGroup: logGroup.name,
        },
        tracingConfig: { mode: tracing ? "Active" : "PassThrough" },
        ...optional(args),
      },
      was(`${name}-function`),
    );
    const alias = new Alias(
      `${name}-alias`,
      {
        region,
        name: "live" satisfies AliasName,
        functionName: lambdaFunction.name,
        ...routing(lambdaFunction.version, args.canary),
      },
      child,
    );
    const next =
      args.next === true
        ? new Alias(
            `${name}-next`,
            {
              region,
              name: "next" satisfies AliasName,
              functionName: lambdaFunction.name,
              functionVersion: lambdaFunction.version,
            },
            child,
          )
        : undefined;

    this.#name = name;
    this.#aliases = { live: alias, next };
    this.region = region;
    this.functionName = lambdaFunction.name;
    this.aliasArn = alias.arn;
    // Without the permissions, the first invocations after a deployment would fail.
    const ready = ({ invokeArn }: Alias) =>
      pulumi.all([invokeArn, policy.id]).apply(([arn]) => arn);
    this.invokeArn = ready(alias);
    this.nextInvokeArn = next && ready(next);
    this.liveVersion = alias.functionVersion;
    this.version = lambdaFunction.version;
    this.codeSha256 = code.sha256;
    this.logGroupName = logGroup.name;
    this.registerOutputs({ aliasArn: this.aliasArn, codeSha256: this.codeSha256 });
  }

  /**
   * Allows one caller to invoke an alias.
   *
   * @param purpose Suffix of the permission's logical name, `<name>-<purpose>`: a change replaces the permission.
   * @param principal An AWS service, like `apigateway.amazonaws.com`.
   * @param sourceArn ARN of the caller, like the execution ARN of an API: a wider one would allow other APIs as well.
   * @param alias `next` requires the argument `next`. @default "live"
   */
  permit(
    purpose: string,
    principal: string,
    sourceArn: pulumi.Input<string>,
    alias: AliasName = "live",
  ): Permission {
    return new Permission(
      `${this.#name}-${purpose}`,
      {
        region: this.region,
        action: "lambda:InvokeFunction",
        function: this.functionName,
        // From the alias, so that the permission waits for it.
        qualifier: this.#aliases[alias]?.name ?? alias,
        principal,
        sourceArn,
      },
      { parent: this },
    );
  }
}

/** Settings without a default. */
function optional({ environment, layers = [], reservedConcurrency }: ServiceFunctionArgs) {
  return {
    ...(environment === undefined ? {} : { environment: { variables: environment } }),
    ...(layers.length === 0 ? {} : { layers: [...layers] }),
    ...(reservedConcurrency === undefined
      ? {}
      : { reservedConcurrentExecutions: reservedConcurrency }),
  };
}

/**
 * Routing of the alias. Lambda rejects an alias that names one version twice, which a canary would do when the sources have
 * not changed since the stable version.
 */
function routing(
  newVersion: pulumi.Output<string>,
  canary: Canary | undefined,
): Pick<AliasArgs, "functionVersion" | "routingConfig"> {
  if (canary === undefined) {
    return { functionVersion: newVersion };
  }
  const { stableVersion, newVersionWeight } = canary;
  const additionalVersionWeights = newVersion.apply(
    (version): Record<string, number> =>
      version === stableVersion || newVersionWeight === 0 ? {} : { [version]: newVersionWeight },
  );
  return { functionVersion: stableVersion, routingConfig: { additionalVersionWeights } };
}

/** Its log group, X-Ray where tracing is on, and the given statements. */
function permissions(
  logGroupArn: pulumi.Output<string>,
  tracing: boolean,
  statements: readonly RoleStatement[],
): pulumi.Output<string> {
  const writeLog = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [pulumi.interpolate`${logGroupArn}:*`],
  };
  // X-Ray does not support resource-level permissions for these.
  const trace = {
    actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    resources: ["*"],
  };
  const all = [writeLog, ...(tracing ? [trace] : []), ...statements];
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: all.map(allow) });
}
