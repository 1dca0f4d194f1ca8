/**
 * What becomes of every property of the component `aws-apigateway:index:RestAPI`.
 *
 * @see https://www.pulumi.com/registry/packages/aws-apigateway/api-docs/restapi/
 * @module
 */
import { inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const label = inert("documentation and billing only");
const output = inert("an output");

/** Type `aws-apigateway:index:RestAPI`. */
export const restComponentTable: PropertyTable = {
  api: output,
  apiKeySource: read,
  apiPolicy: output,
  binaryMediaTypes: read,
  deployment: output,
  description: label,
  disableExecuteApiEndpoint: read,
  gatewayResponses: read,
  requestValidator: read,
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
    contentType: read,
    data: read,
    eventHandler: read,
    iamAuthEnabled: read,
    index: read,
    localPath: read,
    method: read,
    path: read,
    requestValidator: read,
    requiredParameters: read,
    target: read,
  }),
  stage: output,
  stageName: read,
  staticRoutesBucket: read,
  swaggerString: read,
  tags: label,
  url: output,
};
