/**
 * Pages of AWS WAF's documentation that facts cite.
 *
 * @module
 */
import type { Page } from "./fact.ts";

const guide = "https://docs.aws.amazon.com/waf/latest/developerguide";
const read = "2026-09";

export const wafQuotasPage: Page = {
  source: { title: "AWS WAF quotas", url: `${guide}/limits.html` },
  read,
};

export const rateBasedPage: Page = {
  source: {
    title: "Using rate-based rule statements in AWS WAF",
    url: `${guide}/waf-rule-statement-type-rate-based.html`,
  },
  read,
};

export const customResponsePage: Page = {
  source: {
    title: "Supported status codes for custom responses",
    url: `${guide}/customizing-the-response-status-codes.html`,
  },
  read,
};

export const managedGroupsPage: Page = {
  source: {
    title: "AWS Managed Rules rule groups list",
    url: `${guide}/aws-managed-rule-groups-list.html`,
  },
  read,
};

export const matchStatementsPage: Page = {
  source: {
    title: "Using match rule statements in AWS WAF",
    url: `${guide}/waf-rule-statements-match.html`,
  },
  read,
};

export const wafLoggingPage: Page = {
  source: {
    title: "Sending protection pack (web ACL) traffic logs to a Amazon CloudWatch Logs log group",
    url: `${guide}/logging-cw-logs.html`,
  },
  read,
};

export const bodyInspectionPage: Page = {
  source: {
    title: "Considerations for managing body inspection in AWS WAF",
    url: `${guide}/web-acl-setting-body-inspection-limit.html`,
  },
  read,
};

export const textTransformationsPage: Page = {
  source: {
    title: "Using text transformations in AWS WAF",
    url: `${guide}/waf-rule-statement-transformation.html`,
  },
  read,
};
