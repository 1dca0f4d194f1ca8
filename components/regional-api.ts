/**
 * An HTTP API in one Region, closed to all callers but a CloudFront distribution.
 *
 * @module
 */

import { Api } from "@pulumi/aws/apigatewayv2/api.js";
import { Authorizer } from "@pulumi/aws/apigatewayv2/authorizer.js";
import { Integration } from "@pulumi/aws/apigatewayv2/integration.js";
import { Route } from "@pulumi/aws/apigatewayv2/route.js";
import { Stage } from "@pulumi/aws/apigatewayv2/stage.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import * as pulumi from "@pulumi/pulumi";
import { httpTimeoutRangeMs, maxAuthorizerMs } from "../aws/api-gateway.ts";
import { type AlarmThresholds, ApiAlarms } from "./api-alarms.ts";
import { type Throttle, throttleProblems } from "./api-throttle.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import { ServiceFunction } from "./service-function.ts";
import type { ServiceFunctionArgs } from "./service-function-args.ts";

const gateway = "apigateway.amazonaws.com";

/** Seconds for which API Gateway caches the authorizer's response for one secret. */
const authorizerCacheSeconds = 300;

/** One second less than API Gateway waits, so that the function times out first and logs it. */
const maxTimeoutSeconds = httpTimeoutRangeMs.value.max / 1000 - 1;

const maxAuthorizerSeconds = maxAuthorizerMs.value / 1000;

/** Arguments of one of the API's functions: those that the API does not set itself. */
export type ApiFunctionArgs = Omit<ServiceFunctionArgs, "region" | "logRetentionDays" | "tracing">;

/** Arguments of a {@link RegionalApi}. */
export interface RegionalApiArgs {
  /** AWS Region, like `eu-west-1`. */
  readonly region: string;
  /** Handles every authorized request, payload format 2.0. `timeoutSeconds` is at most 29. */
  readonly api: ApiFunctionArgs;
  /**
   * Lambda authorizer: reads the header `x-origin-verify` (payload format 2.0) and returns `{ isAuthorized }`. Compare the
   * header's SHA-256 with the `acceptedHashes` of an `OriginSecret`. `timeoutSeconds` is at most 10.
   */
  readonly authorizer: ApiFunctionArgs;
  /** Days for which CloudWatch Logs keeps logs: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /**
   * The only domain name of the API; its `execute-api` endpoint is disabled. Add a `RegionalDomain` or a `LatencyDomain` of
   * the same name.
   * @default the domain name of the `execute-api` endpoint
   */
  readonly domainName?: string;
  /** Rate above which the API returns 429. @default 1000 requests a second, bursts of 500 */
  readonly throttle?: Throttle;
  /** Thresholds of the alarms. @default those of {@link AlarmThresholds} */
  readonly alarms?: AlarmThresholds;
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
}

