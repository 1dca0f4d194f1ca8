/**
 * What becomes of every property of an HTTP API and its parts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */
import type { Value } from "../../program/graph.ts";
import {
  foreign,
  inert,
  nested,
  type PropertyTable,
  read,
  refused,
  unsimulated,
} from "../treatment.ts";

const label = inert("documentation and billing only");
const region = inert("read from the output of AWS");
const ofItsApi = inert("that of its API");
/** What only WebSocket APIs have: an HTTP API ignores or refuses it. */
const webSocket = (...except: readonly Value[]) =>
  unsimulated("WebSocket APIs are not simulated", ...except);

/** Type `aws:apigatewayv2/api:Api`. */
export const apiTable: PropertyTable = {
  apiKeySelectionExpression: webSocket("$request.header.x-api-key"),
  body: read,
  corsConfiguration: nested({
    allowCredentials: read,
    allowHeaders: read,
    allowMethods: read,
    allowOrigins: read,
    exposeHeaders: read,
    maxAge: read,
  }),
  credentialsArn: inert("the role's own policies are not evaluated"),
  description: label,
  disableExecuteApiEndpoint: read,
  failOnWarnings: inert("about imported definitions"),
  ipAddressType: unsimulated("there is one loopback address", "ipv4"),
  name: label,
  protocolType: unsimulated("WebSocket APIs are not simulated: requests get 501", "HTTP"),
  region,
  routeKey: read,
  routeSelectionExpression: webSocket("$request.method $request.path"),
  tags: label,
  target: read,
  version: label,
};

/** Type `aws:apigatewayv2/integration:Integration`. */
export const integrationTable: PropertyTable = {
  apiId: read,
  connectionId: inert("listed with connectionType"),
  connectionType: read,
  contentHandlingStrategy: webSocket(),
  credentialsArn: unsimulated("the role may invoke the function: its policies are not evaluated"),
  description: label,
  integrationMethod: read,
  integrationSubtype: read,
  integrationType: read,
  integrationUri: read,
  passthroughBehavior: webSocket(),
  payloadFormatVersion: read,
  region: ofItsApi,
  requestParameters: read,
  requestTemplates: webSocket(),
  responseParameters: unsimulated("responses are not mapped", []),
  templateSelectionExpression: webSocket(),
  timeoutMilliseconds: read,
  tlsConfig: unsimulated("TLS is not simulated"),
};

/** Type `aws:apigatewayv2/authorizer:Authorizer`. */
export const authorizerTable: PropertyTable = {
  apiId: read,
  authorizerCredentialsArn: unsimulated(
    "the role may invoke the function: its policies are not evaluated",
  ),
  authorizerPayloadFormatVersion: read,
  authorizerResultTtlInSeconds: read,
  authorizerType: read,
  authorizerUri: read,
  enableSimpleResponses: read,
  identitySources: read,
  jwtConfiguration: nested({ audiences: read, issuer: read }),
  name: label,
  region: ofItsApi,
};

/** Type `aws:apigatewayv2/route:Route`. */
export const routeTable: PropertyTable = {
  apiId: read,
  apiKeyRequired: webSocket(false),
  authorizationScopes: read,
  authorizationType: read,
  authorizerId: read,
  modelSelectionExpression: webSocket(),
  operationName: label,
  region: ofItsApi,
  requestModels: webSocket(),
  requestParameters: webSocket([]),
  routeKey: read,
  routeResponseSelectionExpression: webSocket(),
  target: read,
};

const routeSettings: PropertyTable = {
  dataTraceEnabled: webSocket(false),
  detailedMetricsEnabled: unsimulated("no metrics are recorded", false),
  loggingLevel: webSocket("OFF"),
  throttlingBurstLimit: read,
  throttlingRateLimit: read,
};

/** Type `aws:apigatewayv2/stage:Stage`. */
export const stageTable: PropertyTable = {
  accessLogSettings: unsimulated("no access log is written"),
  apiId: read,
  autoDeploy: read,
  clientCertificateId: webSocket(),
  defaultRouteSettings: nested(routeSettings),
  deploymentId: inert("what is declared is deployed"),
  description: label,
  name: read,
  region: ofItsApi,
  routeSettings: nested({ ...routeSettings, routeKey: read }),
  stageVariables: read,
  tags: label,
};

/** Type `aws:apigatewayv2/domainName:DomainName`. */
export const domainNameTable: PropertyTable = {
  domainName: read,
  domainNameConfiguration: nested({
    certificateArn: inert("TLS is not simulated"),
    endpointType: refused('must be "REGIONAL": HTTP APIs have no other', "REGIONAL"),
    hostedZoneId: inert("read from the output of AWS"),
    ipAddressType: unsimulated("there is one loopback address", "ipv4"),
    ownershipVerificationCertificateArn: inert("TLS is not simulated"),
    securityPolicy: inert("TLS is not simulated"),
    targetDomainName: inert("read from the output of AWS"),
  }),
  mutualTlsAuthentication: unsimulated("TLS is not simulated"),
  region: inert("read from the output of AWS"),
  routingMode: foreign(
    'must be "API_MAPPING_ONLY": routing rules are not simulated',
    "API_MAPPING_ONLY",
  ),
  tags: label,
};

/** Type `aws:apigatewayv2/apiMapping:ApiMapping`. */
export const apiMappingTable: PropertyTable = {
  apiId: read,
  apiMappingKey: read,
  domainName: read,
  region: ofItsApi,
  stage: read,
};
