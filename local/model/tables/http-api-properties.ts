/**
 * What becomes of every property of an HTTP API and its parts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const region = inert("read from the output of AWS");
const ofItsApi = inert("that of its API");
const webSocket = "must be absent: WebSocket APIs are not simulated";

/** Type `aws:apigatewayv2/api:Api`. */
export const apiTable: PropertyTable = {
  apiKeySelectionExpression: refused(webSocket, "$request.header.x-api-key"),
  body: refused("must be absent: declare routes and integrations as resources"),
  corsConfiguration: nested({
    allowCredentials: read,
    allowHeaders: read,
    allowMethods: read,
    allowOrigins: read,
    exposeHeaders: read,
    maxAge: read,
  }),
  credentialsArn: refused("must be absent: declare an integration as a resource"),
  description: label,
  disableExecuteApiEndpoint: read,
  failOnWarnings: inert("about imported definitions"),
  ipAddressType: unsimulated("there is one loopback address", "ipv4"),
  name: label,
  protocolType: refused('must be "HTTP": WebSocket APIs are not simulated', "HTTP"),
  region,
  routeKey: refused("must be absent: declare a route as a resource"),
  routeSelectionExpression: refused(webSocket, "$request.method $request.path"),
  tags: label,
  target: refused("must be absent: declare an integration as a resource"),
  version: label,
};

/** Type `aws:apigatewayv2/integration:Integration`. */
export const integrationTable: PropertyTable = {
  apiId: read,
  connectionId: refused("must be absent: VPC links are not simulated"),
  connectionType: refused('must be "INTERNET": VPC links are not simulated', "INTERNET"),
  contentHandlingStrategy: refused(webSocket),
  credentialsArn: refused("must be absent: functions are invoked by their permissions"),
  description: label,
  integrationMethod: inert("functions are invoked by POST"),
  integrationSubtype: refused("must be absent: other AWS services are not simulated"),
  integrationType: refused('must be "AWS_PROXY": only functions answer here', "AWS_PROXY"),
  integrationUri: read,
  passthroughBehavior: refused(webSocket),
  payloadFormatVersion: read,
  region: ofItsApi,
  requestParameters: refused("must be absent: parameters are not mapped"),
  requestTemplates: refused(webSocket),
  responseParameters: refused("must be absent: parameters are not mapped"),
  templateSelectionExpression: refused(webSocket),
  timeoutMilliseconds: read,
  tlsConfig: refused("must be absent: only Lambda integrations are simulated"),
};

/** Type `aws:apigatewayv2/authorizer:Authorizer`. */
export const authorizerTable: PropertyTable = {
  apiId: read,
  authorizerCredentialsArn: refused("must be absent: functions are invoked by their permissions"),
  authorizerPayloadFormatVersion: read,
  authorizerResultTtlInSeconds: read,
  authorizerType: refused('must be "REQUEST": only functions judge here', "REQUEST"),
  authorizerUri: read,
  enableSimpleResponses: read,
  identitySources: read,
  jwtConfiguration: refused("must be absent: only Lambda authorizers are simulated"),
  name: label,
  region: ofItsApi,
};

/** Type `aws:apigatewayv2/route:Route`. */
export const routeTable: PropertyTable = {
  apiId: read,
  apiKeyRequired: refused(webSocket, false),
  authorizationScopes: refused("must be empty: only Lambda authorizers are simulated", []),
  authorizationType: read,
  authorizerId: read,
  modelSelectionExpression: refused(webSocket),
  operationName: label,
  region: ofItsApi,
  requestModels: refused(webSocket),
  requestParameters: refused(webSocket, []),
  routeKey: read,
  routeResponseSelectionExpression: refused(webSocket),
  target: read,
};

const routeSettings: PropertyTable = {
  dataTraceEnabled: refused(webSocket, false),
  detailedMetricsEnabled: unsimulated("no metrics are recorded", false),
  loggingLevel: refused(webSocket, "OFF"),
  throttlingBurstLimit: read,
  throttlingRateLimit: read,
};

/** Type `aws:apigatewayv2/stage:Stage`. */
export const stageTable: PropertyTable = {
  accessLogSettings: unsimulated("no access log is written"),
  apiId: read,
  autoDeploy: read,
  clientCertificateId: refused(webSocket),
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
  routingMode: refused(
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
