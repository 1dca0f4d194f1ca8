/**
 * Events of Lambda proxy integrations of a REST API, format 1.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 * @module
 */
import type { Bag } from "../api-gateway/function-response.ts";
import type { GatewayRequest } from "../api-gateway/gateway.ts";
import {
  arrivalContext,
  eventBody,
  proxyMembers,
  unsignedIdentity,
} from "../api-gateway/proxy-event.ts";
import type { RestApi, RestResource, RestStage } from "./rest-api.ts";

/** One request on its way through a private API. */
export interface RestVisit {
  readonly api: RestApi;
  readonly stage: RestStage;
  readonly resource: RestResource;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** With the headers the gateway adds, and the path without the stage. */
  readonly request: GatewayRequest;
  /** `x-amzn-requestid`. */
  readonly requestId: string;
  /** `x-amz-apigw-id`. */
  readonly extendedRequestId: string;
  /** The endpoint it came through, and its network. */
  readonly endpoint: { readonly id: string; readonly vpcId: string };
  /** When it arrived, milliseconds since the epoch. */
  readonly nowMs: number;
}

/** `requestContext`. */
function requestContext(visit: RestVisit): Bag {
  const { api, stage, resource, request, endpoint } = visit;
  return {
    accountId: api.accountId,
    apiId: api.id,
    ...arrivalContext(request, visit.nowMs),
    extendedRequestId: visit.extendedRequestId,
    identity: { ...unsignedIdentity(request), vpcId: endpoint.vpcId, vpceId: endpoint.id },
    path: `/${stage.name}${request.path}`,
    requestId: visit.requestId,
    resourceId: resource.id,
    resourcePath: resource.path,
    stage: stage.name,
  };
}

/** The event of a function. Unlike an HTTP API's, its path keeps its escapes. */
export function proxyEvent(visit: RestVisit): Bag {
  const { stage, resource, request, pathParameters } = visit;
  return {
    ...proxyMembers({
      resource: resource.path,
      request,
      pathParameters,
      stageVariables: stage.variables,
      requestContext: requestContext(visit),
    }),
    // As base64 for media types that an API declares binary; none are, here.
    ...eventBody(request.body, false),
  };
}
