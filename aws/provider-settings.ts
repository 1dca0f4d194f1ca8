/**
 * Settings of the provider `aws` of Pulumi.
 *
 * @module
 */
import type { Fact } from "./fact.ts";

export const awsProviderSettings = {
  about: "Settings of the provider `aws`, in the namespace `aws` of a stack file",
  value: [
    "accessKey",
    "allowedAccountIds",
    "assumeRoleWithWebIdentity",
    "assumeRoles",
    "customCaBundle",
    "defaultTags",
    "ec2MetadataServiceEndpoint",
    "ec2MetadataServiceEndpointMode",
    "endpoints",
    "forbiddenAccountIds",
    "httpProxy",
    "httpsProxy",
    "ignoreTags",
    "insecure",
    "maxRetries",
    "noProxy",
    "profile",
    "region",
    "retryMode",
    "s3UsEast1RegionalEndpoint",
    "s3UsePathStyle",
    "secretKey",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "skipCredentialsValidation",
    "skipMetadataApiCheck",
    "skipRegionValidation",
    "skipRequestingAccountId",
    "stsRegion",
    "tagPolicyCompliance",
    "token",
    "tokenBucketRateLimiterCapacity",
    "useDualstackEndpoint",
    "useFipsEndpoint",
    "userAgents",
  ],
  source: {
    title: "AWS Provider: Installation & Configuration",
    url: "https://www.pulumi.com/registry/packages/aws/installation-configuration/",
  },
  read: "2026-11",
  certainty: "documented",
  note: "The provider refuses any other name. Of these, `region` alone has an effect on loopback.",
} as const satisfies Fact<readonly string[]>;
