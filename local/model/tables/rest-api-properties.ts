/**
 * What becomes of every property of a REST API and its parts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const region = inert("read from the output of AWS");
const ofItsApi = inert("that of its API");
const noModels = "must be absent: requests are not validated";
const noMapping = "must be absent: requests and responses are not mapped";
const noCache = unsimulated("stage caches are not simulated", false);

/** Type `aws:apigateway/restApi:RestApi`. */
export const restApiTable: PropertyTable = {
  apiKeySource: inert("API keys are refused on methods that require them"),
  binaryMediaTypes: refused("must be empty: binary media types are not simulated", []),
  body: refused("must be absent: declare resources and methods"),
  description: label,
  disableExecuteApiEndpoint: refused(
    "must be false: private custom domain names are not simulated",
    false,
  ),
  endpointAccessMode: unsimulated("endpoint policies are not evaluated"),
  endpointConfiguration: nested({
    ipAddressType: unsimulated("there is one loopback address", "ipv4", "dualstack"),
    types: read,
    vpcEndpointIds: inert("gives the API further names; Host and x-apigw-api-id are enough"),
  }),
  failOnWarnings: inert("about imported definitions"),
  minimumCompressionSize: refused("must be absent: responses are not compressed", ""),
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
  apiKeyRequired: refused("must be false: API keys are not simulated", false),
  authorization: refused('must be "NONE": nobody judges but the function', "NONE"),
  authorizationScopes: refused("must be empty: authorizers of REST APIs are not simulated", []),
  authorizerId: refused("must be absent: authorizers of REST APIs are not simulated"),
  httpMethod: read,
  operationName: label,
  region: ofItsApi,
  requestModels: refused(noModels),
  requestParameters: refused(noModels),
  requestValidatorId: refused(noModels),
  resourceId: read,
  restApi: read,
};

/** Type `aws:apigateway/integration:Integration`. */
export const restIntegrationTable: PropertyTable = {
  cacheKeyParameters: noCache,
  cacheNamespace: inert("stage caches are not simulated"),
  connectionId: refused("must be absent: VPC links are not simulated"),
  connectionType: refused('must be "INTERNET": VPC links are not simulated', "INTERNET"),
  contentHandling: refused(noMapping),
  credentials: refused("must be absent: functions are invoked by their permissions"),
  httpMethod: read,
  integrationHttpMethod: refused('must be "POST": only functions answer here', "POST"),
  integrationTarget: refused("must be absent: only Lambda integrations are simulated"),
  passthroughBehavior: inert("about mapping, which is refused"),
  region: ofItsApi,
  requestParameters: refused(noMapping),
  requestTemplates: refused(noMapping),
  resourceId: read,
  responseTransferMode: refused('must be "BUFFERED": answers are not streamed', "BUFFERED"),
  restApi: read,
  timeoutMilliseconds: read,
  tlsConfig: refused("must be absent: only Lambda integrations are simulated"),
  type: refused('must be "AWS_PROXY": only functions answer here', "AWS_PROXY"),
  uri: read,
};

/** Type `aws:apigateway/deployment:Deployment`. */
export const deploymentTable: PropertyTable = {
  description: label,
  region: ofItsApi,
  restApi: read,
  triggers: inert("what is declared is what is deployed"),
  variables: refused("must be absent: variables belong to a stage"),
};

/** Type `aws:apigateway/stage:Stage`. */
export const restStageTable: PropertyTable = {
  accessLogSettings: unsimulated("no access log is written"),
  cacheClusterEnabled: noCache,
  cacheClusterSize: inert("stage caches are not simulated"),
  canarySettings: refused("must be absent: canary deployments are not simulated"),
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
