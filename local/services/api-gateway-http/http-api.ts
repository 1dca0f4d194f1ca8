/**
 * An HTTP API as requests meet it: plain data, every reference resolved.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */
import type { Throttle } from "../api-gateway/throttle.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";

/** A function that answers, payload format 2.0. */
export interface HttpIntegration {
  readonly target: LambdaTarget;
  /** Milliseconds, 50 to 30,000. */
  readonly timeoutMs: number;
}

/** A Lambda authorizer, payload format 2.0. */
export interface HttpAuthorizer {
  readonly id: string;
  readonly target: LambdaTarget;
  /** Like `$request.header.x-origin-verify`; all of them must be there. */
  readonly identitySources: readonly string[];
  /** How long a verdict is kept by its identity; 0 keeps none. */
  readonly ttlSeconds: number;
  /** `{ isAuthorized }` instead of a policy. */
  readonly simpleResponses: boolean;
}

/** What answers which requests. */
export interface HttpRoute {
  /** Like `GET /v1/leagues/{league}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly integration: HttpIntegration;
  readonly authorizer: HttpAuthorizer | undefined;
}

/** Under which name a deployed API answers, and how much. */
export interface HttpStage {
  /** `$default` is served from the root, any other below `/<name>`. */
  readonly name: string;
  readonly throttle: Throttle;
  /** By route key, where a route has limits of its own. */
  readonly routeThrottles: ReadonlyMap<string, Throttle>;
  readonly variables: Readonly<Record<string, string>>;
}

/** The CORS configuration of the API. */
export interface HttpCors {
  readonly allowCredentials: boolean;
  readonly allowHeaders: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds: number | undefined;
}

/** One HTTP API. */
export interface HttpApi {
  readonly id: string;
  /** The logical name of its resource. @default its id */
  readonly name?: string;
  readonly accountId: string;
  /** AWS Region. */
  readonly region: string;
  /** True when it answers under custom domains only. */
  readonly endpointDisabled: boolean;
  readonly cors: HttpCors | undefined;
  readonly routes: readonly HttpRoute[];
  /** By name. */
  readonly stages: ReadonlyMap<string, HttpStage>;
}
