import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("site");
const access = new aws.cloudfront.OriginAccessControl("site", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});

function distribution(name, originPath, more) {
  return new aws.cloudfront.Distribution(name, {
    enabled: true,
    defaultRootObject: "index.html",
    origins: [
      {
        originId: "bucket",
        originPath,
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
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    ...more,
  });
}

const next = distribution("next", "/v2", { staging: true });
const policy = new aws.cloudfront.ContinuousDeploymentPolicy("next", {
  enabled: true,
  stagingDistributionDnsNames: { quantity: 1, items: [next.domainName] },
  trafficConfig: {
    type: "SingleHeader",
    singleHeaderConfig: { header: "aws-cf-cd-next", value: "yes" },
  },
});
const site = distribution("site", "/v1", { continuousDeploymentPolicyId: policy.id });

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
        Condition: { StringEquals: { "AWS:SourceArn": [site.arn, next.arn] } },
      },
    ],
  }),
});
for (const version of ["v1", "v2"]) {
  new aws.s3.BucketObject(version, {
    bucket: bucket.id,
    key: `${version}/index.html`,
    content: `version ${version}`,
  });
}

export const domainName = site.domainName;
