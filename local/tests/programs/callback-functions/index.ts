import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { greet } from "./greet";

enum Path {
  Hello = "GET /hello/{name}",
}

const table = new aws.dynamodb.Table("visits", {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
});

const hello = new aws.lambda.CallbackFunction("hello", {
  runtime: "nodejs18.x",
  callback: async (event: any) => ({
    statusCode: 200,
    headers: { "content-type": "text/plain" },
    body: greet(event.pathParameters.name) + (table.name.get() ? "!" : "?"),
  }),
});

const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });

const permission = new aws.lambda.Permission("invoke", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: hello,
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

const integration = new aws.apigatewayv2.Integration("hello", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationUri: hello.arn,
  payloadFormatVersion: "2.0",
});

new aws.apigatewayv2.Route("hello", {
  apiId: api.id,
  routeKey: Path.Hello,
  target: pulumi.interpolate`integrations/${integration.id}`,
});

new aws.apigatewayv2.Stage("default", { apiId: api.id, name: "$default", autoDeploy: true });

export const url = api.apiEndpoint;
