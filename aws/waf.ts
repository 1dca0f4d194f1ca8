/**
 * Limits and lists of AWS WAF.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import {
  bodyInspectionPage,
  customResponsePage,
  matchStatementsPage,
  rateBasedPage,
  wafLoggingPage,
  wafQuotasPage,
} from "./waf-pages.ts";

export const rateWindowsSeconds = {
  about: "Windows a rate-based rule can count over, in seconds",
  value: [60, 120, 300, 600],
  ...rateBasedPage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const defaultRateWindowSeconds = {
  about: "Window of a rate-based rule that names none, in seconds",
  value: 300,
  ...rateBasedPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const rateLimitRange = {
  about: "Requests in a window that a rate-based rule can allow",
  value: { min: 10, max: 2_000_000_000 },
  ...rateBasedPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxRateKeys = {
  about: "Parts of the custom key of a rate-based rule, at most",
  value: 5,
  ...rateBasedPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxRateRules = {
  about: "Rate-based rules, at most",
  value: { webAcl: 10, ruleGroup: 4 },
  ...wafQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const maxLimitedKeys = {
  about: "Keys that one rate-based rule limits at a time, at most",
  value: 10_000,
  ...rateBasedPage,
  certainty: "documented",
  note: "Above it, the keys with the highest rates are limited.",
} as const satisfies Fact<number>;

export const rateCheckSeconds = {
  about: "Interval between two checks of the counts of a rate-based rule, in seconds",
  value: 10,
  ...rateBasedPage,
  certainty: "documented",
  note: "Approximate: AWS states that a rate-based rule is not an exact limit.",
} as const satisfies Fact<number>;

export const maxCustomResponseBodyBytes = {
  about: "Size of a body in customResponseBodies, in bytes, at most",
  value: 4_096,
  ...wafQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxCustomResponseHeaders = {
  about: "Headers of a custom response, at most",
  value: 10,
  ...wafQuotasPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const customResponseStatuses = {
  about: "Statuses that a custom response can have",
  value: [
    200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409,
    411, 412, 413, 414, 415, 416, 421, 429, 500, 501, 502, 503, 504, 505,
  ],
  ...customResponsePage,
  certainty: "documented",
} as const satisfies Fact<readonly number[]>;

export const webAclCapacity = {
  about: "Capacity units (WCU) of a web ACL: included in its price, and at most",
  value: { included: 1_500, max: 5_000 },
  ...wafQuotasPage,
  certainty: "documented",
} as const satisfies Fact<object>;

export const rateRuleCapacity = {
  about: "Capacity units of a rate-based rule, and of each part of its custom key",
  value: { base: 2, perKey: 30 },
  ...rateBasedPage,
  certainty: "documented",
  note: "The scope-down statement is added.",
} as const satisfies Fact<object>;

export const transformationCapacity = {
  about: "Capacity units of each text transformation of a match statement",
  value: 10,
  ...matchStatementsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const stringMatchCapacity = {
  about:
    "Capacity units of a string match: of all of the text, its start or its end, and of any part of it",
  value: { whole: 2, part: 10 },
  source: {
    title: "String match rule statement",
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-string-match.html",
  },
  read: "2026-09",
  certainty: "documented",
} as const satisfies Fact<object>;

export const matchCapacity = {
  about: "Capacity units of the other match statements",
  value: {
    ipSetReferenceStatement: 1,
    geoMatchStatement: 1,
    asnMatchStatement: 1,
    labelMatchStatement: 1,
    sizeConstraintStatement: 1,
    regexMatchStatement: 3,
    regexPatternSetReferenceStatement: 25,
    sqliMatchStatement: 20,
    xssMatchStatement: 40,
  },
  ...matchStatementsPage,
  certainty: "documented",
  note: "All query parameters add 10; a JSON body doubles the base.",
} as const satisfies Fact<Readonly<Record<string, number>>>;

export const bodyInspectionLimits = {
  about: "Kilobytes of a body that a web ACL of CloudFront can inspect; the first is the default",
  value: ["KB_16", "KB_32", "KB_48", "KB_64"],
  ...bodyInspectionPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const wafLogPrefix = {
  about: "How the name of a destination of WAF's logs begins",
  value: "aws-waf-logs-",
  ...wafLoggingPage,
  certainty: "documented",
} as const satisfies Fact<string>;
