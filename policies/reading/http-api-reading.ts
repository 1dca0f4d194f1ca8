/**
 * HTTP APIs taken apart: what belongs to which.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { unknown } from "./value.ts";

export const httpApiType = "aws:apigatewayv2/api:Api";
export const httpAuthorizerType = "aws:apigatewayv2/authorizer:Authorizer";
export const httpIntegrationType = "aws:apigatewayv2/integration:Integration";
export const httpRouteType = "aws:apigatewayv2/route:Route";
export const httpStageType = "aws:apigatewayv2/stage:Stage";
export const httpDomainType = "aws:apigatewayv2/domainName:DomainName";
export const apiMappingType = "aws:apigatewayv2/apiMapping:ApiMapping";

/** HTTP APIs: WebSocket APIs have the same type. */
export function httpApis(stack: Stack): readonly StackResource[] {
  return stack.ofType(httpApiType).filter(isHttp);
}

/** The API that a route, a stage or another part belongs to, where this stack makes it. */
export function httpApiOf(each: StackResource): StackResource | undefined {
  return sources(each, "apiId").find(({ type }) => type === httpApiType);
}

/** Parts of HTTP APIs. One whose API this stack does not make is taken for one. */
export function httpParts(stack: Stack, type: string): readonly StackResource[] {
  return stack.ofType(type).filter((each) => {
    const api = httpApiOf(each);
    return api === undefined || isHttp(api);
  });
}

/** One whose protocol is unknown until deployed may be a WebSocket API. */
function isHttp({ props }: StackResource): boolean {
  return props["protocolType"] !== "WEBSOCKET" && props["protocolType"] !== unknown;
}

/** Parts of one API. */
export function partsOfApi(
  stack: Stack,
  api: StackResource,
  type: string,
): readonly StackResource[] {
  return stack.pointingAt(api, type, "apiId");
}