/**
 * An HTTP API whose every route has a Lambda authorizer: a request without the secret header gets 401, one with a wrong
 * secret 403, and neither invokes the function.
 *
 * Put the Region in its name (`api-eu-west-1`), so that adding a Region changes no existing resource.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export class RegionalApi extends pulumi.ComponentResource {
  /** AWS Region. */
  readonly region: string;
  /** Id of the HTTP API. */
  readonly apiId: pulumi.Output<string>;
  /** Physical name of the log group of its function. */
  readonly logGroupName: pulumi.Output<string>;
  /** Name of the stage. */
  readonly stage: pulumi.Output<string>;
  /** The `domainName` argument. */
  readonly customDomainName: string | undefined;
  /** Domain name of the API as an origin, known once its stage is deployed. */
  readonly domainName: pulumi.Output<string>;
  /** `https://` and the domain name, without a trailing slash. */
  readonly endpoint: pulumi.Output<string>;
  /** ARN of the topic that the alarms notify, in the API's Region. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** Physical name of the alarm on 5xx responses. */
  readonly errorAlarmName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for settings that API Gateway or Lambda would reject, and for timeouts above the maximum. */
  constructor(name: string, args: RegionalApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:RegionalApi", name, {}, opts);
    const { region, domainName, logRetentionDays } = args;
    const child = { parent: this };
    refuse(this, problems(args));

    const shared = { region, logRetentionDays, tracing: args.tracing ?? true };
    const api = new ServiceFunction(`${name}-handler`, { ...args.api, ...shared }, child);
    const guard = new ServiceFunction(
      `${name}-verify`,
      { ...args.authorizer, ...shared },
      { ...child, aliases: [{ name: `${name}-authorizer` }] },
    );

    const http = new Api(
      `${name}-http`,
      // With a custom domain, the default endpoint would bypass it.
      { region, protocolType: "HTTP", disableExecuteApiEndpoint: domainName !== undefined },
      child,
    );
    const of = { region, apiId: http.id };
    const authorizer = new Authorizer(
      `${name}-origin-verify`,
      {
        ...of,
        authorizerType: "REQUEST",
        authorizerUri: guard.invokeArn,
        authorizerPayloadFormatVersion: "2.0",
        enableSimpleResponses: true,
        // API Gateway returns 401 where it is missing, and caches the authorizer's response by its value.
        identitySources: ["$request.header.x-origin-verify"],
        authorizerResultTtlInSeconds: authorizerCacheSeconds,
      },
      child,
    );
    const integration = new Integration(
      `${name}-integration`,
      {
        ...of,
        integrationType: "AWS_PROXY",
        integrationMethod: "POST",
        integrationUri: api.invokeArn,
        // The default is 1.0.
        payloadFormatVersion: "2.0",
      },
      child,
    );
    const route = new Route(
      `${name}-route`,
      {
        ...of,
        routeKey: "$default",
        authorizationType: "CUSTOM",
        authorizerId: authorizer.id,
        target: pulumi.interpolate`integrations/${integration.id}`,
      },
      child,
    );
    const permitted = [
      api.permit("invoke", gateway, pulumi.interpolate`${http.executionArn}/$default/$default`),
      guard.permit(
        "invoke",
        gateway,
        pulumi.interpolate`${http.executionArn}/authorizers/${authorizer.id}`,
      ),
    ];
    const stage = new Stage(
      `${name}-stage`,
      {
        ...of,
        name: "$default",
        autoDeploy: true,
        defaultRouteSettings: {
          throttlingRateLimit: args.throttle?.ratePerSecond ?? 1000,
          throttlingBurstLimit: args.throttle?.burst ?? 500,
        },
        accessLogSettings: {
          destinationArn: accessLog(`${name}-access-log`, http, args, child).arn,
          format: accessLogFormat,
        },
      },
      // Last, so that its first request finds routes and permissions.
      { ...child, dependsOn: [route, ...permitted] },
    );
    const alarms = new ApiAlarms(
      `${name}-alarms`,
      {
        ...args.alarms,
        ...of,
        stage: stage.name,
        functions: { handler: api.functionName, authorizer: guard.functionName },
      },
      child,
    );

    this.region = region;
    this.customDomainName = domainName;
    this.apiId = http.id;
    this.logGroupName = api.logGroupName;
    this.stage = stage.name;
    this.domainName = pulumi
      .all([http.apiEndpoint, stage.id])
      .apply(([endpoint]) => domainName ?? hostOf(endpoint));
    this.endpoint = pulumi.interpolate`https://${this.domainName}`;
    this.alarmTopicArn = alarms.topicArn;
    this.errorAlarmName = alarms.errorAlarmName;
    this.registerOutputs({ apiId: this.apiId, endpoint: this.endpoint });
  }
}

/** Mocks may return no endpoint. */
function hostOf(endpoint: string | undefined): string {
  return endpoint === undefined ? "" : new URL(endpoint).host;
}

function problems({ api, authorizer, throttle }: RegionalApiArgs): (string | undefined)[] {
  return [
    api.timeoutSeconds === undefined
      ? undefined
      : wholeNumber("api.timeoutSeconds", api.timeoutSeconds, 1, maxTimeoutSeconds),
    authorizer.timeoutSeconds === undefined
      ? undefined
      : wholeNumber(
          "authorizer.timeoutSeconds",
          authorizer.timeoutSeconds,
          1,
          maxAuthorizerSeconds,
        ),
    ...throttleProblems(throttle),
  ];
}

/**
 * The log group of the stage. The resource policy of log delivery covers this prefix; every other name makes the policy
 * longer, up to its quota. HTTP APIs deliver logs without the account-wide role that REST APIs need.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
function accessLog(
  name: string,
  api: Api,
  { region, logRetentionDays }: RegionalApiArgs,
  child: pulumi.CustomResourceOptions,
): LogGroup {
  return new LogGroup(
    name,
    {
      region,
      name: pulumi.interpolate`/aws/vendedlogs/apigateway/${api.id}`,
      retentionInDays: logRetentionDays,
    },
    child,
  );
}

/**
 * One JSON line for each request, without headers, query strings and addresses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
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
  integrationError: "$context.integrationErrorMessage",
  authorizerStatus: "$context.authorizer.status",
  authorizerError: "$context.authorizer.error",
  error: "$context.error.message",
});
