const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const role = new aws.iam.Role("clock", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ],
  }),
});

const clock = new aws.lambda.Function("clock", {
  name: "clock",
  role: role.arn,
  runtime: "nodejs24.x",
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(
      `exports.handler = async (event) => {
         console.log("asked for " + event.rawPath);
         const date = new Date();
         return {
           nowMs: Date.now(),
           date: date.getTime(),
           text: Date(),
           zone: new Date(0).toISOString(),
           isDate: date instanceof Date && date.constructor === Date && new (class extends Date {})() instanceof Date,
         };
       };`,
    ),
  }),
});

const api = new aws.apigatewayv2.Api("api", {
  protocolType: "HTTP",
  target: clock.arn,
});
new aws.lambda.Permission("api", {
  action: "lambda:InvokeFunction",
  function: clock.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

const shelf = new aws.s3.Bucket("shelf", { bucket: "shelf" });
new aws.s3.BucketVersioning("shelf", {
  bucket: shelf.id,
  versioningConfiguration: { status: "Enabled" },
});
new aws.s3.BucketObjectv2("page", {
  bucket: shelf.id,
  key: "pages/index.html",
  content: "<script>alert(1)</script>\nfirst\n",
  contentType: "text/html",
  cacheControl: "max-age=60",
});

const access = new aws.cloudfront.OriginAccessControl("shelf", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

const visibility = {
  cloudwatchMetricsEnabled: false,
  metricName: "flood",
  sampledRequestsEnabled: false,
};
const acl = new aws.wafv2.WebAcl("acl", {
  region: "us-east-1",
  scope: "CLOUDFRONT",
  defaultAction: { allow: {} },
  visibilityConfig: visibility,
  rules: [
    {
      name: "flood",
      priority: 1,
      action: { block: {} },
      statement: {
        rateBasedStatement: { limit: 100, evaluationWindowSec: 60, aggregateKeyType: "IP" },
      },
      visibilityConfig: visibility,
    },
  ],
});

const shared = {
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
};
const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  webAclId: acl.arn,
  origins: [
    {
      originId: "shelf",
      domainName: shelf.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
    {
      originId: "api",
      domainName: api.apiEndpoint.apply((url) => new URL(url).hostname),
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  defaultCacheBehavior: {
    ...shared,
    targetOriginId: "shelf",
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  orderedCacheBehaviors: [
    {
      ...shared,
      pathPattern: "/clock/*",
      targetOriginId: "api",
      cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    },
  ],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
new aws.s3.BucketPolicy("shelf", {
  bucket: shelf.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: pulumi.interpolate`${shelf.arn}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": cdn.arn } },
      },
    ],
  }),
});
