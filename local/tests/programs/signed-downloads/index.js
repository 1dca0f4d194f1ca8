const fs = require("node:fs");
const path = require("node:path");
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const key = new aws.cloudfront.PublicKey("signer", {
  encodedKey: fs.readFileSync(path.join(__dirname, "public-key.pem"), "utf8"),
});
const signers = new aws.cloudfront.KeyGroup("signers", { items: [key.id] });

const bucket = new aws.s3.Bucket("downloads");
const access = new aws.cloudfront.OriginAccessControl("downloads", {
  originAccessControlOriginType: "s3",
  signingBehavior: "always",
  signingProtocol: "sigv4",
});
const cached = {
  targetOriginId: "bucket",
  viewerProtocolPolicy: "redirect-to-https",
  allowedMethods: ["GET", "HEAD"],
  cachedMethods: ["GET", "HEAD"],
  cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
};
const distribution = new aws.cloudfront.Distribution("downloads", {
  enabled: true,
  origins: [
    {
      originId: "bucket",
      domainName: bucket.bucketRegionalDomainName,
      originAccessControlId: access.id,
    },
  ],
  defaultCacheBehavior: cached,
  orderedCacheBehaviors: [
    { ...cached, pathPattern: "/private/*", trustedKeyGroups: [signers.id] },
  ],
  restrictions: { geoRestriction: { restrictionType: "whitelist", locations: ["NZ", "DE"] } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
new aws.s3.BucketPolicy("downloads", {
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
for (const name of ["public.txt", "private/film.txt"]) {
  new aws.s3.BucketObject(name, { bucket: bucket.id, key: name, content: `this is ${name}` });
}

module.exports = { domainName: distribution.domainName, keyPairId: key.id };
