import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const quote = new aws.lambda.Function("quote", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(`exports.handler = async ({ product, count, caller }) => {
      if (product === "none") throw new Error("NotFound: " + product);
      return { total: count * 3, caller };
    };`),
  }),
});

const pool = new aws.cognito.UserPool("customers");
const api = new aws.apigateway.RestApi("shop", { endpointConfiguration: { types: "REGIONAL" } });
const quotes = new aws.apigateway.Resource("quotes", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "quotes",
});
const order = new aws.apigateway.Model("order", {
  restApi: api.id,
  name: "Order",
  contentType: "application/json",
  schema: JSON.stringify({
    $schema: "http://json-schema.org/draft-04/schema#",
    type: "object",
    required: ["product", "count"],
    properties: { product: { type: "string" }, count: { type: "integer", minimum: 1 } },
  }),
});
const validator = new aws.apigateway.RequestValidator("all", {
  restApi: api.id,
  validateRequestBody: true,
  validateRequestParameters: true,
});
const place = { restApi: api.id, resourceId: quotes.id, httpMethod: "POST" };
const post = new aws.apigateway.Method("post", {
  ...place,
  authorization: "NONE",
  requestValidatorId: validator.id,
  requestModels: { "application/json": order.name },
});
const integration = new aws.apigateway.Integration("post", {
  ...place,
  httpMethod: post.httpMethod,
  type: "AWS",
  integrationHttpMethod: "POST",
  uri: quote.invokeArn,
  passthroughBehavior: "NEVER",
  requestTemplates: {
    "application/json": `#set($order = $input.path('$'))
{
  "product": "$util.escapeJavaScript($order.product)",
  "count": $order.count,
  "caller": "$context.stage $input.params('x-caller')"
}`,
  },
});
const answers = [
  { statusCode: "200", template: `{"price": $input.json('$.total'), "for": $input.json('$.caller')}` },
  {
    statusCode: "404",
    selectionPattern: "NotFound.*",
    template: `{"error": $input.json('$.errorMessage')}`,
  },
];
const responses = answers.map(({ statusCode, selectionPattern, template }) => {
  const method = new aws.apigateway.MethodResponse(`answer-${statusCode}`, {
    ...place,
    httpMethod: post.httpMethod,
    statusCode,
    responseParameters: { "method.response.header.Access-Control-Allow-Origin": true },
  });
  return new aws.apigateway.IntegrationResponse(
    `answer-${statusCode}`,
    {
      ...place,
      httpMethod: integration.httpMethod,
      statusCode: method.statusCode,
      selectionPattern,
      responseParameters: { "method.response.header.Access-Control-Allow-Origin": "'*'" },
      responseTemplates: { "application/json": template },
    },
    { dependsOn: [integration] },
  );
});

const account = new aws.apigateway.Method("account", {
  restApi: api.id,
  resourceId: quotes.id,
  httpMethod: "GET",
  authorization: "COGNITO_USER_POOLS",
  authorizerId: new aws.apigateway.Authorizer("customers", {
    restApi: api.id,
    type: "COGNITO_USER_POOLS",
    providerArns: [pool.arn],
  }).id,
});
const accountMock = new aws.apigateway.Integration("account", {
  restApi: api.id,
  resourceId: quotes.id,
  httpMethod: account.httpMethod,
  type: "MOCK",
  requestTemplates: { "application/json": '{"statusCode": 200}' },
});
new aws.apigateway.IntegrationResponse("account", {
  restApi: api.id,
  resourceId: quotes.id,
  httpMethod: accountMock.httpMethod,
  statusCode: "200",
  responseTemplates: { "application/json": '{"hello": "$context.authorizer.claims.email"}' },
});

new aws.apigateway.Response("bad-body", {
  restApiId: api.id,
  responseType: "BAD_REQUEST_BODY",
  statusCode: "422",
  responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" },
  responseTemplates: {
    "application/json": '{"error": $context.error.messageString, "stage": "$context.stage"}',
  },
});

const stage = new aws.apigateway.Stage("v1", {
  restApi: api.id,
  stageName: "v1",
  deployment: new aws.apigateway.Deployment(
    "shop",
    { restApi: api.id },
    { dependsOn: [integration, accountMock, ...responses] },
  ).id,
});
new aws.lambda.Permission("shop", {
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  function: quote.name,
  sourceArn: pulumi.interpolate`${api.executionArn}/*/POST/quotes`,
});

const domain = new aws.apigateway.DomainName("shop", {
  domainName: "shop.example.com",
  regionalCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/shop",
  endpointConfiguration: { types: "REGIONAL" },
});
new aws.apigateway.BasePathMapping("shop", {
  restApi: api.id,
  stageName: stage.stageName,
  domainName: domain.domainName,
  basePath: "prices",
});

export const url = stage.invokeUrl;
export const issuer = pulumi.interpolate`https://${pool.endpoint}`;
