/**
 * Rules about distributions and what they name.
 *
 * @module
 */
import type { Rule } from "../../rule.ts";
import { cloudfrontAccessLogs } from "./cloudfront-access-logs.ts";
import { cloudfrontAccessLogsRegion } from "./cloudfront-access-logs-region.ts";
import { cloudfrontAliasCertificate } from "./cloudfront-alias-certificate.ts";
import { cloudfrontApiHost } from "./cloudfront-api-host.ts";
import { cloudfrontBehaviorTarget } from "./cloudfront-behavior-target.ts";
import { cloudfrontBucketAdmits } from "./cloudfront-bucket-admits.ts";
import { cloudfrontBucketDomain } from "./cloudfront-bucket-domain.ts";
import { cloudfrontBucketSigned } from "./cloudfront-bucket-signed.ts";
import { cloudfrontBucketSource } from "./cloudfront-bucket-source.ts";
import { cloudfrontCachePolicy } from "./cloudfront-cache-policy.ts";
import { cloudfrontCanaryTarget } from "./cloudfront-canary-target.ts";
import { cloudfrontCanaryTraffic } from "./cloudfront-canary-traffic.ts";
import { cloudfrontCertificateIssued } from "./cloudfront-certificate-issued.ts";
import { cloudfrontCertificateRegion } from "./cloudfront-certificate-region.ts";
import { cloudfrontCorsCredentials } from "./cloudfront-cors-credentials.ts";
import { cloudfrontDefaultRoot } from "./cloudfront-default-root.ts";
import { cloudfrontErrorCaching } from "./cloudfront-error-caching.ts";
import { cloudfrontErrorCodes } from "./cloudfront-error-codes.ts";
import { cloudfrontErrorStatus } from "./cloudfront-error-status.ts";
import { cloudfrontFailoverCodes } from "./cloudfront-failover-codes.ts";
import { cloudfrontFailoverWait } from "./cloudfront-failover-wait.ts";
import { cloudfrontForwardedHeaders } from "./cloudfront-forwarded-headers.ts";
import { cloudfrontFunctionUrlSigned } from "./cloudfront-function-url-signed.ts";
import { cloudfrontHsts } from "./cloudfront-hsts.ts";
import { cloudfrontKeyHeaders } from "./cloudfront-key-headers.ts";
import { cloudfrontLogBucket } from "./cloudfront-log-bucket.ts";
import { cloudfrontLogCookies } from "./cloudfront-log-cookies.ts";
import { cloudfrontMethods } from "./cloudfront-methods.ts";
import { cloudfrontNoStore } from "./cloudfront-no-store.ts";
import { cloudfrontOriginAddress } from "./cloudfront-origin-address.ts";
import { cloudfrontOriginGroupMembers } from "./cloudfront-origin-group-members.ts";
import { cloudfrontOriginHeaderNames } from "./cloudfront-origin-header-names.ts";
import { cloudfrontOriginHeaderSizes } from "./cloudfront-origin-header-sizes.ts";
import { cloudfrontOriginHttps } from "./cloudfront-origin-https.ts";
import { cloudfrontOriginTimeouts } from "./cloudfront-origin-timeouts.ts";
import { cloudfrontOriginTls } from "./cloudfront-origin-tls.ts";
import { cloudfrontOriginUnchained } from "./cloudfront-origin-unchained.ts";
import { cloudfrontOriginVerifyHeader } from "./cloudfront-origin-verify-header.ts";
import { cloudfrontPathPattern } from "./cloudfront-path-pattern.ts";
import { cloudfrontPathShadowed } from "./cloudfront-path-shadowed.ts";
import { cloudfrontPolicySizes } from "./cloudfront-policy-sizes.ts";
import { cloudfrontPrivateAnswers } from "./cloudfront-private-answers.ts";
import { cloudfrontQuotas } from "./cloudfront-quotas.ts";
import { cloudfrontResponseHeaderCount } from "./cloudfront-response-header-count.ts";
import { cloudfrontResponseHeaders } from "./cloudfront-response-headers.ts";
import { cloudfrontSigningAlways } from "./cloudfront-signing-always.ts";
import { cloudfrontSni } from "./cloudfront-sni.ts";
import { cloudfrontStagingAliases } from "./cloudfront-staging-aliases.ts";
import { cloudfrontStagingProtocol } from "./cloudfront-staging-protocol.ts";
import { cloudfrontTtlOrder } from "./cloudfront-ttl-order.ts";
import { cloudfrontUncachedUnkeyed } from "./cloudfront-uncached-unkeyed.ts";
import { cloudfrontViewerHttps } from "./cloudfront-viewer-https.ts";
import { cloudfrontViewerTls } from "./cloudfront-viewer-tls.ts";
import { cloudfrontWebAcl } from "./cloudfront-web-acl.ts";
import { cloudfrontWebAclScope } from "./cloudfront-web-acl-scope.ts";
import { cloudfrontWriteHttps } from "./cloudfront-write-https.ts";
import { cloudfrontWriteUncached } from "./cloudfront-write-uncached.ts";

export const cloudfrontRules: readonly Rule[] = [
  cloudfrontViewerHttps,
  cloudfrontWriteHttps,
  cloudfrontViewerTls,
  cloudfrontSni,
  cloudfrontAliasCertificate,
  cloudfrontCertificateRegion,
  cloudfrontCertificateIssued,
  cloudfrontOriginHttps,
  cloudfrontOriginTls,
  cloudfrontOriginUnchained,
  cloudfrontOriginAddress,
  cloudfrontOriginTimeouts,
  cloudfrontOriginHeaderNames,
  cloudfrontOriginHeaderSizes,
  cloudfrontOriginVerifyHeader,
  cloudfrontQuotas,
  cloudfrontOriginGroupMembers,
  cloudfrontBehaviorTarget,
  cloudfrontPathPattern,
  cloudfrontPathShadowed,
  cloudfrontMethods,
  cloudfrontDefaultRoot,
  cloudfrontBucketSigned,
  cloudfrontSigningAlways,
  cloudfrontBucketDomain,
  cloudfrontBucketSource,
  cloudfrontBucketAdmits,
  cloudfrontFunctionUrlSigned,
  cloudfrontTtlOrder,
  cloudfrontUncachedUnkeyed,
  cloudfrontPolicySizes,
  cloudfrontKeyHeaders,
  cloudfrontForwardedHeaders,
  cloudfrontApiHost,
  cloudfrontPrivateAnswers,
  cloudfrontNoStore,
  cloudfrontWriteUncached,
  cloudfrontCachePolicy,
  cloudfrontResponseHeaders,
  cloudfrontHsts,
  cloudfrontCorsCredentials,
  cloudfrontResponseHeaderCount,
  cloudfrontAccessLogs,
  cloudfrontAccessLogsRegion,
  cloudfrontLogBucket,
  cloudfrontErrorCaching,
  cloudfrontErrorStatus,
  cloudfrontErrorCodes,
  cloudfrontStagingProtocol,
  cloudfrontStagingAliases,
  cloudfrontCanaryTraffic,
  cloudfrontCanaryTarget,
  cloudfrontWebAcl,
  cloudfrontWebAclScope,
  cloudfrontFailoverCodes,
  cloudfrontFailoverWait,
  cloudfrontLogCookies,
];
