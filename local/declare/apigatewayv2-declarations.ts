/**
 * What API Gateway answers when HTTP APIs are declared.
 *
 * @module
 */
import { httpTimeoutRangeMs } from "../../aws/api-gateway.ts";
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** HTTP APIs, what they are made of, and their names. */
export const apigatewayv2: Service = {
  resources: {
    "aws:apigatewayv2/api:Api": api,
    "aws:apigatewayv2/apiMapping:ApiMapping": part(6),
    "aws:apigatewayv2/authorizer:Authorizer": authorizer,
    "aws:apigatewayv2/domainName:DomainName": domainName,
    "aws:apigatewayv2/integration:Integration": (resource) => ({
      ...part(7)(resource),
      connectionType: "INTERNET",
      // Answered for WebSocket APIs alone.
      integrationResponseSelectionExpression: "",
      // The API's own default is not the console's.
      payloadFormatVersion: "1.0",
      timeoutMilliseconds: httpTimeoutRangeMs.value.max,
    }),
    "aws:apigatewayv2/route:Route": (resource) => ({
      ...part(7)(resource),
      authorizationType: "NONE",
    }),
    "aws:apigatewayv2/stage:Stage": stage,
  },
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-publish.html */
function api(resource: DeclaredResource): Answer {
  const id = resource.hash(10, alphabets.lower);
  return {
    id,
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    apiEndpoint: `https://${host(resource, id)}`,
    arn: `arn:aws:apigateway:${resource.region}::/apis/${id}`,
    executionArn: executionArn(resource, id),
    apiKeySelectionExpression: "$request.header.x-api-key",
    routeSelectionExpression: "$request.method $request.path",
    ipAddressType: "ipv4",
    disableExecuteApiEndpoint: false,
  };
}

function stage(resource: DeclaredResource): Answer {
  const name = resource.text("name") ?? resource.physicalName({ max: 128 });
  const apiId = resource.text("apiId") ?? "";
  return {
    id: name,
    name,
    arn: `arn:aws:apigateway:${resource.region}::/apis/${apiId}/stages/${name}`,
    executionArn: `${executionArn(resource, apiId)}/${name}`,
    // The default stage is served from the root.
    invokeUrl: `https://${host(resource, apiId)}/${name === "$default" ? "" : name}`,
    deploymentId: resource.hash(6, alphabets.lower),
  };
}

function authorizer(resource: DeclaredResource): Answer {
  return {
    ...part(6)(resource),
    name: resource.text("name") ?? resource.physicalName({ max: 128 }),
    // Nothing is cached without something to cache by.
    authorizerResultTtlInSeconds: resource.inputs["identitySources"] === undefined ? 0 : 300,
  };
}

/**
 * A regional name is served under another one, which DNS has to lead to.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html
 */
function domainName(resource: DeclaredResource): Answer {
  const name = resource.text("domainName") ?? resource.name;
  const target = `d-${resource.hash(10, alphabets.lower)}.execute-api.${resource.region}.amazonaws.com`;
  return {
    id: name,
    arn: `arn:aws:apigateway:${resource.region}::/domainnames/${name}`,
    apiMappingSelectionExpression: "$request.basepath",
    routingMode: "API_MAPPING_ONLY",
    domainNameConfiguration: {
      targetDomainName: target,
      // A zone of AWS's own, one a Region; which one is of no account here.
      hostedZoneId: `Z${resource.hash(13, alphabets.upper, "zone")}`,
      ipAddressType: "ipv4",
    },
  };
}

/** What has nothing of its own but an id. */
function part(length: number): (resource: DeclaredResource) => Answer {
  return (resource) => ({ id: resource.hash(length, alphabets.lower) });
}

function host({ region }: DeclaredResource, apiId: string): string {
  return `${apiId}.execute-api.${region}.amazonaws.com`;
}

function executionArn({ region, accountId }: DeclaredResource, apiId: string): string {
  return `arn:aws:execute-api:${region}:${accountId}:${apiId}`;
}
