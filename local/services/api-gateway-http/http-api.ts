/**
 * An HTTP API as requests meet it: plain data, every reference resolved.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */
import type {
  LambdaIntegration,
  PayloadFormat,
  UnavailableIntegration,
} from "../api-gateway/integration.ts";
import type { Throttle } from "../api-gateway/throttle.ts";
import type { Judge } from "../api-gateway/verdicts.ts";

/** A function that answers. */
export interface HttpLambdaIntegration extends LambdaIntegration {
  /** @default "2.0" */
  readonly format?: PayloadFormat;
}

/** A backend outside the program that answers. */
export interface HttpProxyIntegration {
  readonly kind: "proxy";
  /** May have the path variables of its routes, like `https://api.example.com/{proxy}`. */
  readonly uri: string;
  /** `ANY` passes the method of the request on. */
  readonly method: string;
  /** Milliseconds, 50 to 30,000. */
  readonly timeoutMs: number;
}

/** One change to a request. */
export interface ParameterChange {
  readonly action: "append" | "overwrite" | "remove";
  readonly place: "header" | "querystring" | "path";
  /** Of a header or parameter; empty for the path. */
  readonly name: string;
  /** Text, with variables like `$request.header.name` or `${context.requestId}`; empty for a removal. */
  readonly value: string;
}

/** What answers at a route. */
export type HttpIntegration = (
  | HttpLambdaIntegration
  | HttpProxyIntegration
  | UnavailableIntegration
) & {
  /** What becomes of the request on the way. @default nothing */
  readonly mapping?: readonly ParameterChange[];
};

/** Something of the program with a name beside its id. */
interface Named {
  /** The logical name of its resource. @default its id */
  readonly name?: string;
}

/** A Lambda authorizer. */
export interface LambdaAuthorizer extends Judge {
  readonly kind?: "lambda";
  readonly id: string;
  /** Like `$request.header.x-origin-verify`; all of them must be there. */
  readonly identitySources: readonly string[];
  /** @default "2.0" */
  readonly format?: PayloadFormat;
}

/** An authorizer that verifies tokens. */
export interface JwtAuthorizer {
  readonly kind: "jwt";
  readonly id: string;
  /** One of them has the token, with or without `Bearer `. */
  readonly identitySources: readonly string[];
  /** Like `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc`. */
  readonly issuer: string;
  /** A token has one of them as `aud` or `client_id`. */
  readonly audiences: readonly string[];
}

/** A check that a request is signed. */
export interface IamAuthorizer {
  readonly kind: "iam";
  readonly id: string;
}

/** An authorizer that the runtime does not have: requests for it fail. */
export interface UnavailableAuthorizer {
  readonly kind: "unavailable";
  readonly id: string;
}

/** What authorizes requests. */
export type HttpAuthorizer = Named &
  (LambdaAuthorizer | JwtAuthorizer | IamAuthorizer | UnavailableAuthorizer);

/** What answers which requests. */
export interface HttpRoute {
  /** Like `GET /v1/leagues/{league}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly integration: HttpIntegration;
  readonly authorizer: HttpAuthorizer | undefined;
  /** One of which a token must have. @default none is asked for */
  readonly scopes?: readonly string[];
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

/** A WebSocket API: its name is known, and what it does is not simulated. */
export interface WebSocketApi {
  readonly id: string;
  /** The logical name of its resource. */
  readonly name: string;
  /** AWS Region. */
  readonly region: string;
}
