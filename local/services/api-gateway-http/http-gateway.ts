/**
 * Serves an HTTP API.
 *
 * limits → preflight → route → throttle → authorizer → function → response. See `httpApiOrder` in
 * aws/.
 *
 * @module
 */
import { httpMaxHeadBytes } from "../../../aws/api-gateway.ts";
import { setHeader } from "../../http/header-map.ts";
import type { Message } from "../../http/message.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  oversizedPart,
  traceId,
} from "../api-gateway/gateway.ts";
import { type IntegrationResponses, invokeIntegration } from "../api-gateway/integration.ts";
import { compileRoutes } from "../api-gateway/route-match.ts";
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import type { HttpApi, HttpAuthorizer, HttpStage } from "./http-api.ts";
import { isPreflight, preflightAnswer, withCors } from "./http-api-cors.ts";
import { type AuthorizerContext, type HttpVisit, integrationEvent } from "./http-api-event.ts";
import { readFunctionAnswer } from "./http-api-response.ts";
import { type Authorize, createAuthorizer } from "./lambda-authorizer.ts";

/** Answers requests at one stage. @param path What routes are matched with: without stage or mapping key. */
export type HttpGateway = (
  stage: HttpStage,
  request: GatewayRequest,
  path: string,
) => Promise<Message>;

const maxHeadBytes = httpMaxHeadBytes.value;

/** Responses to a request beyond a limit. See `httpOverLimit` in aws/. */
const tooLarge = {
  head: () => gatewayAnswer(431, "Request Header Fields Too Large"),
  body: () => gatewayAnswer(413, "Request Entity Too Large"),
} as const;

const responses: IntegrationResponses = {
  read: readFunctionAnswer,
  failed: () => gatewayAnswer(500, "Internal Server Error"),
  // See `httpLateFunction` in aws/.
  late: () => gatewayAnswer(503, "Service Unavailable"),
  // See `httpThrottledFunction` in aws/.
  throttled: () => gatewayAnswer(503, "Service Unavailable"),
};

/** Creates an API with full token buckets and empty authorizer caches. */
export function createHttpGateway(api: HttpApi, deps: GatewayDeps): HttpGateway {
  const chooseRoute = compileRoutes(api.routes);
  const authorizers = new Map<string, Authorize>();
  const buckets = new Map<string, Admit>();

  /** Verdicts are kept by stage: the same identity may be allowed at one and denied at another. */
  function authorizerOf(authorizer: HttpAuthorizer, stage: HttpStage): Authorize {
    const key = `${stage.name} ${authorizer.id}`;
    const known = authorizers.get(key) ?? createAuthorizer(authorizer, deps);
    authorizers.set(key, known);
    return known;
  }

  /** Limits hold for each route of a stage by itself: `httpThrottlePerRoute` in aws/api-gateway-behavior.ts. */
  function bucketOf(stage: HttpStage, routeKey: string): Admit {
    const key = `${stage.name} ${routeKey}`;
    const known =
      buckets.get(key) ?? createBucket(stage.routeThrottles.get(routeKey) ?? stage.throttle);
    buckets.set(key, known);
    return known;
  }

  /** @param context What an authorizer returned; `undefined` without one. */
  function integrate(visit: HttpVisit, context?: AuthorizerContext): Promise<Message> {
    const { integration } = visit.match.route;
    const event = integrationEvent(visit, context);
    return invokeIntegration(integration, event, visit.request.method, responses, deps);
  }

  /** Authorizes and responds to a request that has a route. */
  async function admit(visit: HttpVisit): Promise<Message> {
    const { route } = visit.match;
    if (!bucketOf(visit.stage, route.routeKey)(visit.nowMs)) {
      return gatewayAnswer(429, "Too Many Requests");
    }
    if (route.authorizer === undefined) {
      return integrate(visit);
    }
    const authorization = await authorizerOf(route.authorizer, visit.stage)(visit);
    switch (authorization.kind) {
      case "allowed":
        return integrate(visit, authorization.context);
      case "unauthorized":
        return gatewayAnswer(401, "Unauthorized");
      case "forbidden":
        return gatewayAnswer(403, "Forbidden");
      case "broken":
        return gatewayAnswer(500, "Internal Server Error");
    }
  }

  /** Everything but the request id. The API responds to a preflight itself unless an authorizer must allow it first. */
  async function answer(
    stage: HttpStage,
    request: GatewayRequest,
    path: string,
    requestId: string,
  ) {
    const oversized = oversizedPart(request, maxHeadBytes);
    if (oversized !== undefined) {
      return tooLarge[oversized]();
    }
    const match = chooseRoute(request.method, path);
    const { cors } = api;
    if (cors !== undefined && isPreflight(request) && match?.route.authorizer === undefined) {
      return preflightAnswer(cors, request);
    }
    if (match === undefined) {
      return gatewayAnswer(404, "Not Found");
    }
    const nowMs = deps.nowMs();
    const headers = arrivedHeaders(request, traceId(nowMs, deps.randomBytes));
    const visit = { api, stage, match, request: { ...request, headers }, requestId, nowMs };
    const message = await admit(visit);
    return cors === undefined ? message : withCors(cors, request, message);
  }

  return async (stage, request, path) => {
    const requestId = `${deps.randomBytes(11).toString("base64").slice(0, 15)}=`;
    const message = await answer(stage, request, path, requestId);
    setHeader(message.headers, "Apigw-Requestid", requestId);
    return message;
  };
}
