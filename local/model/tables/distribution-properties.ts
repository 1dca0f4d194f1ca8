/**
 * What becomes of every property of a distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html
 * @module
 */
import { foreign, inert, nested, type PropertyTable, read, unsimulated } from "../treatment.ts";

const behavior: PropertyTable = {
  allowedMethods: read,
  cachePolicyId: read,
  cachedMethods: read,
  compress: read,
  defaultTtl: read,
  fieldLevelEncryptionId: unsimulated("fields of a body reach the origin as sent", ""),
  forwardedValues: nested({
    cookies: nested({ forward: read, whitelistedNames: read }),
    headers: read,
    queryString: read,
    queryStringCacheKeys: read,
  }),
  functionAssociations: nested({ eventType: read, functionArn: read }),
  grpcConfig: nested({ enabled: unsimulated("gRPC is not simulated", false) }),
  lambdaFunctionAssociations: nested({ eventType: read, includeBody: read, lambdaArn: read }),
  maxTtl: read,
  minTtl: read,
  originRequestPolicyId: read,
  realtimeLogConfigArn: unsimulated("no real-time logs are written", ""),
  responseHeadersPolicyId: read,
  smoothStreaming: unsimulated("Smooth Streaming files are not cut into fragments", false),
  targetOriginId: read,
  trustedKeyGroups: read,
  trustedSigners: foreign(
    "must be empty: the keys of accounts are not known here, so its requests get 403; use trustedKeyGroups",
    [],
  ),
  viewerProtocolPolicy: read,
};

const origin: PropertyTable = {
  connectionAttempts: read,
  connectionTimeout: read,
  customHeaders: nested({ name: read, value: read }),
  customOriginConfig: nested({
    httpPort: read,
    httpsPort: read,
    ipAddressType: unsimulated(
      "the address family is what this machine's resolver answers",
      "ipv4",
    ),
    originKeepaliveTimeout: read,
    originMtlsConfig: unsimulated("no client certificate is sent to the origin"),
    originProtocolPolicy: read,
    originReadTimeout: read,
    // Read as well: events show them.
    originSslProtocols: unsimulated("the TLS version to the origin is not limited"),
  }),
  domainName: read,
  originAccessControlId: read,
  originId: read,
  originPath: read,
  originShield: nested({
    enabled: unsimulated("Origin Shield is not simulated: there is a single cache", false),
    originShieldRegion: inert("applies to Origin Shield only"),
  }),
  responseCompletionTimeout: unsimulated("a slow body is not cut off", 0),
  s3OriginConfig: nested({ originAccessIdentity: read }),
  vpcOriginConfig: nested({
    originKeepaliveTimeout: read,
    originReadTimeout: read,
    ownerAccountId: foreign("must be absent: a single account is simulated", ""),
    vpcOriginId: read,
  }),
};

/** Type `aws:cloudfront/distribution:Distribution`. */
export const distributionTable: PropertyTable = {
  aliases: read,
  anycastIpListId: unsimulated("loopback has one address", ""),
  cacheTagConfig: unsimulated("nothing is invalidated by tag"),
  comment: inert("documentation only"),
  connectionFunctionAssociation: unsimulated("connection functions are not simulated"),
  continuousDeploymentPolicyId: read,
  customErrorResponses: nested({
    errorCachingMinTtl: read,
    errorCode: read,
    responseCode: read,
    responsePagePath: read,
  }),
  defaultCacheBehavior: nested(behavior),
  defaultRootObject: read,
  enabled: read,
  httpVersion: unsimulated("only HTTP/1.1 is supported on loopback", "http1.1"),
  isIpv6Enabled: unsimulated("only 127.0.0.1 is listened on", false),
  loggingConfig: unsimulated("no access logs are written"),
  orderedCacheBehaviors: nested({ ...behavior, pathPattern: read }),
  originGroups: nested({
    failoverCriteria: nested({ statusCodes: read }),
    members: nested({ originId: read }),
    originId: read,
  }),
  origins: nested(origin),
  priceClass: unsimulated("a single edge location is simulated"),
  restrictions: nested({
    geoRestriction: nested({
      locations: read,
      restrictionType: read,
    }),
  }),
  retainOnDelete: inert("nothing is deleted on loopback"),
  staging: read,
  tags: inert("documentation and billing only"),
  viewerCertificate: unsimulated("plain HTTP on loopback represents HTTPS: TLS is not simulated"),
  viewerMtlsConfig: unsimulated("viewer certificates are not requested"),
  waitForDeployment: inert("deployments are immediate"),
  webAclId: read,
};
