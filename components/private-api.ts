/**
 * An API that is not on the internet.
 *
 * @module
 */
import { createHash } from "node:crypto";
import * as apigateway from "@pulumi/aws/apigateway/index.js";
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as pulumi from "@pulumi/pulumi";
import { type Throttle, throttleProblems } from "./api-throttle.ts";
import { PrivateFront, type PrivateHttps } from "./private-front.ts";
import { PrivateNetwork, type ZonePair } from "./private-network.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import { RestLogRole } from "./rest-log-role.ts";
import { ServiceFunction } from "./service-function.ts";
import type { ServiceFunctionArgs } from "./service-function-args.ts";

/** REST APIs have named stages, which are the first segment of every path; the origin's path hides it. */
const stageName = "live";

/** API Gateway waits 29 s for a function; a second less, and the function ends first and says why. */
const maxTimeoutSeconds = 28;

/** The whole API: every path and method goes to the function, which knows its own. */
const route = { path: "{proxy+}", method: "ANY" } as const;

/** What a {@link PrivateApi} needs. */
export interface PrivateApiArgs {
  /** AWS Region: the home of the stack. */
  readonly region: string;
  /** From `vpcOriginZones`. */
  readonly availabilityZoneNames: ZonePair;
  /** Answers every request, as AWS_PROXY of a REST API; at most 28 seconds. */
  readonly handler: Omit<ServiceFunctionArgs, "region" | "logRetentionDays" | "tracing">;
  /** Days logs are kept. */
  readonly logRetentionDays: number;
  /** @default plain HTTP between CloudFront and the load balancer, inside AWS's network */
  readonly https?: PrivateHttps;
  /** Whole requests a second, and at once, beyond which it answers 429. @default 50 and 100 */
  readonly throttle?: Throttle;
  /**
   * Who sets the role that REST APIs of this account and Region log with: this component (`"make"`), or
   * somebody outside of the stack, already (`"present"`).
   * @default "make"
   */
  readonly accountLogRole?: "make" | "present";
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
}

/**
 * CloudFront, VPC origin, internal load balancer, interface endpoint, private REST API, function: each lets
 * in the one before it and nobody else.
 *
 * On a behavior of its own, with functions for viewer events only: VPC origins take no others.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export class PrivateApi extends pulumi.ComponentResource {
  readonly apiId: pulumi.Output<string>;
  readonly vpcOriginId: pulumi.Output<string>;
  readonly originDomainName: pulumi.Output<string>;
  /** The stage, with a slash before it: the origin's path. */
  readonly originPath: pulumi.Output<string>;
  /** Custom headers of the origin. CloudFront overwrites what a viewer sends under these names. */
  readonly originHeaders: Readonly<Record<"x-apigw-api-id", pulumi.Output<string>>>;

  /** @throws {pulumi.ResourceError} for what API Gateway would refuse or cut short. */
  constructor(name: string, args: PrivateApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:PrivateApi", name, {}, opts);
    const { region, https, logRetentionDays, tracing = true } = args;
    const child = { parent: this };
    refuse(this, problems(args));

    const network = new PrivateNetwork(
      `${name}-network`,
      {
        region,
        availabilityZoneNames: args.availabilityZoneNames,
        port: https === undefined ? 80 : 443,
      },
      child,
    );
    const front = new PrivateFront(
      `${name}-front`,
      { region, network, ...(https === undefined ? {} : { https }) },
      child,
    );
    const handler = new ServiceFunction(
      `${name}-handler`,
      { ...args.handler, region, logRetentionDays, tracing },
      child,
    );
    const api = new apigateway.RestApi(
      `${name}-rest`,
      { region, endpointConfiguration: { types: "PRIVATE" } },
      child,
    );
    const of = { region, restApi: api.id };
    const policy = onlyThrough(network.endpoint.id, api.executionArn);
    const closed = new apigateway.RestApiPolicy(
      `${name}-policy`,
      { region, restApiId: api.id, policy },
      child,
    );
    const { integration, integrated } = proxyTo(name, handler.invokeArn, api, region, child);
    const permitted = handler.permit(
      "invoke",
      "apigateway.amazonaws.com",
      pulumi.interpolate`${api.executionArn}/${stageName}/*/*`,
    );
    const deployment = new apigateway.Deployment(
      `${name}-deployment`,
      {
        ...of,
        // A deployment is a copy: what it copies must be in place, and a change of it must make another.
        triggers: { content: fingerprint({ route, policy, integration }) },
      },
      { ...child, dependsOn: [closed, integrated] },
    );
    const logRole =
      args.accountLogRole === "present"
        ? []
        : [new RestLogRole(`${name}-log-role`, { region }, child).account];
    const log = new cloudwatch.LogGroup(
      `${name}-access-log`,
      { region, retentionInDays: logRetentionDays },
      child,
    );
    const stage = new apigateway.Stage(
      `${name}-stage`,
      {
        ...of,
        deployment: deployment.id,
        stageName,
        xrayTracingEnabled: tracing,
        accessLogSettings: { destinationArn: log.arn, format: accessLogFormat },
      },
      { ...child, dependsOn: [permitted, ...logRole] },
    );
    new apigateway.MethodSettings(
      `${name}-settings`,
      {
        ...of,
        stageName: stage.stageName,
        methodPath: "*/*",
        settings: {
          throttlingRateLimit: args.throttle?.ratePerSecond ?? 50,
          throttlingBurstLimit: args.throttle?.burst ?? 100,
          metricsEnabled: true,
          // These logs hold headers and bodies, tokens with them.
          loggingLevel: "OFF",
          dataTraceEnabled: false,
        },
      },
      child,
    );

    this.apiId = api.id;
    this.vpcOriginId = front.vpcOriginId;
    this.originDomainName = front.originDomainName;
    this.originPath = pulumi.interpolate`/${stage.stageName}`;
    this.originHeaders = { "x-apigw-api-id": api.id };
    this.registerOutputs({ apiId: this.apiId, vpcOriginId: this.vpcOriginId });
  }
}

