/**
 * Values that a rule takes for given while they are unknown: an id of another resource, a secret, or what is decided by
 * where the value comes from. Of every other value that is unknown until deployed a rule reports nothing.
 *
 * @module
 */

/** Names of properties, by rule. */
export const givenWhereUnknown: Readonly<Record<string, readonly string[]>> = {
  "certificate-by-dns": ["privateKey"],
  "cloudfront-bucket-admits": [
    "originAccessControlId",
    "policy",
    "arn",
    "domainName",
    "bucketRegionalDomainName",
  ],
  "cloudfront-staging-protocol": ["continuousDeploymentPolicyId"],
  "edge-numbered-association": ["lambdaArn"],
  "edge-router-signing": ["originAccessControlId"],
  "identity-boundary": ["permissionsBoundary"],
  "private-api-resource-policy": ["policy"],
  "provider-without-keys": ["accessKey", "secretKey", "token"],
};
