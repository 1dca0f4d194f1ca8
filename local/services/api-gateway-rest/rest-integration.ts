/**
 * What answers at a method of a REST API: a function, a backend, a mock.
 *
 * @module
 */
import { copyHeaders, emptyHeaders, setHeader } from "../../http/header-map.ts";
import type { HeaderMap, Message } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import { backendHeaders, type ExternalRequest } from "../api-gateway/external.ts";
import { finishAnswer } from "../api-gateway/function-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import {
  type IntegrationResponses,
  invokeIntegration,
  proxyIntegration,
} from "../api-gateway/integration.ts";
import { queryPairs } from "../api-gateway/url-text.ts";
import { restAnswer } from "./gateway-responses.ts";
import { parameterOf } from "./request-parameter.ts";
import type { MockIntegration, RestIntegration, RestProxyIntegration } from "./rest-api.ts";
import { isBinary, proxyEvent, type RestVisit } from "./rest-api-event.ts";
import { readProxyAnswer } from "./rest-api-response.ts";

/** Responses to a request whose answer may be binary. */
function responsesFor({ api, request }: RestVisit): IntegrationResponses {
  const decodes = isBinary(api, request.headers, "accept");
  return {
    read: (payload, method) => readProxyAnswer(payload, method, decodes),
    failed: () => restAnswer("badGateway"),
    late: () => restAnswer("late"),
    // See `restThrottledFunction` in aws/.
    throttled: () => restAnswer("overloaded"),
    denied: () => restAnswer("overloaded"),
    unreachable: () => restAnswer("overloaded"),
  };
}

/** Responds to a request that was let in. @param authorized What an authorizer found out. */
export async function integrate(
  integration: RestIntegration,
  visit: RestVisit,
  authorized: AuthorizedByLambda | undefined,
  deps: GatewayDeps,
): Promise<Message> {
  const responses = responsesFor(visit);
  const { api, stage, resource, request } = visit;
  switch (integration.kind) {
    case "unavailable":
      deps.log(`${request.method} ${resource.path}: the integration ${integration.reason}`);
      return restAnswer("overloaded");
    case "mock":
      return mockAnswer(integration, request.method);
    case "proxy": {
      const sent = proxyRequest(integration, visit);
      return proxyIntegration(sent, integration.timeoutMs, responses, deps);
    }
    default: {
      const event = proxyEvent(visit, authorized);
      const arn = `arn:aws:execute-api:${api.region}:${api.accountId}:${api.id}/${stage.name}/${request.method}${resource.path}`;
      return invokeIntegration(integration, event, request.method, arn, responses, deps);
    }
  }
}

/** The response whose pattern fits the status of the mock, or the default. */
function mockAnswer({ status, responses }: MockIntegration, method: string): Message {
  const fitting = responses.find(
    ({ selectionPattern }) =>
      selectionPattern !== "" && new RegExp(`^(?:${selectionPattern})$`).test(String(status)),
  );
  const response =
    fitting ??
    responses.find((each) => each.selectionPattern === "" && each.status === status) ??
    responses.find(({ selectionPattern }) => selectionPattern === "");
  if (response === undefined) {
    return restAnswer("overloaded");
  }
  const headers = emptyHeaders();
  for (const [name, value] of Object.entries(response.headers)) {
    setHeader(headers, name, value);
  }
  if (headers["content-type"] === undefined) {
    setHeader(headers, "Content-Type", response.contentType);
  }
  return finishAnswer(response.status, headers, Buffer.from(response.body), method);
}

/** What parameters change of a request to a backend. */
interface Changes {
  uri: string;
  readonly headers: HeaderMap;
  readonly query: string[];
}

/** Puts the value of one parameter where it belongs. A parameter of the viewer stays as it is. */
function change(changes: Changes, target: string, value: string): void {
  const [, place, name = ""] = /^integration\.request\.(\w+)\.(.+)$/.exec(target) ?? [];
  switch (place) {
    case "path":
      changes.uri = changes.uri.replace(new RegExp(`\\{${name}\\+?\\}`), () => value);
      break;
    case "header":
      setHeader(changes.headers, name, value);
      break;
    default:
      if (!queryPairs(changes.query[0] ?? "").some(([key]) => key === name)) {
        changes.query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
      }
  }
}

/** The request that a backend gets. */
function proxyRequest(integration: RestProxyIntegration, visit: RestVisit): ExternalRequest {
  const { request, stage } = visit;
  const changes: Changes = {
    uri: integration.uri.replace(
      /\$\{stageVariables\.(\w+)\}/g,
      (_, name) => stage.variables[name] ?? "",
    ),
    headers: copyHeaders(request.headers),
    query: [request.querystring],
  };
  for (const [target, expression] of Object.entries(integration.requestParameters)) {
    const value = parameterOf(expression, visit);
    if (value !== undefined) {
      change(changes, target, value);
    }
  }
  const { uri, headers } = changes;
  const querystring = changes.query.filter((part) => part !== "").join("&");
  const url = querystring === "" ? uri : `${uri}${uri.includes("?") ? "&" : "?"}${querystring}`;
  const method = integration.method === "ANY" ? request.method : integration.method;
  return { method, url, headers: backendHeaders(headers, url), body: request.body };
}
