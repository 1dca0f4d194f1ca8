const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

function site(name, text) {
  const bucket = new aws.s3.BucketV2(name);
  const access = new aws.cloudfront.OriginAccessControl(name, {
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  const distribution = new aws.cloudfront.Distribution(name, {
    enabled: true,
    defaultRootObject: "index.html",
    aliases: [`${name}.example.org`],
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
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/example",
      sslSupportMethod: "sni-only",
    },
  });
  new aws.s3.BucketPolicy(name, {
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
  new aws.s3.BucketObject(`${name}-page`, {
    bucket: bucket.id,
    key: "index.html",
    content: text,
    contentType: "text/html",
  });
  return distribution.domainName;
}

module.exports = { one: site("one", "site one"), two: site("two", "site two") };
