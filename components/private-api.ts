/**
 * A REST API without a public endpoint, behind CloudFront.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { Deployment } from "@pulumi/aws/apigateway/deployment.js";
import { Integration } from "@pulumi/aws/apigateway/integration.js";
import { Method as ApiMethod } from "@pulumi/aws/apigateway/method.js";
import { MethodSettings } from "@pulumi/aws/apigateway/methodSettings.js";
import { Resource as ApiResource } from "@pulumi/aws/apigateway/resource.js";
import { RestApi } from "@pulumi/aws/apigateway/restApi.js";
import { RestApiPolicy } from "@pulumi/aws/apigateway/restApiPolicy.js";
import { Stage } from "@pulumi/aws/apigateway/stage.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";
import { restTimeoutRangeMs } from "../aws/api-gateway.ts";
import { requestLogFields } from "./api-access-log.ts";
import { type Throttle, throttleProblems } from "./api-throttle.ts";
import { type NetworkLogSettings, NetworkLogs } from "./network-logs.ts";
import { PrivateFront, type PrivateHttps } from "./private-front.ts";
import { PrivateNetwork, type ZonePair } from "./private-network.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import { RestLogRole } from "./rest-log-role.ts";
import { ServiceFunction } from "./service-function.ts";
import type { ServiceFunctionArgs } from "./service-function-args.ts";

/** The stage is the first segment of every path of a REST API; the origin path adds it. */
const stageName = "live";

/** One second less than API Gateway waits, so that the function times out first and logs it. */
const maxTimeoutSeconds = restTimeoutRangeMs.value.max / 1000 - 1;

/** One route: every path and method invokes the function. */
const route = { path: "{proxy+}", method: "ANY" } as const;

/** Arguments of a {@link PrivateApi}. */
export interface PrivateApiArgs {
  /** AWS Region, like `eu-west-1`. */
  readonly region: string;
  /** Two Availability Zones that support VPC origins: `await vpcOriginZones(region)`. */
  readonly availabilityZoneNames: ZonePair;
  /** Handles every request as the Lambda proxy integration of a REST API. `timeoutSeconds` is at most 28. */
  readonly handler: Omit<ServiceFunctionArgs, "region" | "logRetentionDays" | "tracing">;
  /** Days for which CloudWatch Logs keeps logs: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /** @default HTTP between CloudFront and the load balancer, inside AWS's network */
  readonly https?: PrivateHttps;
  /** Rate above which the API returns 429. @default 50 requests a second, bursts of 100 */
  readonly throttle?: Throttle;
  /**
   * Whether this component sets the CloudWatch Logs role of API Gateway in this account and Region (`"make"`), or the
   * account has one already (`"present"`).
   * @default "make"
   */
  readonly accountLogRole?: "make" | "present";
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
  /** Keep flow logs of the VPC and access logs of the load balancer in a bucket. @default no such logs */
  readonly networkLogs?: NetworkLogSettings;
}

/**
 * CloudFront, VPC origin, internal load balancer, interface endpoint, private REST API, function: each allows requests
 * only from the one before it.
 *
 * Use it as a `"vpc"` origin of a `GlobalFacade`. Its routes take edge functions on viewer events only.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
export class PrivateApi extends pulumi.ComponentResource {
  /** Id of the REST API. */
  readonly apiId: pulumi.Output<string>;
  /** Id of the VPC origin, as an origin of a distribution names it. */
  readonly vpcOriginId: pulumi.Output<string>;
  /** `domainName` of the origin. */
  readonly originDomainName: pulumi.Output<string>;
  /** `path` of the origin: a slash and the name of the stage. */
  readonly originPath: pulumi.Output<string>;
  /** `headers` of the origin. CloudFront overwrites the viewer's headers of these names. */
  readonly originHeaders: Readonly<Record<"x-apigw-api-id", pulumi.Output<string>>>;
  /** Its function by its logical name, `<name>-handler`. */
  readonly functions: Readonly<Record<string, ServiceFunction>>;

  /** @throws {pulumi.ResourceError} for settings that API Gateway or Lambda would reject, and for a timeout above 28 s. */
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
    const logs =
      args.networkLogs &&
      new NetworkLogs(`${name}-logs`, { region, network, ...args.networkLogs }, child);
    const front = new PrivateFront(
      `${name}-front`,
      {
        region,
        network,
        ...(https === undefined ? {} : { https }),
        ...(logs === undefined ? {} : { accessLogs: logs.balancerLogs }),
      },
      child,
    );
    const handler = new ServiceFunction(
      `${name}-handler`,
      { ...args.handler, region, logRetentionDays, tracing },
      child,
    );
    this.functions = { [`${name}-handler`]: handler };
    const api = new RestApi(
      `${name}-rest`,
      { region, endpointConfiguration: { types: "PRIVATE" } },
      child,
    );
    const of = { region, restApi: api.id };
    const policy = onlyThrough(network.endpoint.id, api.executionArn);
    const closed = new RestApiPolicy(
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
    const deployment = new Deployment(
      `${name}-deployment`,
      {
        ...of,
        // A deployment is a snapshot: its content must exist before it, and a change of the content must make a new one.
        triggers: { content: fingerprint({ route, policy, integration }) },
      },
      { ...child, dependsOn: [closed, integrated] },
    );
    const logRole =
      args.accountLogRole === "present"
        ? []
        : [new RestLogRole(`${name}-log-role`, { region }, child).account];
    const log = new LogGroup(
      `${name}-access-log`,
      { region, retentionInDays: logRetentionDays },
      child,
    );
    const stage = new Stage(
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
    new MethodSettings(
      `${name}-settings`,
      {
        ...of,
        stageName: stage.stageName,
        methodPath: "*/*",
        settings: {
          throttlingRateLimit: args.throttle?.ratePerSecond ?? 50,
          throttlingBurstLimit: args.throttle?.burst ?? 100,
          metricsEnabled: true,
          // Execution logs contain headers and bodies, and so tokens.
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

/** The route and its integration. */
function proxyTo(
  name: string,
  uri: pulumi.Output<string>,
  api: RestApi,
  region: string,
  child: pulumi.CustomResourceOptions,
) {
  const of = { region, restApi: api.id };
  const all = new ApiResource(
    `${name}-all`,
    { ...of, parentId: api.rootResourceId, pathPart: route.path },
    child,
  );
  const at = { ...of, resourceId: all.id };
  const method = new ApiMethod(
    `${name}-any`,
    // The function authorizes the caller.
    { ...at, httpMethod: route.method, authorization: "NONE" },
    child,
  );
  const integration = { type: "AWS_PROXY", integrationHttpMethod: "POST", uri };
  const integrated = new Integration(
    `${name}-integration`,
    { ...at, httpMethod: method.httpMethod, ...integration },
    child,
  );
  return { integration, integrated };
}

/**
 * Any principal, through this endpoint only: other endpoints, in this account or another, could reach a private API too.
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
 * One JSON line for each request, without headers, query strings and addresses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
const accessLogFormat = JSON.stringify({
  ...requestLogFields,
  error: "$context.error.responseType",
});
