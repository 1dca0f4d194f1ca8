const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const role = new aws.iam.Role("functions", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] },
        Action: "sts:AssumeRole",
      },
    ],
  }),
});

/** A function of Lambda, from the text of its handler. */
function lambda(name, handler, more = {}) {
  return new aws.lambda.Function(name, {
    name,
    role: role.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({
      "index.js": new pulumi.asset.StringAsset(`exports.handler = ${handler};`),
    }),
    ...more,
  });
}

const hello = lambda(
  "hello",
  `async (event) => {
     console.log("hello " + event.pathParameters.name + " with " + event.headers.authorization);
     return { hello: event.pathParameters.name };
   }`,
);
const judge = lambda(
  "judge",
  `async (event) => ({ isAuthorized: event.headers.authorization !== "Bearer wrong-credential" })`,
);
const edge = { region: "us-east-1", publish: true };
const router = lambda(
  "router",
  `async (event) => {
     const { request } = event.Records[0].cf;
     if (request.uri === "/edge/fail") throw new TypeError("no way");
     if (request.uri === "/edge/invalid") return { status: "abc" };
     request.headers["x-region"] = [{ key: "X-Region", value: "near" }];
     request.uri = request.uri.replace("/edge/", "/page/");
     request.querystring = "";
     return request;
   }`,
  edge,
);
const stamp = lambda(
  "stamp",
  `async (event) => {
     const { response } = event.Records[0].cf;
     response.headers["x-stamp"] = [{ key: "X-Stamp", value: "1" }];
     return response;
   }`,
  edge,
);
const rewrite = new aws.cloudfront.Function("rewrite", {
  name: "rewrite",
  runtime: "cloudfront-js-2.0",
  code: `function handler(event) {
    var request = event.request;
    console.log("asked for " + request.uri);
    if (request.uri === "/page/") request.uri = "/page/index.html";
    return request;
  }`,
});

