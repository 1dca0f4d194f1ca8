import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

function lambda(name: string, code: string) {
  return new aws.lambda.Function(name, {
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: role.arn,
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(code) }),
  });
}

const orders = lambda(
  "orders",
  `exports.handler = async ({ resource, pathParameters, requestContext: { authorizer } }) => ({
    statusCode: 200,
    headers: { "Access-Control-Allow-Origin": "*" },
    body: JSON.stringify({ resource, pathParameters, team: authorizer?.team }),
  });`,
);
const judge = lambda(
  "judge",
  `exports.handler = async ({ authorizationToken, methodArn }) => {
    if (authorizationToken === "nobody") throw new Error("Unauthorized");
    return {
      principalId: "ann",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{
          Action: "execute-api:Invoke",
          Effect: authorizationToken === "allow" ? "Allow" : "Deny",
          Resource: methodArn,
        }],
      },
      context: { team: "red" },
    };
  };`,
);

const api = new aws.apigateway.RestApi("api", { endpointConfiguration: { types: "REGIONAL" } });
const resource = new aws.apigateway.Resource("orders", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "orders",
});
const order = new aws.apigateway.Resource("order", {
  restApi: api.id,
  parentId: resource.id,
  pathPart: "{id}",
});
const authorizer = new aws.apigateway.Authorizer("judge", {
  restApi: api.id,
  authorizerUri: judge.invokeArn,
  type: "TOKEN",
});
const validator = new aws.apigateway.RequestValidator("parameters", {
  restApi: api.id,
  validateRequestParameters: true,
});
const get = new aws.apigateway.Method("get", {
  restApi: api.id,
  resourceId: order.id,
  httpMethod: "GET",
  authorization: "CUSTOM",
  authorizerId: authorizer.id,
});
const list = new aws.apigateway.Method("list", {
  restApi: api.id,
  resourceId: resource.id,
  httpMethod: "GET",
  authorization: "NONE",
  apiKeyRequired: true,
  requestValidatorId: validator.id,
  requestParameters: { "method.request.querystring.page": true },
});
const preflight = new aws.apigateway.Method("preflight", {
  restApi: api.id,
  resourceId: order.id,
  httpMethod: "OPTIONS",
  authorization: "NONE",
});
for (const [name, method, resourceId] of [
  ["get", get, order.id],
  ["list", list, resource.id],
] as const) {
  new aws.apigateway.Integration(name, {
    restApi: api.id,
    resourceId,
    httpMethod: method.httpMethod,
    type: "AWS_PROXY",
    integrationHttpMethod: "POST",
    uri: orders.invokeArn,
  });
}
const mock = new aws.apigateway.Integration("preflight", {
  restApi: api.id,
  resourceId: order.id,
  httpMethod: preflight.httpMethod,
  type: "MOCK",
  requestTemplates: { "application/json": '{"statusCode": 200}' },
});
new aws.apigateway.MethodResponse("preflight", {
  restApi: api.id,
  resourceId: order.id,
  httpMethod: preflight.httpMethod,
  statusCode: "200",
  responseParameters: { "method.response.header.Access-Control-Allow-Methods": true },
});
new aws.apigateway.IntegrationResponse("preflight", {
  restApi: api.id,
  resourceId: order.id,
  httpMethod: mock.httpMethod,
  statusCode: "200",
  responseParameters: { "method.response.header.Access-Control-Allow-Methods": "'GET,OPTIONS'" },
});
const deployment = new aws.apigateway.Deployment("api", { restApi: api.id }, { dependsOn: [mock] });
const stage = new aws.apigateway.Stage("v1", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "v1",
});
const key = new aws.apigateway.ApiKey("partner", { value: "partner-key-of-twenty-characters" });
const plan = new aws.apigateway.UsagePlan("partners", {
  apiStages: [{ apiId: api.id, stage: stage.stageName }],
  quotaSettings: { limit: 2, period: "DAY" },
});
new aws.apigateway.UsagePlanKey("partner", {
  keyId: key.id,
  keyType: "API_KEY",
  usagePlanId: plan.id,
});
for (const [name, fn] of [
  ["orders", orders],
  ["judge", judge],
] as const) {
  new aws.lambda.Permission(name, {
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    function: fn.name,
    sourceArn: pulumi.interpolate`${api.executionArn}/*`,
  });
}

// The same API as a definition, behind a distribution.
const described = new aws.apigateway.RestApi("described", {
  body: pulumi.jsonStringify({
    swagger: "2.0",
    info: { title: "described", version: "1" },
    paths: {
      "/items/{id}": {
        get: {
          "x-amazon-apigateway-integration": {
            type: "aws_proxy",
            httpMethod: "POST",
            uri: orders.invokeArn,
          },
        },
      },
      "/": {
        get: {
          "x-amazon-apigateway-integration": {
            type: "mock",
            requestTemplates: { "application/json": '{"statusCode": 200}' },
            responses: {
              default: { statusCode: "200", responseTemplates: { "text/plain": "hello" } },
            },
          },
        },
      },
    },
  }),
});
const describedStage = new aws.apigateway.Stage("live", {
  restApi: described.id,
  deployment: new aws.apigateway.Deployment("described", { restApi: described.id }).id,
  stageName: "live",
});
new aws.lambda.Permission("described", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: orders.name,
  sourceArn: pulumi.interpolate`${described.executionArn}/*/GET/items/*`,
});

const distribution = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  origins: [
    {
      originId: "api",
      domainName: pulumi.interpolate`${described.id}.execute-api.us-east-1.amazonaws.com`,
      originPath: pulumi.interpolate`/${describedStage.stageName}`,
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "api",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

export const urls = [stage.invokeUrl, distribution.domainName];
