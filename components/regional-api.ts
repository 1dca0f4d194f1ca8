/**
 * The API of one Region.
 *
 * @module
 */
import * as apigatewayv2 from "@pulumi/aws/apigatewayv2/index.js";
import * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
import * as pulumi from "@pulumi/pulumi";
import { type AlarmThresholds, ApiAlarms } from "./api-alarms.ts";
import { type Throttle, throttleProblems } from "./api-throttle.ts";
import { refuse, wholeNumber } from "./refuse.ts";
import { ServiceFunction } from "./service-function.ts";
import type { ServiceFunctionArgs } from "./service-function-args.ts";

const gateway = "apigateway.amazonaws.com";

/** Seconds a verdict on one secret is kept. */
const verdictSeconds = 300;

/** API Gateway waits 30 s for a function; a second less, and the function ends first and says why. */
const maxTimeoutSeconds = 29;

/** API Gateway waits no longer for an authorizer. */
const maxAuthorizerSeconds = 10;

/** A function of the API: everything but what the API decides for it. */
export type ApiFunctionArgs = Omit<ServiceFunctionArgs, "region" | "logRetentionDays" | "tracing">;

/** What a {@link RegionalApi} needs. */
export interface RegionalApiArgs {
  /** AWS Region. */
  readonly region: string;
  /** Answers every request that is let in; at most 29 seconds. */
  readonly api: ApiFunctionArgs;
  /** Judges the header `x-origin-verify`, in payload 2.0 and simple responses; at most 10 seconds. */
  readonly authorizer: ApiFunctionArgs;
  /** Days logs are kept. */
  readonly logRetentionDays: number;
  /**
   * The custom domain under which alone it answers. Whoever gives one also makes it: a `RegionalDomain`
   * or a `LatencyDomain`.
   * @default the name AWS gives it
   */
  readonly domainName?: string;
  /** Whole requests a second, and at once, beyond which it answers 429. @default 1000 and 500 */
  readonly throttle?: Throttle;
  /** From where alarms ring. */
  readonly alarms?: AlarmThresholds;
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
}

/**
 * An HTTP API whose every route asks the authorizer first: without the facade's secret header 401, with a
 * wrong one 403, and neither wakes the function that answers.
 *
 * Name it for its Region (`api-eu-west-1`): then a Region more changes nothing that exists.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export class RegionalApi extends pulumi.ComponentResource {
  readonly region: string;
  readonly apiId: pulumi.Output<string>;
  /** Name of the stage, for the mapping of a custom domain. */
  readonly stage: pulumi.Output<string>;
  /** Host that the facade and its router use, once the API answers under it. */
  readonly domainName: pulumi.Output<string>;
  /** The same as a URL, without a slash at the end. */
  readonly endpoint: pulumi.Output<string>;
  readonly alarmTopicArn: pulumi.Output<string>;
  /** Physical name of the alarm that says the Region is not well. */
  readonly errorAlarmName: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} for what API Gateway would refuse or cut short. */
  constructor(name: string, args: RegionalApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:RegionalApi", name, {}, opts);
    const { region, domainName, logRetentionDays } = args;
    const child = { parent: this };
    refuse(this, problems(args));

    const shared = { region, logRetentionDays, tracing: args.tracing ?? true };
    const api = new ServiceFunction(`${name}-handler`, { ...args.api, ...shared }, child);
    const guard = new ServiceFunction(
      `${name}-authorizer`,
      { ...args.authorizer, ...shared },
      child,
    );

    const http = new apigatewayv2.Api(
      `${name}-http`,
      // Nobody gets around the custom domain where there is one.
      { region, protocolType: "HTTP", disableExecuteApiEndpoint: domainName !== undefined },
      child,
    );
    const of = { region, apiId: http.id };
    const authorizer = new apigatewayv2.Authorizer(
      `${name}-origin-verify`,
      {
        ...of,
        authorizerType: "REQUEST",
        authorizerUri: guard.invokeArn,
        authorizerPayloadFormatVersion: "2.0",
        enableSimpleResponses: true,
        // Missing, it is 401 and no function runs; there, the verdict on it is kept.
        identitySources: ["$request.header.x-origin-verify"],
        authorizerResultTtlInSeconds: verdictSeconds,
      },
      child,
    );
    const integration = new apigatewayv2.Integration(
      `${name}-integration`,
      {
        ...of,
        integrationType: "AWS_PROXY",
        integrationMethod: "POST",
        integrationUri: api.invokeArn,
        // Left out, it is 1.0.
        payloadFormatVersion: "2.0",
      },
      child,
    );
    const route = new apigatewayv2.Route(
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
    const stage = new apigatewayv2.Stage(
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
      // Deployed last, so that its first request finds all it needs.
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
    this.apiId = http.id;
    this.stage = stage.name;
    this.domainName = pulumi
      .all([http.apiEndpoint, stage.id])
      .apply(([endpoint]) => domainName ?? new URL(endpoint).host);
    this.endpoint = pulumi.interpolate`https://${this.domainName}`;
    this.alarmTopicArn = alarms.topicArn;
    this.errorAlarmName = alarms.errorAlarmName;
    this.registerOutputs({ apiId: this.apiId, endpoint: this.endpoint });
  }
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
 * The group a stage logs to. Names under this prefix are in the resource policy of log delivery from the
 * start; every other one makes that policy longer, until it is full. HTTP APIs deliver logs without the
 * account-wide role that REST APIs need.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
function accessLog(
  name: string,
  api: apigatewayv2.Api,
  { region, logRetentionDays }: RegionalApiArgs,
  child: pulumi.CustomResourceOptions,
): cloudwatch.LogGroup {
  return new cloudwatch.LogGroup(
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
 * One line of JSON a request: no header, no query string, no address of anybody.
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
