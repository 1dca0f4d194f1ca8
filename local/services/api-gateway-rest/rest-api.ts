/**
 * A REST API as requests meet it: plain data, every reference resolved.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 * @module
 */
import type { LambdaIntegration, UnavailableIntegration } from "../api-gateway/integration.ts";
import type { Throttle } from "../api-gateway/throttle.ts";
import type { Judge } from "../api-gateway/verdicts.ts";
import type { Statement } from "../iam/policy-document.ts";

/** A backend outside the program that answers. */
export interface RestProxyIntegration {
  readonly kind: "proxy";
  /** May have path variables that are mapped, and `${stageVariables.name}`. */
  readonly uri: string;
  /** `ANY` passes the method of the request on. */
  readonly method: string;
  /** Milliseconds, 50 to 29,000. */
  readonly timeoutMs: number;
  /** By target, like `integration.request.path.proxy`. */
  readonly requestParameters: Readonly<Record<string, string>>;
}

/** One of the responses of a mock. */
export interface MockResponse {
  readonly status: number;
  /** What the status of the mock must match; empty for the default. */
  readonly selectionPattern: string;
  /** Values by header name. */
  readonly headers: Readonly<Record<string, string>>;
  /** A template without variables, sent as it is. */
  readonly body: string;
  readonly contentType: string;
}

/** An integration that answers without a backend. */
export interface MockIntegration {
  readonly kind: "mock";
  /** What its request template gives. */
  readonly status: number;
  readonly responses: readonly MockResponse[];
}

/** An authorizer. */
export type RestAuthorizer =
  | (Judge & {
      readonly kind: "lambda";
      readonly id: string;
      /** A token is one header; a request has all of the sources. */
      readonly type: "TOKEN" | "REQUEST";
      /** Like `method.request.header.Authorization`. */
      readonly identitySources: readonly string[];
      /** What a token must match before the function is asked; empty for any. */
      readonly validation: string;
    })
  /** A check that a request is signed. */
  | { readonly kind: "iam"; readonly id: string }
  /** One that the runtime does not have: requests fail. */
  | { readonly kind: "unavailable"; readonly id: string; readonly reason: string };

/** What a method asks of a request before its integration gets it. */
export interface MethodGuard {
  readonly authorizer?: RestAuthorizer;
  /** @default false */
  readonly apiKeyRequired?: boolean;
  /** Like `method.request.querystring.page`. @default none */
  readonly requiredParameters?: readonly string[];
}

/** What answers one method of a resource: a function by Lambda proxy integration, or another integration. */
export type RestIntegration = (
  | LambdaIntegration
  | RestProxyIntegration
  | MockIntegration
  | UnavailableIntegration
) & { readonly guard?: MethodGuard };

/** A path, and what answers at it. */
export interface RestResource {
  readonly id: string;
  /** Like `/desk/{proxy+}`. */
  readonly path: string;
  /** By method; `ANY` matches methods that are not named. */
  readonly methods: ReadonlyMap<string, RestIntegration>;
}

/** A deployed API. Its name is the first segment of every path. */
export interface RestStage {
  readonly name: string;
  readonly throttle: Throttle;
  readonly variables: Readonly<Record<string, string>>;
}

/** An API key in a usage plan, at one stage. */
export interface PlanKey {
  /** What a client sends as `x-api-key`. */
  readonly value: string;
  readonly keyId: string;
  /** Throttle and quota hold for each key of a plan. */
  readonly planId: string;
  readonly stage: string;
  /** @default not throttled */
  readonly throttle?: Throttle;
  /** Requests in a period. @default no limit */
  readonly quota?: { readonly limit: number; readonly period: "DAY" | "WEEK" | "MONTH" };
}

/** One REST API. */
export interface RestApi {
  readonly id: string;
  /** The logical name of its resource. @default its id */
  readonly name?: string;
  /** Whether it is reached from the internet. @default false: only through an endpoint of its network */
  readonly isPublic?: boolean;
  /** Whether its own name does not answer. @default false */
  readonly endpointDisabled?: boolean;
  /** Whether the key comes from the authorizer. @default false: from the header `x-api-key` */
  readonly keyFromAuthorizer?: boolean;
  /** Media types that come and go as base64. @default none */
  readonly binaryMediaTypes?: readonly string[];
  /** @default none */
  readonly keys?: readonly PlanKey[];
  readonly accountId: string;
  /** AWS Region. */
  readonly region: string;
  /** The resource policy; empty lets everyone in, except to a private API. */
  readonly policy: readonly Statement[];
  readonly resources: readonly RestResource[];
  /** By name. */
  readonly stages: ReadonlyMap<string, RestStage>;
}
