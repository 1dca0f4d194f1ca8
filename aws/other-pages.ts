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

export const balancerLogsPage: Page = {
  source: {
    title: "Enable access logs for your Application Load Balancer",
    url: `${guide}/elasticloadbalancing/latest/application/enable-access-logging.html`,
  },
  read: "2026-11",
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

export const secretsReferencePage: Page = {
  source: {
    title: "AWS Secrets Manager API Reference",
    url: `${guide}/secretsmanager/latest/apireference/API_CreateSecret.html`,
  },
  read: "2026-11",
};

export const dnsReferencePage: Page = {
  source: {
    title: "Amazon Route 53 API Reference",
    url: `${guide}/Route53/latest/APIReference/API_ResourceRecordSet.html`,
  },
  read: "2026-11",
};

export const balancingReferencePage: Page = {
  source: {
    title: "Elastic Load Balancing API Reference",
    url: `${guide}/elasticloadbalancing/latest/APIReference/API_Operations.html`,
  },
  read: "2026-11",
};

export const lambdaReferencePage: Page = {
  source: {
    title: "AWS Lambda API Reference",
    url: `${guide}/lambda/latest/api/API_CreateFunction.html`,
  },
  read: "2026-11",
};

export const iamReferencePage: Page = {
  source: {
    title: "AWS Identity and Access Management API Reference",
    url: `${guide}/IAM/latest/APIReference/API_CreateRole.html`,
  },
  read: "2026-11",
};

export const wafReferencePage: Page = {
  source: {
    title: "AWS WAFV2 API Reference",
    url: `${guide}/waf/latest/APIReference/API_LoggingConfiguration.html`,
  },
  read: "2026-11",
};

export const alarmReferencePage: Page = {
  source: {
    title: "PutMetricAlarm",
    url: `${guide}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`,
  },
  read: "2026-11",
};

export const logsReferencePage: Page = {
  source: {
    title: "CloudWatch Logs API Reference",
    url: `${guide}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  },
  read: "2026-11",
};

export const wafLogGroupPage: Page = {
  source: {
    title: "Sending protection pack logs to an Amazon CloudWatch Logs log group",
    url: `${guide}/waf/latest/developerguide/logging-cw-logs.html`,
  },
  read: "2026-11",
};

export const replicateSecretPage: Page = {
  source: {
    title: "Replicate secrets across Regions",
    url: `${guide}/secretsmanager/latest/userguide/replicate-secrets.html`,
  },
  read: "2026-11",
};

export const regionalEndpointsPage: Page = {
  source: {
    title: "AWS service endpoints",
    url: `${guide}/general/latest/gr/rande.html`,
  },
  read: "2026-11",
};

export const notificationPage: Page = {
  source: {
    title: "Amazon S3 Event Notifications",
    url: `${guide}/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html`,
  },
  read: "2026-11",
};

export const policySizePage: Page = {
  source: {
    title: "IAM and AWS STS quotas",
    url: `${guide}/IAM/latest/UserGuide/reference_iam-quotas.html`,
  },
  read: "2026-11",
};

export const targetHealthPage: Page = {
  source: {
    title: "Health checks for Application Load Balancer target groups",
    url: `${guide}/elasticloadbalancing/latest/application/target-group-health-checks.html`,
  },
  read: "2026-11",
};

export const authorizationPage: Page = {
  source: {
    title: "Actions, resources, and condition keys for AWS services",
    url: `${guide}/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html`,
  },
  read: "2026-11",
};

export const pricingPage: Page = {
  source: {
    title: "AWS pricing",
    url: "https://aws.amazon.com/pricing/",
  },
  read: "2026-11",
};
