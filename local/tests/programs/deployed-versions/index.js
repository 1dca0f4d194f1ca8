import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const word = config.get("word") ?? "one";
const stable = config.get("stable");
const region = "eu-west-1";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const code = `exports.handler = async () => ({ word: "${word}", note: process.env.NOTE });`;
const echo = new aws.lambda.Function(
  "echo",
  {
    region,
    runtime: "nodejs22.x",
    handler: "index.handler",
    role: role.arn,
    publish: true,
    environment: { variables: { NOTE: word } },
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(code) }),
  },
  { ignoreChanges: ["environment"] },
);
const live = new aws.lambda.Alias("live", {
  region,
  functionName: echo.name,
  functionVersion: stable ?? echo.version,
  routingConfig: {
    additionalVersionWeights: echo.version.apply((version) =>
      stable === undefined || stable === version
        ? {}
        : { [version]: config.requireNumber("weight") },
    ),
  },
});
const api = new aws.apigatewayv2.Api("api", {
  region,
  protocolType: "HTTP",
  target: live.arn,
});
new aws.lambda.Permission("invoke", {
  region,
  action: "lambda:InvokeFunction",
  function: echo.name,
  qualifier: live.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

if (word === "broken") {
  throw new pulumi.RunError("the program does not want this word");
}

export const version = echo.version;
