/**
 * A request on its way through an HTTP API, and what each format of events reads from it.
 *
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import type { GatewayRequest } from "../api-gateway/gateway.ts";
import type { RouteMatch } from "../api-gateway/route-match.ts";
import { decodeText } from "../api-gateway/url-text.ts";
import type { HttpApi, HttpRoute, HttpStage } from "./http-api.ts";

/** One request on its way through an API. */
export interface HttpVisit {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly match: RouteMatch<HttpRoute>;
  /** With the headers the gateway adds; the path without the key of a custom domain's mapping. */
  readonly request: GatewayRequest;
  /** The path that routes are matched with: without a named stage. @default that of the request */
  readonly routePath?: string;
  /** `apigw-requestid`. */
  readonly requestId: string;
  /** When it arrived, milliseconds since the epoch. */
  readonly nowMs: number;
}

/** What an authorizer passes to the integration, by the kind of authorizer. */
export type Authorized =
  | AuthorizedByLambda
  | {
      readonly kind: "jwt";
      readonly claims: Readonly<Record<string, string>>;
      /** Of the token, where the route asks for any. */
      readonly scopes: readonly string[] | null;
    }
  | { readonly kind: "iam" };

/** Body types that come as text; everything else, and a body without a type, comes as base64. */
const textual = /^(?:text\/|application\/(?:json|xml|javascript)(?:;|$))/i;

/**
 * The path as events show it: decoded, unlike a REST API's, and cut where that makes a question
 * mark. AWS does not document it; others have measured it.
 */
export function shownPath(path: string): string {
  return decodeText(path).replace(/\?.*$/s, "");
}

/** Whether a body comes as text. */
export function isTextual(headers: HeaderMap): boolean {
  return textual.test(headerValue(headers, "content-type") ?? "");
}

/** ARN of what a request wants to do, as policies name it. */
export function routeArn({ api, stage, request, match }: HttpVisit): string {
  const { method, path } = request;
  const [, pattern] = match.route.routeKey.split(" ");
  // The default route has neither method nor path.
  const what = pattern === undefined ? "$default" : `${method}${path}`;
  return `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${what}`;
}

/** ARN by which an API asks Lambda for an authorizer. */
export function authorizerArn(
  { region, accountId, id }: Pick<HttpApi, "region" | "accountId" | "id">,
  authorizerId: string,
): string {
  return `arn:aws:execute-api:${region}:${accountId}:${id}/authorizers/${authorizerId}`;
}

/** ARN by which a route of a stage asks Lambda: with the path of the route, not that of the request. */
export function invocationArn({ api, stage, request, match }: HttpVisit): string {
  const [, pattern] = match.route.routeKey.split(" ");
  const what = pattern === undefined ? "$default" : `${request.method}${pattern}`;
  return `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${what}`;
}
