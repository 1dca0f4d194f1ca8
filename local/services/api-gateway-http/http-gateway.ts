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
import { backendHeaders } from "../api-gateway/external.ts";
import {
  arrivedHeaders,
  type GatewayDeps,
  type GatewayRequest,
  gatewayAnswer,
  isCallerAllowed,
  oversizedPart,
  traceId,
} from "../api-gateway/gateway.ts";
import {
  type IntegrationResponses,
  invokeIntegration,
  proxyIntegration,
} from "../api-gateway/integration.ts";
import { reported, type ToldApi } from "../api-gateway/reported-api.ts";
import { compileRoutes } from "../api-gateway/route-match.ts";
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import type { HttpApi, HttpAuthorizer, HttpStage } from "./http-api.ts";
import { isPreflight, preflightAnswer, withCors } from "./http-api-cors.ts";
import { integrationEvent } from "./http-api-event.ts";
import { readFunctionAnswer, readFunctionAnswer1 } from "./http-api-response.ts";
import { type Authorized, type HttpVisit, invocationArn } from "./http-visit.ts";
import { createJwtAuthorizer } from "./jwt-authorizer.ts";
import { type Authorization, type Authorize, createAuthorizer } from "./lambda-authorizer.ts";
import { mapParameters } from "./parameter-mapping.ts";

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
  denied: () => gatewayAnswer(500, "Internal Server Error"),
  // See `httpUnreachable` in aws/.
  unreachable: () => gatewayAnswer(503, "Service Unavailable"),
};

/** Responses of functions that get events of format 1.0. */
const responses1: IntegrationResponses = { ...responses, read: readFunctionAnswer1 };

/** Lets requests in whose signer may invoke the route. */
function authorizeSigned(deps: GatewayDeps): Authorize {
  return async ({ api, stage, request, routePath = request.path }) => {
    const arn = `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${request.method}${routePath}`;
    return isCallerAllowed(request, deps, "execute-api:Invoke", arn)
      ? { kind: "allowed", authorized: { kind: "iam" } }
      : { kind: "forbidden" };
  };
}

function authorizeWith(authorizer: HttpAuthorizer, deps: GatewayDeps): Authorize {
  switch (authorizer.kind) {
    case "jwt":
      return createJwtAuthorizer(authorizer, deps);
    case "iam":
      return authorizeSigned(deps);
    case "unavailable":
      return async () => {
        deps.log(`authorizer ${authorizer.id}: it is not in the program`);
        return { kind: "broken" };
      };
    default:
      return createAuthorizer(authorizer, deps);
  }
}

/** The response to a request that is not let in. */
function refusal(authorization: Exclude<Authorization, { kind: "allowed" }>): Message {
  switch (authorization.kind) {
    case "unauthorized":
      return gatewayAnswer(401, "Unauthorized", challenge(authorization));
    case "forbidden":
      return gatewayAnswer(403, "Forbidden", challenge(authorization));
    case "broken":
      return gatewayAnswer(500, "Internal Server Error");
  }
}

function challenge({ challenge: value }: { readonly challenge?: string }): readonly string[] {
  return value === undefined ? [] : ["WWW-Authenticate", value];
}

/** The URL that a proxied request goes to: path variables in their places, and the query string. */
function proxyUrl(
  uri: string,
  { match }: HttpVisit,
  path: string | undefined,
  querystring: string,
): string {
  const filled = uri.replace(/\{(\w+)\+?\}/g, (_, name) => match.pathParameters[name] ?? "");
  const [base = "", own = ""] = filled.split("?");
  const target = path === undefined ? base : `${/^https?:\/\/[^/]*/i.exec(base)?.[0] ?? ""}${path}`;
  const query = [own, querystring].filter((part) => part !== "").join("&");
  return query === "" ? target : `${target}?${query}`;
}

/** Creates an API with full token buckets and empty authorizer caches. */
export function createHttpGateway(api: HttpApi, deps: GatewayDeps): HttpGateway {
  const chooseRoute = compileRoutes(api.routes);
  const authorizers = new Map<string, Authorize>();
  const buckets = new Map<string, Admit>();

  /** Verdicts are kept by stage: the same identity may be allowed at one and denied at another. */
  function authorizerOf(authorizer: HttpAuthorizer, stage: HttpStage): Authorize {
    const key = `${stage.name} ${authorizer.id}`;
    const known = authorizers.get(key) ?? authorizeWith(authorizer, deps);
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

  /** @param authorized What an authorizer returned; `undefined` without one. */
  function integrate(arrived: HttpVisit, authorized?: Authorized): Promise<Message> {
    const { integration } = arrived.match.route;
    const mapped = mapParameters(integration.mapping ?? [], arrived);
    const visit = { ...arrived, request: mapped.request };
    const { method, headers, body, querystring } = visit.request;
    if (integration.kind === "unavailable") {
      deps.log(`${visit.match.route.routeKey}: the integration ${integration.reason}`);
      return Promise.resolve(responses.failed());
    }
    if (integration.kind === "proxy") {
      const url = proxyUrl(integration.uri, visit, mapped.path, querystring);
      const sent = {
        method: integration.method === "ANY" ? method : integration.method,
        url,
        headers: backendHeaders(headers, url),
        body,
      };
      return proxyIntegration(sent, integration.timeoutMs, responses, deps);
    }
    const event = integrationEvent(visit, authorized, integration.format);
    const reads = integration.format === "1.0" ? responses1 : responses;
    return invokeIntegration(integration, event, method, invocationArn(visit), reads, deps);
  }

  /** Authorizes and responds to a request that has a route. */
  async function admit(visit: HttpVisit, told: ToldApi): Promise<Message> {
    const { route } = visit.match;
    told.route = route.routeKey;
    if (!bucketOf(visit.stage, route.routeKey)(visit.nowMs)) {
      return gatewayAnswer(429, "Too Many Requests");
    }
    if (route.authorizer === undefined) {
      return integrate(visit);
    }
    const authorization = await authorizerOf(route.authorizer, visit.stage)(visit);
    const { id, name = id } = route.authorizer;
    told.authorizer = { name, verdict: authorization.kind };
    return authorization.kind === "allowed"
      ? integrate(visit, authorization.authorized)
      : refusal(authorization);
  }

  /** Everything but the request id. The API responds to a preflight itself unless an authorizer must allow it first. */
  async function answer(
    stage: HttpStage,
    request: GatewayRequest,
    path: string,
    requestId: string,
    told: ToldApi,
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
    const arrived = { ...request, headers };
    const visit = { api, stage, match, request: arrived, routePath: path, requestId, nowMs };
    const message = await admit(visit, told);
    return cors === undefined ? message : withCors(cors, request, message);
  }

  return async (stage, request, path) => {
    const requestId = `${deps.randomBytes(11).toString("base64").slice(0, 15)}=`;
    const { name = api.id, region } = api;
    const told = { name, type: "http", region, stage: stage.name } as const;
    const message = await reported(deps, told, (found) =>
      answer(stage, request, path, requestId, found),
    );
    setHeader(message.headers, "Apigw-Requestid", requestId);
    return message;
  };
}
