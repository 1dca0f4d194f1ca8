/**
 * What becomes of every property of a REST API and its parts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const region = inert("read from the output of AWS");
const ofItsApi = inert("that of its API");
const noContentHandling = unsimulated("bodies are not converted");
const noCache = unsimulated("stage caches are not simulated", false);

/** Type `aws:apigateway/restApi:RestApi`. */
export const restApiTable: PropertyTable = {
  apiKeySource: read,
  binaryMediaTypes: read,
  body: read,
  description: label,
  disableExecuteApiEndpoint: read,
  endpointAccessMode: unsimulated("endpoint policies are not evaluated"),
  endpointConfiguration: nested({
    ipAddressType: unsimulated("there is one loopback address", "ipv4", "dualstack"),
    types: read,
    vpcEndpointIds: inert("gives the API further names; Host and x-apigw-api-id are enough"),
  }),
  failOnWarnings: inert("about imported definitions"),
  minimumCompressionSize: unsimulated("responses are not compressed", ""),
  name: label,
  parameters: inert("about imported definitions"),
  policy: read,
  putRestApiMode: inert("about imported definitions"),
  region,
  securityPolicy: inert("TLS is not simulated"),
  tags: label,
};

/** Type `aws:apigateway/restApiPolicy:RestApiPolicy`. */
export const restApiPolicyTable: PropertyTable = {
  policy: read,
  region: ofItsApi,
  restApiId: read,
};

/** Type `aws:apigateway/resource:Resource`. */
export const resourceTable: PropertyTable = {
  parentId: read,
  pathPart: read,
  region: ofItsApi,
  restApi: read,
};

/** Type `aws:apigateway/method:Method`. */
export const methodTable: PropertyTable = {
  apiKeyRequired: read,
  authorization: read,
  authorizationScopes: read,
  authorizerId: read,
  httpMethod: read,
  operationName: label,
  region: ofItsApi,
  requestModels: read,
  requestParameters: read,
  requestValidatorId: read,
  resourceId: read,
  restApi: read,
};

/** Type `aws:apigateway/integration:Integration`. */
export const restIntegrationTable: PropertyTable = {
  cacheKeyParameters: noCache,
  cacheNamespace: inert("stage caches are not simulated"),
  connectionId: inert("listed with connectionType"),
  connectionType: read,
  contentHandling: noContentHandling,
  credentials: read,
  httpMethod: read,
  integrationHttpMethod: read,
  integrationTarget: inert("listed with connectionType"),
  passthroughBehavior: read,
  region: ofItsApi,
  requestParameters: read,
  requestTemplates: read,
  resourceId: read,
  responseTransferMode: unsimulated("responses are sent as a whole", "BUFFERED"),
  restApi: read,
  timeoutMilliseconds: read,
  tlsConfig: unsimulated("TLS is not simulated"),
  type: read,
  uri: read,
};

/** Type `aws:apigateway/deployment:Deployment`. */
export const deploymentTable: PropertyTable = {
  description: label,
  region: ofItsApi,
  restApi: read,
  triggers: inert("what is declared is what is deployed"),
  variables: unsimulated("variables belong to a stage"),
};

/** Type `aws:apigateway/stage:Stage`. */
export const restStageTable: PropertyTable = {
  accessLogSettings: unsimulated("no access log is written"),
  cacheClusterEnabled: noCache,
  cacheClusterSize: inert("stage caches are not simulated"),
  canarySettings: unsimulated("every request gets what is declared"),
  clientCertificateId: unsimulated("client certificates are not sent"),
  deployment: read,
  description: label,
  documentationVersion: label,
  region: ofItsApi,
  restApi: read,
  stageName: read,
  tags: label,
  variables: read,
  xrayTracingEnabled: unsimulated("no traces are recorded", false),
};

/** Type `aws:apigateway/methodSettings:MethodSettings`. */
export const methodSettingsTable: PropertyTable = {
  methodPath: read,
  region: ofItsApi,
  restApi: read,
  settings: nested({
    cacheDataEncrypted: inert("stage caches are not simulated"),
    cacheTtlInSeconds: inert("stage caches are not simulated"),
    cachingEnabled: noCache,
    dataTraceEnabled: unsimulated("no data is logged", false),
    loggingLevel: unsimulated("there is no execution log", "OFF"),
    metricsEnabled: unsimulated("no metrics are recorded", false),
    requireAuthorizationForCacheControl: inert("stage caches are not simulated"),
    throttlingBurstLimit: read,
    throttlingRateLimit: read,
    unauthorizedCacheControlHeaderStrategy: inert("stage caches are not simulated"),
  }),
  stageName: read,
};

