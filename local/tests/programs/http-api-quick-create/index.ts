import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

const handler = new aws.lambda.Function("handler", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(
      "exports.handler = async (event) => ({ message: event.rawPath, format: event.version });",
    ),
  }),
});

const api = new aws.apigatewayv2.Api("api", {
  protocolType: "HTTP",
  target: handler.arn,
  corsConfiguration: { allowOrigins: ["https://www.example.com"], allowMethods: ["GET"] },
});

new aws.lambda.Permission("invoke", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: handler.name,
  sourceArn: pulumi.interpolate`${api.executionArn}/*/$default`,
});

const forgotten = new aws.apigatewayv2.Api(
  "forgotten",
  { protocolType: "HTTP", target: handler.arn },
  { dependsOn: api },
);

const sockets = new aws.apigatewayv2.Api(
  "sockets",
  { protocolType: "WEBSOCKET", routeSelectionExpression: "$request.body.action" },
  { dependsOn: forgotten },
);

export const urls = [api.apiEndpoint, forgotten.apiEndpoint, sockets.apiEndpoint];
