/**
 * A distribution that caches nothing, whose two request functions see every request. No origin is reached.
 *
 * @module
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const provider = new aws.Provider("edge", { region: "us-east-1" });

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({
    Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
  }),
});

const code = new pulumi.asset.FileArchive("handlers");

/** A published function. @param name Also of its export. */
function published(name: string): aws.lambda.Function {
  const handler = `index.${name}`;
  return new aws.lambda.Function(
    name,
    { runtime: "nodejs22.x", handler, role: role.arn, publish: true, code },
    { provider },
  );
}

const functions = [
  { eventType: "viewer-request", lambdaArn: published("viewer").qualifiedArn },
  { eventType: "origin-request", lambdaArn: published("origin").qualifiedArn },
];

/** CloudFront looks its name up before the origin-request function runs. */
const bucket = new aws.s3.Bucket("none");

new aws.cloudfront.Distribution("facade", {
  enabled: true,
  origins: [
    {
      originId: "none",
      domainName: bucket.bucketRegionalDomainName,
      s3OriginConfig: { originAccessIdentity: "" },
    },
  ],
  defaultCacheBehavior: {
    targetOriginId: "none",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    // The managed policy CachingDisabled.
    cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    lambdaFunctionAssociations: functions,
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
});
