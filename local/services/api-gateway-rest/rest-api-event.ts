/**
 * Events of Lambda proxy integrations of a REST API, format 1.0.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 * @module
 */
import { headerValue } from "../../http/header-map.ts";
import type { HeaderMap } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import type { Bag } from "../api-gateway/function-response.ts";
import type { GatewayRequest } from "../api-gateway/gateway.ts";
import {
  arrivalContext,
  eventBody,
  proxyMembers,
  unsignedIdentity,
} from "../api-gateway/proxy-event.ts";
import type { RestApi, RestResource, RestStage } from "./rest-api.ts";

/** One request on its way through an API. */
export interface RestVisit {
  readonly api: RestApi;
  readonly stage: RestStage;
  readonly resource: RestResource;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** With the headers the gateway adds, and the path without the stage. */
  readonly request: GatewayRequest;
  /** The path of a request for a custom domain, with what leads to the stage. @default it was for the API's own name */
  readonly domainPath?: string;
  /** `x-amzn-requestid`. */
  readonly requestId: string;
  /** `x-amz-apigw-id`. */
  readonly extendedRequestId: string;
  /** The endpoint it came through, and its network; `undefined` from the internet. */
  readonly endpoint: { readonly id: string; readonly vpcId: string } | undefined;
  /** When it arrived, milliseconds since the epoch. */
  readonly nowMs: number;
}

/** `requestContext`. @param authorized What an authorizer found out. @default none was asked */
export function requestContext(visit: RestVisit, authorized?: AuthorizedByLambda): Bag {
  const { api, stage, resource, request, endpoint } = visit;
  const { context, principalId } = authorized ?? {};
  const caller = principalId === undefined ? {} : { principalId };
  return {
    accountId: api.accountId,
    apiId: api.id,
    ...arrivalContext(request, visit.nowMs),
    extendedRequestId: visit.extendedRequestId,
    identity: {
      ...unsignedIdentity(request),
      ...(endpoint === undefined ? {} : { vpcId: endpoint.vpcId, vpceId: endpoint.id }),
    },
    path: visit.domainPath ?? `/${stage.name}${request.path}`,
    requestId: visit.requestId,
    resourceId: resource.id,
    resourcePath: resource.path,
    stage: stage.name,
    ...(authorized === undefined ? {} : { authorizer: { ...context, ...caller } }),
  };
}

/** Whether the media type in a header is one that the API declares binary. `Accept` counts by its first type. */
export function isBinary(
  { binaryMediaTypes = [] }: RestApi,
  headers: HeaderMap,
  header: "accept" | "content-type",
): boolean {
  const [type = ""] = (headerValue(headers, header) ?? "").toLowerCase().split(/[;,]/);
  return binaryMediaTypes.some((each) => {
    const binary = each.toLowerCase();
    return binary === "*/*" || binary === type.trim() || matchesFamily(binary, type.trim());
  });
}

/** Whether a type is of a family like `image/*`. */
function matchesFamily(family: string, type: string): boolean {
  return family.endsWith("/*") && type.startsWith(family.slice(0, -1));
}

/** The members that a function and an authorizer of type REQUEST get. */
function members(visit: RestVisit, context: Bag): Bag {
  return proxyMembers({
    resource: visit.resource.path,
    request: { ...visit.request, path: visit.domainPath ?? visit.request.path },
    pathParameters: visit.pathParameters,
    stageVariables: visit.stage.variables,
    requestContext: context,
  });
}

/** The event of an authorizer, without a body. */
export function authorizerEvent(visit: RestVisit): Bag {
  return members(visit, requestContext(visit));
}

/** The event of a function. Unlike an HTTP API's, its path keeps its escapes. */
export function proxyEvent(visit: RestVisit, authorized?: AuthorizedByLambda): Bag {
  const { api, request } = visit;
  return {
    ...members(visit, requestContext(visit, authorized)),
    ...eventBody(request.body, isBinary(api, request.headers, "content-type")),
  };
}
