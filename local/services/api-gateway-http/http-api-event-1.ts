/**
 * Events of payload format 1.0, for integrations and for authorizers of an HTTP API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import type { Bag } from "../api-gateway/function-response.ts";
import {
  arrivalContext,
  eventBody,
  proxyMembers,
  unsignedIdentity,
} from "../api-gateway/proxy-event.ts";
import { type HttpVisit, isTextual, routeArn, shownPath } from "./http-visit.ts";

/** Members of both kinds of event. @param authorizer What an authorizer found out; `undefined` without one. */
function common(visit: HttpVisit, authorizer: Bag | undefined): Bag {
  const { api, stage, match, requestId, nowMs } = visit;
  const request = { ...visit.request, path: shownPath(visit.request.path) };
  const [, resource = "$default"] = match.route.routeKey.split(" ");
  return {
    version: "1.0",
    ...proxyMembers({
      resource,
      request,
      pathParameters: match.pathParameters,
      stageVariables: stage.variables,
      requestContext: {
        accountId: api.accountId,
        apiId: api.id,
        ...arrivalContext(request, nowMs),
        ...(authorizer === undefined ? {} : { authorizer }),
        extendedRequestId: requestId,
        identity: unsignedIdentity(request),
        path: request.path,
        requestId,
        resourceId: match.route.routeKey,
        resourcePath: resource,
        stage: stage.name,
      },
    }),
  };
}

/** The event of an integration. */
export function integrationEvent1(visit: HttpVisit, authorizer: Bag | undefined): Bag {
  const { headers, body } = visit.request;
  return { ...common(visit, authorizer), ...eventBody(body, !isTextual(headers)) };
}

/** The event of an authorizer, without a body. @param identities Values, in the order of the sources. */
export function authorizerEvent1(visit: HttpVisit, identities: readonly string[]): Bag {
  const identitySource = identities.join(",");
  return {
    ...common(visit, undefined),
    type: "REQUEST",
    methodArn: routeArn(visit),
    identitySource,
    authorizationToken: identitySource,
  };
}
