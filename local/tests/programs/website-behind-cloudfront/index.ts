import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("site");

const website = new aws.s3.BucketWebsiteConfiguration("website", {
  bucket: bucket.id,
  indexDocument: { suffix: "index.html" },
  errorDocument: { key: "error.html" },
  routingRules: [
    {
      condition: { keyPrefixEquals: "blog/" },
      redirect: { hostName: "blog.example.com", protocol: "https", replaceKeyPrefixWith: "" },
    },
    {
      condition: { keyPrefixEquals: "app/", httpErrorCodeReturnedEquals: "404" },
      redirect: { replaceKeyPrefixWith: "app/#!/", httpRedirectCode: "302" },
    },
  ],
});

for (const key of ["index.html", "docs/index.html", "error.html"]) {
  new aws.s3.BucketObjectv2(key, {
    bucket: bucket.id,
    key,
    source: new pulumi.asset.FileAsset(`www/${key}`),
    contentType: "text/html",
  });
}

new aws.s3.BucketObjectv2("old", { bucket: bucket.id, key: "old", content: "", websiteRedirect: "/docs/" });

const access = new aws.s3.BucketPublicAccessBlock("access", { bucket: bucket.id, blockPublicAcls: false });

new aws.s3.BucketPolicy(
  "public",
  {
    bucket: bucket.id,
    policy: bucket.arn.apply((arn) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }],
      }),
    ),
  },
  { dependsOn: access },
);

const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  origins: [
    {
      originId: bucket.arn,
      domainName: website.websiteEndpoint,
      customOriginConfig: {
        originProtocolPolicy: "http-only",
        httpPort: 80,
        httpsPort: 443,
        originSslProtocols: ["TLSv1.2"],
      },
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: bucket.arn,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS"],
    cachedMethods: ["GET", "HEAD", "OPTIONS"],
    defaultTtl: 600,
    maxTtl: 600,
    minTtl: 600,
    forwardedValues: { queryString: true, cookies: { forward: "all" } },
  },
  customErrorResponses: [{ errorCode: 404, responseCode: 404, responsePagePath: "/error.html" }],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});

export const originURL = pulumi.interpolate`http://${website.websiteEndpoint}`;
export const cdnURL = pulumi.interpolate`https://${cdn.domainName}`;
