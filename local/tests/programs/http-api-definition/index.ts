import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

const pets = new aws.lambda.Function("pets", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(
      "exports.handler = async ({ resource, requestContext: { stage } }) => ({ statusCode: 200, body: stage + ' ' + resource });",
    ),
  }),
});

const api = new aws.apigatewayv2.Api("api", {
  protocolType: "HTTP",
  body: pulumi.jsonStringify({
    openapi: "3.0.1",
    info: { title: "pets", version: "1" },
    components: {
      securitySchemes: {
        login: {
          type: "oauth2",
          "x-amazon-apigateway-authorizer": {
            type: "jwt",
            identitySource: "$request.header.Authorization",
            jwtConfiguration: { issuer: "https://login.example.com", audience: ["pets"] },
          },
        },
      },
    },
    paths: {
      "/pets/{id}": {
        get: {
          responses: {},
          "x-amazon-apigateway-integration": {
            type: "AWS_PROXY",
            httpMethod: "POST",
            uri: pets.invokeArn,
            payloadFormatVersion: "1.0",
          },
        },
        delete: {
          security: [{ login: ["admin"] }],
          responses: {},
          "x-amazon-apigateway-integration": {
            type: "AWS_PROXY",
            httpMethod: "POST",
            uri: pets.invokeArn,
            payloadFormatVersion: "1.0",
          },
        },
      },
      "/legacy/{proxy+}": {
        "x-amazon-apigateway-any-method": {
          responses: {},
          "x-amazon-apigateway-integration": {
            type: "HTTP_PROXY",
            httpMethod: "ANY",
            uri: "https://legacy.example.com/{proxy}",
            payloadFormatVersion: "1.0",
          },
        },
      },
    },
  }),
});

for (const name of ["$default", "beta"]) {
  new aws.apigatewayv2.Stage(name, { apiId: api.id, name, autoDeploy: true });
}

new aws.lambda.Permission("invoke", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: pets.name,
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

export const url = api.apiEndpoint;
