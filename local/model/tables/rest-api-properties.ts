/**
 * What becomes of every property of a REST API and its parts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const label = inert("words for people and bills");
const region = inert("read as AWS answers it");
const ofItsApi = inert("that of its API");
const noModels = "must be absent: requests are not validated";
const noMapping = "must be absent: requests and answers are not mapped";
const noCache = unsimulated("a stage keeps no answers", false);

/** Type `aws:apigateway/restApi:RestApi`. */
export const restApiTable: PropertyTable = {
  apiKeySource: inert("keys are refused with methods that ask for them"),
  binaryMediaTypes: refused("must be empty: bodies go to functions as text", []),
  body: refused("must be absent: declare resources and methods"),
  description: label,
  disableExecuteApiEndpoint: refused("must be false: private APIs have no other name here", false),
  endpointAccessMode: unsimulated("endpoints let everything through to the policy"),
  endpointConfiguration: nested({
    ipAddressType: unsimulated("there is one loopback address", "ipv4", "dualstack"),
    types: read,
    vpcEndpointIds: inert("gives the API further names; its Host and x-apigw-api-id do here"),
  }),
  failOnWarnings: inert("about imported definitions"),
  minimumCompressionSize: refused("must be absent: answers are not compressed", ""),
  name: label,
  parameters: inert("about imported definitions"),
  policy: read,
  putRestApiMode: inert("about imported definitions"),
  region,
  securityPolicy: inert("loopback has no TLS"),
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
  apiKeyRequired: refused("must be false: keys are not simulated", false),
  authorization: refused('must be "NONE": nobody judges but the function', "NONE"),
  authorizationScopes: refused("must be empty: nobody judges but the function", []),
  authorizerId: refused("must be absent: nobody judges but the function"),
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
  cacheNamespace: inert("a stage keeps no answers"),
  connectionId: refused("must be absent: VPC links are not simulated"),
  connectionType: refused('must be "INTERNET": VPC links are not simulated', "INTERNET"),
  contentHandling: refused(noMapping),
  credentials: refused("must be absent: functions are invoked by permission"),
  httpMethod: read,
  integrationHttpMethod: refused('must be "POST": only functions answer here', "POST"),
  integrationTarget: refused("must be absent: only functions answer here"),
  passthroughBehavior: inert("about mapping, which is refused"),
  region: ofItsApi,
  requestParameters: refused(noMapping),
  requestTemplates: refused(noMapping),
  resourceId: read,
  responseTransferMode: refused('must be "BUFFERED": answers are not streamed', "BUFFERED"),
  restApi: read,
  timeoutMilliseconds: read,
  tlsConfig: refused("must be absent: only functions answer here"),
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
  cacheClusterSize: inert("a stage keeps no answers"),
  canarySettings: refused("must be absent: one deployment has all requests"),
  clientCertificateId: unsimulated("functions are shown no certificate"),
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
    cacheDataEncrypted: inert("a stage keeps no answers"),
    cacheTtlInSeconds: inert("a stage keeps no answers"),
    cachingEnabled: noCache,
    dataTraceEnabled: unsimulated("no data is logged", false),
    loggingLevel: unsimulated("there is no execution log", "OFF"),
    metricsEnabled: unsimulated("no metrics are recorded", false),
    requireAuthorizationForCacheControl: inert("a stage keeps no answers"),
    throttlingBurstLimit: read,
    throttlingRateLimit: read,
    unauthorizedCacheControlHeaderStrategy: inert("a stage keeps no answers"),
  }),
  stageName: read,
};
