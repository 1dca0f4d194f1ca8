/**
 * A Lambda function that answers in one Region.
 *
 * @module
 */
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as iam from "@pulumi/aws/iam/index.js";
import * as lambda from "@pulumi/aws/lambda/index.js";
import * as pulumi from "@pulumi/pulumi";
import { functionCode } from "./function-code.ts";
import { refuse } from "./refuse.ts";
import { allow, type RoleStatement } from "./role-statement.ts";
import type { Canary, ServiceFunctionArgs } from "./service-function-args.ts";
import { functionProblems } from "./service-function-limits.ts";

/** Lambda takes 50 MB zipped; whoever comes near this has bundled something by mistake. */
const maxPackageBytes = 50 * 1024 * 1024;

/** The name under which callers know a function, whichever version answers. */
const aliasName = "live";

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/**
 * One handler: bundled, published as a version behind the alias `live`, with a log that expires and a
 * role that allows what it is told and no more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 */
export class ServiceFunction<Config extends object = object> extends pulumi.ComponentResource {
  readonly region: string;
  /** Physical name, as the dimension of its metrics. */
  readonly functionName: pulumi.Output<string>;
  readonly aliasArn: pulumi.Output<string>;
  /** What an API integrates: the alias, once the function may write its log. */
  readonly invokeArn: pulumi.Output<string>;
  /** The version made from today's sources. */
  readonly version: pulumi.Output<string>;
  /** SHA-256 of the bundle, hexadecimal. */
  readonly codeSha256: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly #name: string;

  /** @throws {pulumi.ResourceError} for everything Lambda would refuse, at once. */
  constructor(
    name: string,
    args: ServiceFunctionArgs<Config>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("touchline:regional:ServiceFunction", name, {}, opts);
    const { entry, config, region, runtime = "nodejs24.x", tracing = true } = args;
    const child = { parent: this };
    refuse(this, functionProblems(args));

    const code = functionCode(this, {
      entry,
      config,
      maxBytes: maxPackageBytes,
      target: runtime === "nodejs22.x" ? "node22" : "node24",
    });
    // Made first and named to the function, so that no group without an end is ever made in its place.
    const logGroup = new cloudwatch.LogGroup(
      `${name}-logs`,
      { region, retentionInDays: args.logRetentionDays },
      child,
    );
    const role = new iam.Role(`${name}-role`, { assumeRolePolicy: trust }, child);
    const policy = new iam.RolePolicy(
      `${name}-permissions`,
      { role: role.name, policy: permissions(logGroup.arn, tracing, args.statements ?? []) },
      child,
    );
    const lambdaFunction = new lambda.Function(
      `${name}-function`,
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
      child,
    );
    const alias = new lambda.Alias(
      `${name}-alias`,
      {
        region,
        name: aliasName,
        functionName: lambdaFunction.name,
        ...routing(lambdaFunction.version, args.canary),
      },
      child,
    );

    this.#name = name;
    this.region = region;
    this.functionName = lambdaFunction.name;
    this.aliasArn = alias.arn;
    // The first calls after a deployment would fail without their permissions.
    this.invokeArn = pulumi.all([alias.invokeArn, policy.id]).apply(([invokeArn]) => invokeArn);
    this.version = lambdaFunction.version;
    this.codeSha256 = code.sha256;
    this.logGroupName = logGroup.name;
    this.registerOutputs({ aliasArn: this.aliasArn, codeSha256: this.codeSha256 });
  }

  /**
   * Lets one caller invoke the alias, and nobody else in that caller's name.
   *
   * @param purpose Names the permission, `<name>-<purpose>`; permanent once deployed.
   * @param principal A service, like `apigateway.amazonaws.com`.
   * @param sourceArn Exactly what calls: without it, or with a wider one, anybody's API could.
   */
  permit(purpose: string, principal: string, sourceArn: pulumi.Input<string>): lambda.Permission {
    return new lambda.Permission(
      `${this.#name}-${purpose}`,
      {
        region: this.region,
        action: "lambda:InvokeFunction",
        function: this.functionName,
        // Read from the alias, so that the permission waits for it.
        qualifier: this.aliasArn.apply((arn) => arn.slice(arn.lastIndexOf(":") + 1)),
        principal,
        sourceArn,
      },
      { parent: this },
    );
  }
}

/** What is only there where somebody asked for it. */
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
 * Where the alias points. Lambda refuses an alias that gives one version two shares, which is what a
 * canary becomes when the sources have not changed since the stable version.
 */
function routing(
  newVersion: pulumi.Output<string>,
  canary: Canary | undefined,
): Pick<lambda.AliasArgs, "functionVersion" | "routingConfig"> {
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

/** Its own log group, X-Ray where it is traced, and what it was given. */
function permissions(
  logGroupArn: pulumi.Output<string>,
  tracing: boolean,
  statements: readonly RoleStatement[],
): pulumi.Output<string> {
  const writeLog = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [pulumi.interpolate`${logGroupArn}:*`],
  };
  // X-Ray has no resources to name.
  const trace = {
    actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    resources: ["*"],
  };
  const all = [writeLog, ...(tracing ? [trace] : []), ...statements];
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: all.map(allow) });
}
