/**
 * Pages of CloudFront's documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";

export const cloudFrontQuotasPage: Page = {
  source: { title: "Quotas", url: `${guide}/cloudfront-limits.html` },
  read: "2026-09",
};

export const managedCachePoliciesPage: Page = {
  source: {
    title: "Use managed cache policies",
    url: `${guide}/using-managed-cache-policies.html`,
  },
  read: "2026-09",
};

export const managedOriginRequestPoliciesPage: Page = {
  source: {
    title: "Use managed origin request policies",
    url: `${guide}/using-managed-origin-request-policies.html`,
  },
  read: "2026-09",
};

export const managedResponseHeadersPoliciesPage: Page = {
  source: {
    title: "Use managed response headers policies",
    url: `${guide}/using-managed-response-headers-policies.html`,
  },
  read: "2026-09",
};

export const responseHeadersPoliciesPage: Page = {
  source: {
    title: "Understand response headers policies",
    url: `${guide}/understanding-response-headers-policies.html`,
  },
  read: "2026-09",
};

export const cacheBehaviorPage: Page = {
  source: {
    title: "Cache behavior settings",
    url: `${guide}/DownloadDistValuesCacheBehavior.html`,
  },
  read: "2026-09",
};

export const originHeadersPage: Page = {
  source: {
    title: "Add custom headers to origin requests",
    url: `${guide}/add-origin-custom-headers.html`,
  },
  read: "2026-09",
};

export const statusCodesPage: Page = {
  source: {
    title: "How CloudFront processes HTTP 4xx and 5xx status codes from your origin",
    url: `${guide}/HTTPStatusCodes.html`,
  },
  read: "2026-11",
};

export const errorExpirationPage: Page = {
  source: {
    title: "Control how long CloudFront caches errors",
    url: `${guide}/custom-error-pages-expiration.html`,
  },
  read: "2026-04",
};

export const errorPagesPage: Page = {
  source: {
    title: "Configure error response behavior",
    url: `${guide}/GeneratingCustomErrorResponses.html`,
  },
  read: "2026-04",
};

export const failoverPage: Page = {
  source: {
    title: "Optimize high availability with CloudFront origin failover",
    url: `${guide}/high_availability_origin_failover.html`,
  },
  read: "2026-04",
};

export const expirationPage: Page = {
  source: {
    title: "Manage how long content stays in the cache (expiration)",
    url: `${guide}/Expiration.html`,
  },
  read: "2026-11",
};

export const compressionPage: Page = {
  source: { title: "Serve compressed files", url: `${guide}/ServingCompressedFiles.html` },
  read: "2026-11",
};

export const rangesPage: Page = {
  source: {
    title: "How CloudFront processes partial requests for an object (range GETs)",
    url: `${guide}/RangeGETs.html`,
  },
  read: "2026-11",
};

export const cloudFrontHeadersPage: Page = {
  source: {
    title: "Add CloudFront request headers",
    url: `${guide}/adding-cloudfront-headers.html`,
  },
  read: "2026-09",
};

export const customOriginPage: Page = {
  source: {
    title: "Request and response behavior for custom origins",
    url: `${guide}/RequestAndResponseBehaviorCustomOrigin.html`,
  },
  read: "2026-11",
};

export const s3OriginPage: Page = {
  source: {
    title: "Request and response behavior for Amazon S3 origins",
    url: `${guide}/RequestAndResponseBehaviorS3Origin.html`,
  },
  read: "2026-11",
};

export const priceClassPage: Page = {
  source: {
    title: "Choose the price class for a CloudFront distribution",
    url: `${guide}/PriceClass.html`,
  },
  read: "2026-04",
};

export const vpcOriginsPage: Page = {
  source: {
    title: "Restrict access with VPC origins",
    url: `${guide}/private-content-vpc-origins.html`,
  },
  read: "2026-09",
};

export const prefixListPage: Page = {
  source: {
    title: "Locations and IP address ranges of CloudFront edge servers",
    url: `${guide}/LocationsOfEdgeServers.html`,
  },
  read: "2026-09",
};

export const viewerTlsPage: Page = {
  source: {
    title: "Supported protocols and ciphers between viewers and CloudFront",
    url: `${guide}/secure-connections-supported-viewer-protocols-ciphers.html`,
  },
  read: "2026-04",
};

export const continuousDeploymentPage: Page = {
  source: {
    title: "Quotas and other considerations for continuous deployment",
    url: `${guide}/continuous-deployment-quotas-considerations.html`,
  },
  read: "2026-09",
};

export const edgeRestrictionsPage: Page = {
  source: {
    title: "Restrictions on all edge functions",
    url: `${guide}/edge-function-restrictions-all.html`,
  },
  read: "2026-09",
};

export const lambdaEdgeRestrictionsPage: Page = {
  source: {
    title: "Restrictions on Lambda@Edge",
    url: `${guide}/lambda-at-edge-function-restrictions.html`,
  },
  read: "2026-09",
};

export const edgePermissionsPage: Page = {
  source: {
    title: "Set up IAM permissions and roles for Lambda@Edge",
    url: `${guide}/lambda-edge-permissions.html`,
  },
  read: "2026-04",
};

export const edgeExamplesPage: Page = {
  source: { title: "Lambda@Edge example functions", url: `${guide}/lambda-examples.html` },
  read: "2026-11",
};

export const edgeEventPage: Page = {
  source: { title: "Lambda@Edge event structure", url: `${guide}/lambda-event-structure.html` },
  read: "2026-04",
};

export const edgeResponsesPage: Page = {
  source: {
    title: "Work with requests and responses",
    url: `${guide}/lambda-generating-http-responses.html`,
  },
  read: "2026-04",
};

export const edgeTriggersPage: Page = {
  source: {
    title: "CloudFront events that can trigger a Lambda@Edge function",
    url: `${guide}/lambda-cloudfront-trigger-events.html`,
  },
  read: "2026-04",
};

export const edgeChoosingPage: Page = {
  source: {
    title: "Differences between CloudFront Functions and Lambda@Edge",
    url: `${guide}/edge-functions-choosing.html`,
  },
  read: "2026-09",
};

export const cookiesPage: Page = {
  source: { title: "Cache content based on cookies", url: `${guide}/Cookies.html` },
  read: "2026-11",
};

export const badGatewayPage: Page = {
  source: {
    title: "HTTP 502 status code (Bad Gateway)",
    url: `${guide}/http-502-bad-gateway.html`,
  },
  read: "2026-04",
};

export const serviceUnavailablePage: Page = {
  source: {
    title: "HTTP 503 status code (Service Unavailable)",
    url: `${guide}/http-503-service-unavailable.html`,
  },
  read: "2026-04",
};

export const edgeLogsPage: Page = {
  source: { title: "Edge function logs", url: `${guide}/edge-functions-logs.html` },
  read: "2026-04",
};

export const distributionConfigPage: Page = {
  source: {
    title: "DistributionConfig",
    url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html",
  },
  read: "2026-09",
};

export const aliasTargetPage: Page = {
  source: {
    title: "AliasTarget",
    url: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html",
  },
  read: "2026-09",
};

export const originSettingsPage: Page = {
  source: { title: "Origin settings", url: `${guide}/DownloadDistValuesOrigin.html` },
  read: "2026-04",
};

export const cloudFrontReferencePage: Page = {
  source: {
    title: "Amazon CloudFront API Reference",
    url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Types.html",
  },
  read: "2026-11",
};

export const xssProtectionPage: Page = {
  source: {
    title: "ResponseHeadersPolicyXSSProtection",
    url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyXSSProtection.html",
  },
  read: "2026-11",
};
