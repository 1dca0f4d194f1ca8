/**
 * Pages of other services' documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com";

export const logRetentionPage: Page = {
  source: {
    title: "PutRetentionPolicy",
    url: `${guide}/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html`,
  },
  read: "2026-09",
};

export const logQuotasPage: Page = {
  source: {
    title: "CloudWatch Logs quotas",
    url: `${guide}/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html`,
  },
  read: "2026-09",
};

export const vendedLogsPage: Page = {
  source: {
    title: "Enable logging from AWS services",
    url: `${guide}/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html`,
  },
  read: "2026-04",
};

export const basicExecutionRolePage: Page = {
  source: {
    title: "AWSLambdaBasicExecutionRole",
    url: `${guide}/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html`,
  },
  read: "2026-04",
};

export const deleteSecretPage: Page = {
  source: {
    title: "DeleteSecret",
    url: `${guide}/secretsmanager/latest/apireference/API_DeleteSecret.html`,
  },
  read: "2026-04",
};

export const regionsPage: Page = {
  source: {
    title: "AWS Regions",
    url: `${guide}/global-infrastructure/latest/regions/aws-regions.html`,
  },
  read: "2026-04",
};

export const latencyRoutingPage: Page = {
  source: {
    title: "Latency-based routing",
    url: `${guide}/Route53/latest/DeveloperGuide/routing-policy-latency.html`,
  },
  read: "2026-04",
};

export const dnsValidationPage: Page = {
  source: {
    title: "AWS Certificate Manager DNS validation",
    url: `${guide}/acm/latest/userguide/dns-validation.html`,
  },
  read: "2026-04",
};

export const aliasRecordsPage: Page = {
  source: {
    title: "Choosing between alias and non-alias records",
    url: `${guide}/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html`,
  },
  read: "2026-04",
};

export const listenerPoliciesPage: Page = {
  source: {
    title: "Security policies for your Application Load Balancer",
    url: `${guide}/elasticloadbalancing/latest/application/describe-ssl-policies.html`,
  },
  read: "2026-04",
};

export const confusedDeputyPage: Page = {
  source: {
    title: "The confused deputy problem",
    url: `${guide}/IAM/latest/UserGuide/confused-deputy.html`,
  },
  read: "2026-04",
};

export const securityGroupPage: Page = {
  source: {
    title: "Security group rules",
    url: `${guide}/vpc/latest/userguide/security-group-rules.html`,
  },
  read: "2026-04",
};

export const prefixListWeightPage: Page = {
  source: {
    title: "Use AWS-managed prefix lists",
    url: `${guide}/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html`,
  },
  read: "2026-09",
};

export const policyElementsPage: Page = {
  source: {
    title: "IAM JSON policy element reference",
    url: `${guide}/IAM/latest/UserGuide/reference_policies_elements.html`,
  },
  read: "2026-04",
};