const api = new aws.apigatewayv2.Api("api", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("api", { apiId: api.id, name: "$default", autoDeploy: true });
const authorizer = new aws.apigatewayv2.Authorizer("judge", {
  apiId: api.id,
  authorizerType: "REQUEST",
  authorizerUri: judge.invokeArn,
  authorizerPayloadFormatVersion: "2.0",
  enableSimpleResponses: true,
  identitySources: ["$request.header.authorization"],
  authorizerResultTtlInSeconds: 0,
});
const integration = new aws.apigatewayv2.Integration("hello", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationUri: hello.invokeArn,
  payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("hello", {
  apiId: api.id,
  routeKey: "GET /v1/hello/{name}",
  target: pulumi.interpolate`integrations/${integration.id}`,
  authorizationType: "CUSTOM",
  authorizerId: authorizer.id,
});
for (const [name, target] of Object.entries({ hello, judge })) {
  new aws.lambda.Permission(name, {
    action: "lambda:InvokeFunction",
    function: target.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
  });
}

const site = new aws.s3.Bucket("site", { bucket: "site" });
for (const [key, cacheControl] of [
  ["page/index.html", "s-maxage=10"],
  ["page/private.html", "no-store"],
  ["group/a.html", "max-age=1000"],
]) {
  new aws.s3.BucketObjectv2(key, {
    bucket: site.id,
    key,
    content: `the page ${key}`,
    contentType: "text/html",
    cacheControl,
  });
}
const access = new aws.cloudfront.OriginAccessControl("site", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

const visibility = {
  cloudwatchMetricsEnabled: false,
  metricName: "rules",
  sampledRequestsEnabled: false,
};
const blocked = new aws.wafv2.IpSet("blocked", {
  region: "us-east-1",
  scope: "CLOUDFRONT",
  ipAddressVersion: "IPV4",
  addresses: ["198.51.100.0/24"],
});
const acl = new aws.wafv2.WebAcl("acl", {
  region: "us-east-1",
  scope: "CLOUDFRONT",
  defaultAction: { allow: {} },
  visibilityConfig: visibility,
  rules: [
    {
      name: "visitors",
      priority: 1,
      action: { count: {} },
      statement: {
        andStatement: {
          statements: [
            { geoMatchStatement: { countryCodes: ["NZ", "AU"] } },
            {
              notStatement: {
                statement: {
                  byteMatchStatement: {
                    searchString: "/v1/",
                    positionalConstraint: "STARTS_WITH",
                    fieldToMatch: { uriPath: {} },
                    textTransformations: [{ priority: 0, type: "NONE" }],
                  },
                },
              },
            },
          ],
        },
      },
      visibilityConfig: visibility,
    },
    {
      name: "blocked",
      priority: 2,
      action: { block: {} },
      statement: { ipSetReferenceStatement: { arn: blocked.arn } },
      visibilityConfig: visibility,
    },
    {
      name: "rate",
      priority: 3,
      action: { block: {} },
      statement: {
        rateBasedStatement: {
          limit: 10,
          evaluationWindowSec: 60,
          aggregateKeyType: "CUSTOM_KEYS",
          customKeys: [
            {
              header: {
                name: "authorization",
                textTransformations: [{ priority: 0, type: "NONE" }],
              },
            },
          ],
        },
      },
      visibilityConfig: visibility,
    },
  ],
});

const keyed = new aws.cloudfront.CachePolicy("keyed", {
  minTtl: 0,
  defaultTtl: 60,
  maxTtl: 600,
  parametersInCacheKeyAndForwardedToOrigin: {
    headersConfig: { headerBehavior: "whitelist", headers: { items: ["Accept-Language"] } },
    cookiesConfig: { cookieBehavior: "whitelist", cookies: { items: ["theme"] } },
    queryStringsConfig: { queryStringBehavior: "all" },
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: false,
  },
});
const plain = new aws.cloudfront.CachePolicy("plain", {
  minTtl: 0,
  defaultTtl: 60,
  maxTtl: 600,
  parametersInCacheKeyAndForwardedToOrigin: {
    headersConfig: { headerBehavior: "none" },
    cookiesConfig: { cookieBehavior: "none" },
    queryStringsConfig: { queryStringBehavior: "none" },
  },
});

const shared = {
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: plain.id,
};
const overHttps = {
  httpPort: 80,
  httpsPort: 443,
  originProtocolPolicy: "https-only",
  originSslProtocols: ["TLSv1.2"],
};
const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  webAclId: acl.arn,
  origins: [
    {
      originId: "site",
      domainName: site.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
    {
      originId: "api",
      domainName: api.apiEndpoint.apply((url) => new URL(url).hostname),
      customOriginConfig: overHttps,
      customHeaders: [
        { name: "x-from-cdn", value: pulumi.secret("the-secret-between-cdn-and-api") },
      ],
    },
    { originId: "elsewhere", domainName: "elsewhere.example.com", customOriginConfig: overHttps },
  ],
  originGroups: [
    {
      originId: "group",
      failoverCriteria: { statusCodes: [500, 502, 503, 504] },
      members: [{ originId: "elsewhere" }, { originId: "site" }],
    },
  ],
  defaultCacheBehavior: { ...shared, targetOriginId: "site" },
  orderedCacheBehaviors: [
    {
      ...shared,
      pathPattern: "/v1/*",
      targetOriginId: "api",
      cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    },
    {
      ...shared,
      pathPattern: "/page/*",
      targetOriginId: "site",
      cachePolicyId: keyed.id,
      functionAssociations: [{ eventType: "viewer-request", functionArn: rewrite.arn }],
    },
    {
      ...shared,
      pathPattern: "/edge/*",
      targetOriginId: "site",
      lambdaFunctionAssociations: [
        { eventType: "origin-request", lambdaArn: router.qualifiedArn },
        { eventType: "viewer-response", lambdaArn: stamp.qualifiedArn },
      ],
    },
    { ...shared, pathPattern: "/group/*", targetOriginId: "group" },
  ],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
new aws.s3.BucketPolicy("site", {
  bucket: site.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [site.arn, pulumi.interpolate`${site.arn}/*`],
        Condition: { StringEquals: { "AWS:SourceArn": cdn.arn } },
      },
    ],
  }),
});
