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
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { BodyModels } from "./body-validation.ts";

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

/** What a mapped integration asks. */
export type MappedBackend =
  | { readonly kind: "function"; readonly target: LambdaTarget; readonly hasRole: boolean }
  | {
      readonly kind: "http";
      readonly uri: string;
      readonly method: string;
      readonly requestParameters: Readonly<Record<string, string>>;
    }
  | {
      /** An object of S3, by its path: `/bucket/key`, which may have variables. */
      readonly kind: "s3";
      readonly uri: string;
      readonly method: string;
      readonly requestParameters: Readonly<Record<string, string>>;
      /** Who signs the request; empty for nobody. */
      readonly roleArn: string;
    }
  /** Nothing: the request's template gives the status. */
  | { readonly kind: "mock" };

/** One of the responses of a mapped integration. */
export interface MappedResponse {
  readonly status: number;
  /** What a status, or the message of an error, must match as a whole; empty for the default. */
  readonly selectionPattern: string;
  /** Expressions by target, like `method.response.header.Location`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By media type. */
  readonly templates: Readonly<Record<string, string>>;
}

/** An integration whose requests and responses templates make. */
export interface MappedIntegration {
  readonly kind: "mapped";
  readonly backend: MappedBackend;
  /** Milliseconds, 50 to 29,000. */
  readonly timeoutMs: number;
  /** By media type. */
  readonly requestTemplates: Readonly<Record<string, string>>;
  /** Which requests without a template of their type are passed on as they are. */
  readonly passthrough: "WHEN_NO_MATCH" | "WHEN_NO_TEMPLATES" | "NEVER";
  readonly responses: readonly MappedResponse[];
}

/** An authorizer. */
export type RestAuthorizer =
  | (Judge & {
      readonly kind: "lambda";
      readonly id: string;
      /** The logical name of its resource. @default its id */
      readonly name?: string;
      /** A token is one header; a request has all of the sources. */
      readonly type: "TOKEN" | "REQUEST";
      /** Like `method.request.header.Authorization`. */
      readonly identitySources: readonly string[];
      /** What a token must match before the function is asked; empty for any. */
      readonly validation: string;
    })
  | {
      readonly kind: "pool";
      readonly id: string;
      /** The logical name of its resource. @default its id */
      readonly name?: string;
      /** Of the user pools, like `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc`. */
      readonly issuers: readonly string[];
      /** Like `method.request.header.Authorization`. */
      readonly identitySource: string;
      /** What the audience of a token must match; empty for any. */
      readonly validation: string;
    }
  /** A check that a request is signed. */
  | { readonly kind: "iam"; readonly id: string }
  /** One that the runtime does not have: requests fail. */
  | { readonly kind: "unavailable"; readonly id: string; readonly reason: string };

/** What a method asks of a request before its integration gets it. */
export interface MethodGuard {
  readonly authorizer?: RestAuthorizer;
  /** Of which an access token of a user pool has one. @default none: an identity token is wanted */
  readonly scopes?: readonly string[];
  /** @default false */
  readonly apiKeyRequired?: boolean;
  /** Like `method.request.querystring.page`. @default none */
  readonly requiredParameters?: readonly string[];
  /** What its bodies are validated against. @default nothing */
  readonly body?: BodyModels;
}

/** What answers one method of a resource: a function by Lambda proxy integration, or another integration. */
export type RestIntegration = (
  | LambdaIntegration
  | RestProxyIntegration
  | MappedIntegration
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

/** What replaces a response of the gateway's own. */
export interface DeclaredGatewayResponse {
  /** @default that of the response it replaces */
  readonly status?: number;
  /** Expressions by target, like `gatewayresponse.header.Access-Control-Allow-Origin`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By media type: texts in which variables are replaced. */
  readonly templates: Readonly<Record<string, string>>;
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
  /** Responses of the gateway's own that the program declares, by type. @default none */
  readonly gatewayResponses?: ReadonlyMap<string, DeclaredGatewayResponse>;
  readonly resources: readonly RestResource[];
  /** By name. */
  readonly stages: ReadonlyMap<string, RestStage>;
}
