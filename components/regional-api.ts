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
import * as pulumi from "@pulumi/pulumi";
import { httpTimeoutRangeMs, maxAuthorizerMs } from "../aws/api-gateway.ts";
import type { AlarmInRegion } from "./alarm-topic.ts";
import { apiAccessLog, apiAccessLogFormat } from "./api-access-log.ts";
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
  /**
   * Also serve the version made from the current sources, whatever the canary: below the path `/next`, which is removed from
   * no event. Use {@link RegionalApi.nextPath} as the origin path of a staging distribution.
   * @default false
   */
  readonly next?: boolean;
}

/** What the path of a request to the newest version begins with. */
const nextPrefix = "/next";

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
  /** All alarms. */
  readonly alarms: readonly AlarmInRegion[];
  /** Its functions by their logical names: `<name>-handler` and `<name>-verify`. */
  readonly functions: Readonly<Record<string, ServiceFunction>>;
  /** `/next`, known once it is served; `undefined` without the argument `next`. */
  readonly nextPath: pulumi.Output<string> | undefined;

  /** @throws {pulumi.ResourceError} for settings that API Gateway or Lambda would reject, and for timeouts above the maximum. */
  constructor(name: string, args: RegionalApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:RegionalApi", name, {}, opts);
    const { region, domainName, logRetentionDays } = args;
    const child = { parent: this };
    refuse(this, problems(args));

    const shared = { region, logRetentionDays, tracing: args.tracing ?? true };
    const hasNext = args.next === true;
    const api = new ServiceFunction(
      `${name}-handler`,
      { ...args.api, ...shared, next: hasNext },
      child,
    );
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
        identitySources: [
          "$request.header.x-origin-verify",
          ...(hasNext ? ["$context.routeKey"] : []),
        ],
        authorizerResultTtlInSeconds: authorizerCacheSeconds,
      },
      child,
    );
    /** A route of the API to one alias of the function. */
    const routeTo = (prefix: string, routeKey: string, integrationUri: pulumi.Input<string>) => {
      const integration = new Integration(
        `${prefix}-integration`,
        {
          ...of,
          integrationType: "AWS_PROXY",
          integrationMethod: "POST",
          integrationUri,
          // The default is 1.0.
          payloadFormatVersion: "2.0",
        },
        child,
      );
      return new Route(
        `${prefix}-route`,
        {
          ...of,
          routeKey,
          authorizationType: "CUSTOM",
          authorizerId: authorizer.id,
          target: pulumi.interpolate`integrations/${integration.id}`,
        },
        child,
      );
    };
    const route = routeTo(name, "$default", api.invokeArn);
    const next =
      api.nextInvokeArn &&
      ([
        routeTo(`${name}-next`, `ANY ${nextPrefix}/{proxy+}`, api.nextInvokeArn),
        api.permit(
          "invoke-next",
          gateway,
          pulumi.interpolate`${http.executionArn}/$default/*${nextPrefix}/{proxy+}`,
          "next",
        ),
      ] as const);
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
          destinationArn: apiAccessLog(`${name}-access-log`, http, args, child).arn,
          format: apiAccessLogFormat,
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
        newVersions: {
          ...(args.api.canary === undefined ? {} : { handler: { of: api, alias: "live" } }),
          ...(args.authorizer.canary === undefined
            ? {}
            : { authorizer: { of: guard, alias: "live" } }),
          ...(hasNext ? { next: { of: api, alias: "next" } } : {}),
        },
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
    this.alarms = alarms.alarms;
    this.functions = { [`${name}-handler`]: api, [`${name}-verify`]: guard };
    this.nextPath = next && pulumi.all(next.map(({ id }) => id)).apply(() => nextPrefix);
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