/** Type `aws:apigateway/integrationResponse:IntegrationResponse`. */
export const integrationResponseTable: PropertyTable = {
  contentHandling: noContentHandling,
  httpMethod: read,
  region: ofItsApi,
  resourceId: read,
  responseParameters: read,
  responseTemplates: read,
  restApi: read,
  selectionPattern: read,
  statusCode: read,
};

/** Type `aws:apigateway/response:Response`. */
export const gatewayResponseTable: PropertyTable = {
  region: ofItsApi,
  responseParameters: read,
  responseTemplates: read,
  responseType: read,
  restApiId: read,
  statusCode: read,
};

/** Type `aws:apigateway/model:Model`. */
export const modelTable: PropertyTable = {
  contentType: inert("methods name models by type"),
  description: label,
  name: read,
  region: ofItsApi,
  restApi: read,
  schema: read,
};

/** Type `aws:apigateway/domainName:DomainName`. */
export const restDomainNameTable: PropertyTable = {
  certificateArn: inert("TLS is not simulated"),
  certificateBody: inert("TLS is not simulated"),
  certificateChain: inert("TLS is not simulated"),
  certificateName: inert("TLS is not simulated"),
  certificatePrivateKey: inert("TLS is not simulated"),
  domainName: read,
  endpointAccessMode: unsimulated("endpoint policies are not evaluated"),
  endpointConfiguration: nested({
    ipAddressType: unsimulated("there is one loopback address", "ipv4", "dualstack"),
    types: read,
  }),
  mutualTlsAuthentication: unsimulated("client certificates are not asked for"),
  ownershipVerificationCertificateArn: inert("TLS is not simulated"),
  policy: unsimulated("policies of domain names are not evaluated"),
  region,
  regionalCertificateArn: inert("TLS is not simulated"),
  regionalCertificateName: inert("TLS is not simulated"),
  routingMode: unsimulated("routing rules are not evaluated", "BASE_PATH_MAPPING_ONLY"),
  securityPolicy: inert("TLS is not simulated"),
  tags: label,
};

/** Type `aws:apigateway/basePathMapping:BasePathMapping`. */
export const basePathMappingTable: PropertyTable = {
  basePath: read,
  domainName: read,
  domainNameId: unsimulated("domain names of private APIs are not simulated"),
  region: ofItsApi,
  restApi: read,
  stageName: read,
};

/** Type `aws:apigateway/authorizer:Authorizer`. */
export const restAuthorizerTable: PropertyTable = {
  authorizerCredentials: unsimulated(
    "the role may invoke the function: its policies are not evaluated",
  ),
  authorizerResultTtlInSeconds: read,
  authorizerUri: read,
  identitySource: read,
  identityValidationExpression: read,
  name: label,
  providerArns: read,
  region: ofItsApi,
  restApi: read,
  type: read,
};

/** Type `aws:apigateway/apiKey:ApiKey`. */
export const apiKeyTable: PropertyTable = {
  customerId: label,
  description: label,
  enabled: read,
  name: label,
  region,
  tags: label,
  value: read,
};

/** Type `aws:apigateway/usagePlan:UsagePlan`. */
export const usagePlanTable: PropertyTable = {
  apiStages: nested({
    apiId: read,
    stage: read,
    throttles: unsimulated("limits of single methods are not simulated"),
  }),
  description: label,
  name: label,
  productCode: label,
  quotaSettings: nested({
    limit: read,
    offset: unsimulated("a first period is counted as a whole", 0),
    period: read,
  }),
  region,
  tags: label,
  throttleSettings: nested({ burstLimit: read, rateLimit: read }),
};

/** Type `aws:apigateway/usagePlanKey:UsagePlanKey`. */
export const usagePlanKeyTable: PropertyTable = {
  keyId: read,
  keyType: inert("there is one type"),
  region,
  usagePlanId: read,
};
