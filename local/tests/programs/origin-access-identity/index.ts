import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as fs from "fs";
import * as path from "path";

const stackConfig = new pulumi.Config("static-website");
const config = {
  pathToContents: stackConfig.get("pathToWebsiteContents") || "./www",
  targetDomain: stackConfig.get("targetDomain") || "www.example.com",
};

const contentBucket = new aws.s3.BucketV2("contents");

function crawl(dir: string, action: (file: string) => void) {
  for (const file of fs.readdirSync(dir)) {
    const full = `${dir}/${file}`;
    if (fs.statSync(full).isDirectory()) {
      crawl(full, action);
    } else {
      action(full);
    }
  }
}

const root = path.join(process.cwd(), config.pathToContents);
crawl(root, (file) => {
  const key = path.relative(root, file);
  new aws.s3.BucketObject(
    key,
    {
      key,
      bucket: contentBucket.bucket,
      contentType: "text/html",
      source: new pulumi.asset.FileAsset(file),
    },
    { parent: contentBucket },
  );
});

const identity = new aws.cloudfront.OriginAccessIdentity("identity", { comment: "site" });

const east = new aws.Provider("east", { region: "us-east-1" });
const certificate = aws.acm.getCertificateOutput({ domain: "*.example.com" }, { provider: east });
const zone = aws.route53.getZoneOutput({ name: "example.com" });

const cdn = new aws.cloudfront.Distribution("cdn", {
  enabled: true,
  aliases: [config.targetDomain],
  origins: [
    {
      originId: contentBucket.arn,
      domainName: contentBucket.bucketRegionalDomainName,
      s3OriginConfig: { originAccessIdentity: identity.cloudfrontAccessIdentityPath },
    },
  ],
  defaultRootObject: "index.html",
  defaultCacheBehavior: {
    targetOriginId: contentBucket.arn,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS"],
    cachedMethods: ["GET", "HEAD", "OPTIONS"],
    forwardedValues: { cookies: { forward: "none" }, queryString: false },
    minTtl: 0,
    defaultTtl: 600,
    maxTtl: 600,
  },
  priceClass: "PriceClass_100",
  customErrorResponses: [{ errorCode: 404, responseCode: 404, responsePagePath: "/404.html" }],
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { acmCertificateArn: certificate.arn, sslSupportMethod: "sni-only" },
});

new aws.s3.BucketPolicy("policy", {
  bucket: contentBucket.id,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        principals: [{ type: "AWS", identifiers: [identity.iamArn] }],
        actions: ["s3:GetObject", "s3:ListBucket"],
        resources: [contentBucket.arn, pulumi.interpolate`${contentBucket.arn}/*`],
      },
    ],
  }).json,
});

new aws.route53.Record(config.targetDomain, {
  name: config.targetDomain,
  zoneId: zone.zoneId,
  type: "A",
  aliases: [{ name: cdn.domainName, zoneId: cdn.hostedZoneId, evaluateTargetHealth: true }],
});

export const targetDomainEndpoint = `https://${config.targetDomain}/`;
