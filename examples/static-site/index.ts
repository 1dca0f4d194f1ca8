/**
 * A static site: a private bucket behind CloudFront, in plain `@pulumi/aws` resources.
 *
 * @module
 */
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const folder = "www";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
};

const bucket = new aws.s3.Bucket("site");

const publicAccess = new aws.s3.BucketPublicAccessBlock("site", {
  bucket: bucket.bucket,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});

for (const key of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  const contentType = contentTypes[extname(key)];
  if (contentType !== undefined) {
    new aws.s3.BucketObjectv2(key, {
      bucket: bucket.bucket,
      key,
      source: new pulumi.asset.FileAsset(join(folder, key)),
      contentType,
    });
  }
}

const accessControl = new aws.cloudfront.OriginAccessControl("site", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

/** CloudFront's managed policies CachingOptimized and SecurityHeadersPolicy. */
const cachePolicyId = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const responseHeadersPolicyId = "67f7725c-6f97-4210-82d7-5512b31e9d03";

const distribution = new aws.cloudfront.Distribution("site", {
  enabled: true,
  defaultRootObject: "index.html",
  priceClass: "PriceClass_100",
  origins: [
    {
      originId: "bucket",
      domainName: bucket.bucketRegionalDomainName,
      originAccessControlId: accessControl.id,
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "bucket",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    compress: true,
    cachePolicyId,
    responseHeadersPolicyId,
  },
  customErrorResponses: [
    { errorCode: 403, responseCode: 404, responsePagePath: "/404.html", errorCachingMinTtl: 60 },
  ],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

new aws.s3.BucketPolicy(
  "site",
  {
    bucket: bucket.bucket,
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
  },
  { dependsOn: publicAccess },
);

/** URL of the site. */
export const url = pulumi.interpolate`https://${distribution.domainName}`;
