/**
 * What answers at a method of a REST API: a function, a backend, or what templates map to one.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import {
  type IntegrationResponses,
  invokeIntegration,
  proxyIntegration,
} from "../api-gateway/integration.ts";
import { proxyRequest } from "./backend-request.ts";
import { restAnswer } from "./gateway-responses.ts";
import { integrateMapped } from "./mapped-integration.ts";
import type { RestIntegration } from "./rest-api.ts";
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
    case "mapped":
      return integrateMapped(integration, visit, authorized, deps);
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