function problems({ handler, throttle }: PrivateApiArgs): (string | undefined)[] {
  const { timeoutSeconds } = handler;
  return [
    timeoutSeconds === undefined
      ? undefined
      : wholeNumber("handler.timeoutSeconds", timeoutSeconds, 1, maxTimeoutSeconds),
    ...throttleProblems(throttle),
  ];
}

/** The one route, and what it runs. */
function proxyTo(
  name: string,
  uri: pulumi.Output<string>,
  api: apigateway.RestApi,
  region: string,
  child: pulumi.CustomResourceOptions,
) {
  const of = { region, restApi: api.id };
  const all = new apigateway.Resource(
    `${name}-all`,
    { ...of, parentId: api.rootResourceId, pathPart: route.path },
    child,
  );
  const at = { ...of, resourceId: all.id };
  const method = new apigateway.Method(
    `${name}-any`,
    // Who is asking, token-guard has judged and the function judges again.
    { ...at, httpMethod: route.method, authorization: "NONE" },
    child,
  );
  const integration = { type: "AWS_PROXY", integrationHttpMethod: "POST", uri };
  const integrated = new apigateway.Integration(
    `${name}-integration`,
    { ...at, httpMethod: method.httpMethod, ...integration },
    child,
  );
  return { integration, integrated };
}

/**
 * Everybody, but through this endpoint alone. Nothing else reaches a private API, save other endpoints: the
 * refusal is for those, in this account or another.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
function onlyThrough(
  endpointId: pulumi.Output<string>,
  executionArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const invoke = {
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: pulumi.interpolate`${executionArn}/*`,
  };
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Sid: "AnswerTheFacade", Effect: "Allow", ...invoke },
      {
        Sid: "RefuseOtherEndpoints",
        Effect: "Deny",
        ...invoke,
        Condition: { StringNotEquals: { "aws:SourceVpce": endpointId } },
      },
    ],
  });
}

function fingerprint(content: pulumi.Input<object>): pulumi.Output<string> {
  return pulumi
    .jsonStringify(content)
    .apply((text) => createHash("sha256").update(text).digest("hex"));
}

/**
 * One line of JSON a request: no header, no query string, no address of anybody.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
const accessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTime",
  method: "$context.httpMethod",
  path: "$context.path",
  protocol: "$context.protocol",
  status: "$context.status",
  responseLength: "$context.responseLength",
  responseMs: "$context.responseLatency",
  integrationMs: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  error: "$context.error.responseType",
});
