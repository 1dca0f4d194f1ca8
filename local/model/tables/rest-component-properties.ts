/**
 * What becomes of every property of the component `aws-apigateway:index:RestAPI`.
 *
 * @see https://www.pulumi.com/registry/packages/aws-apigateway/api-docs/restapi/
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const output = inert("an output");
const notValidated = unsimulated("requests are not validated");
const withFiles = inert("listed with localPath");

/** Type `aws-apigateway:index:RestAPI`. */
export const restComponentTable: PropertyTable = {
  api: output,
  apiKeySource: read,
  apiPolicy: output,
  binaryMediaTypes: read,
  deployment: output,
  description: label,
  disableExecuteApiEndpoint: read,
  gatewayResponses: unsimulated("API Gateway's own responses are as they are by default"),
  requestValidator: notValidated,
  routes: nested({
    apiKeyRequired: read,
    authorizers: nested({
      authType: label,
      authorizerName: read,
      authorizerResultTtlInSeconds: read,
      handler: read,
      identitySource: read,
      identityValidationExpression: read,
      methodsToAuthorize: unsimulated("scopes of user pools are not simulated", []),
      parameterLocation: read,
      parameterName: read,
      providerARNs: read,
      type: read,
    }),
    contentType: withFiles,
    data: read,
    eventHandler: read,
    iamAuthEnabled: read,
    index: withFiles,
    localPath: read,
    method: read,
    path: read,
    requestValidator: notValidated,
    requiredParameters: inert("listed with requestValidator"),
    target: read,
  }),
  stage: output,
  stageName: read,
  staticRoutesBucket: withFiles,
  swaggerString: read,
  tags: label,
  url: output,
};
