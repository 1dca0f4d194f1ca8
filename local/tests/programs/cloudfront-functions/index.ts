import * as fs from "fs";
import * as path from "path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const read = (name: string) => fs.readFileSync(path.join(__dirname, name), "utf8");

const redirects = new aws.cloudfront.KeyValueStore("redirects");
new aws.cloudfront.KeyvaluestoreKey("old", {
  keyValueStoreArn: redirects.arn,
  key: "old",
  value: JSON.stringify({ status: 301, location: "/docs/" }),
});
const onRequest = new aws.cloudfront.Function("request", {
  runtime: "cloudfront-js-2.0",
  code: read("request.js"),
  keyValueStoreAssociations: [redirects.arn],
});
const onResponse = new aws.cloudfront.Function("response", {
  runtime: "cloudfront-js-1.0",
  code: read("response.js"),
});

const bucket = new aws.s3.Bucket("site");
const access = new aws.cloudfront.OriginAccessControl("site", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});
const distribution = new aws.cloudfront.Distribution("site", {
  enabled: true,
  origins: [
    {
      originId: "bucket",
      domainName: bucket.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "bucket",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    functionAssociations: [
      { eventType: "viewer-request", functionArn: onRequest.arn },
      { eventType: "viewer-response", functionArn: onResponse.arn },
    ],
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
new aws.s3.BucketPolicy("site", {
  bucket: bucket.id,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: pulumi.interpolate`${bucket.arn}/*`,
        Condition: { StringEquals: { "AWS:SourceArn": distribution.arn } },
      },
    ],
  }),
});
for (const [key, content] of [
  ["docs/index.html", "the docs"],
  ["private/index.html", "the private page"],
]) {
  new aws.s3.BucketObjectv2(key, { bucket: bucket.id, key, content, contentType: "text/html" });
}

export const domainName = distribution.domainName;
