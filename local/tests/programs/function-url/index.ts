import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

const render = new aws.lambda.Function("render", {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: role.arn,
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset(
      "exports.handler = async ({ rawPath, requestContext: { http } }) => ({ path: rawPath, method: http.method });",
    ),
  }),
});

const url = new aws.lambda.FunctionUrl("render", {
  functionName: render.name,
  authorizationType: "AWS_IAM",
});

const accessControl = new aws.cloudfront.OriginAccessControl("lambda", {
  originAccessControlOriginType: "lambda",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

const distribution = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  origins: [
    {
      originId: "render",
      domainName: url.functionUrl.apply((address) => new URL(address).hostname),
      originAccessControlId: accessControl.id,
      customOriginConfig: {
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "https-only",
        originSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "render",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

for (const action of ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"]) {
  new aws.lambda.Permission(action.replace("lambda:", ""), {
    action,
    function: render.name,
    principal: "cloudfront.amazonaws.com",
    sourceArn: distribution.arn,
  });
}

const open = new aws.lambda.FunctionUrl("open", {
  functionName: render.name,
  qualifier: new aws.lambda.Alias("live", {
    functionName: render.name,
    functionVersion: "$LATEST",
    name: "live",
  }).name,
  authorizationType: "NONE",
  cors: { allowOrigins: ["*"], allowMethods: ["GET"] },
});

export const addresses = [url.functionUrl, open.functionUrl];
