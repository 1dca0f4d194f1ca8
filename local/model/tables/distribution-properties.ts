/**
 * What becomes of every property of a distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html
 * @module
 */
import { inert, nested, type PropertyTable, read, refused, unsimulated } from "../treatment.ts";

const legacyCaching =
  "belongs to CloudFront's legacy cache settings, which are not simulated: say it in the policy of cachePolicyId";

const behavior: PropertyTable = {
  allowedMethods: read,
  cachePolicyId: read,
  cachedMethods: read,
  compress: read,
  defaultTtl: refused(legacyCaching),
  fieldLevelEncryptionId: unsimulated("fields of a body reach the origin as sent", ""),
  forwardedValues: refused(legacyCaching),
  functionAssociations: unsimulated("CloudFront Functions do not run here", []),
  grpcConfig: nested({ enabled: unsimulated("gRPC is not spoken here", false) }),
  lambdaFunctionAssociations: nested({ eventType: read, includeBody: read, lambdaArn: read }),
  maxTtl: refused(legacyCaching),
  minTtl: refused(legacyCaching),
  originRequestPolicyId: read,
  realtimeLogConfigArn: unsimulated("no real-time logs are written", ""),
  responseHeadersPolicyId: read,
  smoothStreaming: unsimulated("Smooth Streaming files are not cut into fragments", false),
  targetOriginId: read,
  trustedKeyGroups: unsimulated("signed URLs and cookies are not asked for", []),
  trustedSigners: unsimulated("signed URLs and cookies are not asked for", []),
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
    originMtlsConfig: unsimulated("no client certificate is shown to the origin"),
    originProtocolPolicy: read,
    originReadTimeout: read,
    // Read as well: events show them.
    originSslProtocols: unsimulated("TLS to the origin is as new as Node.js speaks it"),
  }),
  domainName: read,
  originAccessControlId: read,
  originId: read,
  originPath: read,
  originShield: nested({
    enabled: unsimulated("there is one cache here, and none before the origin", false),
    originShieldRegion: inert("means nothing without a shield"),
  }),
  responseCompletionTimeout: unsimulated("a slow body is not cut off", 0),
  s3OriginConfig: nested({
    originAccessIdentity: refused(
      "must be empty: origin access identities are not simulated, use originAccessControlId",
      "",
    ),
  }),
  vpcOriginConfig: nested({
    originKeepaliveTimeout: read,
    originReadTimeout: read,
    ownerAccountId: refused("must be absent: there is one account here", ""),
    vpcOriginId: read,
  }),
};

/** Type `aws:cloudfront/distribution:Distribution`. */
export const distributionTable: PropertyTable = {
  aliases: read,
  anycastIpListId: unsimulated("loopback has one address", ""),
  cacheTagConfig: unsimulated("nothing is invalidated by tag"),
  comment: inert("words for people"),
  connectionFunctionAssociation: unsimulated("connection functions do not run here"),
  continuousDeploymentPolicyId: unsimulated("every request goes to the primary distribution", ""),
  customErrorResponses: nested({
    errorCachingMinTtl: read,
    errorCode: read,
    responseCode: read,
    responsePagePath: read,
  }),
  defaultCacheBehavior: nested(behavior),
  defaultRootObject: read,
  enabled: read,
  httpVersion: unsimulated("only HTTP/1.1 is spoken on loopback", "http1.1"),
  isIpv6Enabled: unsimulated("only 127.0.0.1 is listened on", false),
  loggingConfig: unsimulated("no access logs are written"),
  orderedCacheBehaviors: nested({ ...behavior, pathPattern: read }),
  originGroups: nested({
    failoverCriteria: nested({ statusCodes: read }),
    members: nested({ originId: read }),
    originId: read,
  }),
  origins: nested(origin),
  priceClass: unsimulated("one edge location answers"),
  restrictions: nested({
    geoRestriction: nested({
      locations: inert("read with restrictionType"),
      restrictionType: unsimulated("viewers are served wherever they say they are", "none"),
    }),
  }),
  retainOnDelete: inert("nothing is deleted here"),
  staging: unsimulated("the staging distribution answers like any other", false),
  tags: inert("words for people and bills"),
  viewerCertificate: unsimulated("plain HTTP on loopback stands for HTTPS: no TLS is spoken"),
  viewerMtlsConfig: unsimulated("viewers show no certificates"),
  waitForDeployment: inert("a deployment takes no time here"),
  webAclId: read,
};
