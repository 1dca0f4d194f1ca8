/**
 * Rules of a web ACL: checks, capacity, and the form that WAF takes. Pure functions.
 *
 * @module
 */
import type { wafv2 } from "@pulumi/aws/types/input.js";
import {
  defaultRateWindowSeconds,
  maxRateRules,
  rateLimitRange,
  rateRuleCapacity,
  rateWindowsSeconds,
  stringMatchCapacity,
  transformationCapacity,
  webAclCapacity,
} from "../aws/waf.ts";
import { managedGroupCapacity, managedGroupsWithFee } from "../aws/waf-managed-rule-groups.ts";
import { wholeNumber } from "./refuse.ts";

/** An AWS managed rule group without an additional fee. */
export type ManagedGroup = Exclude<
  keyof typeof managedGroupCapacity.value,
  (typeof managedGroupsWithFee.value)[number]
>;

/** Capacity units of each {@link ManagedGroup}. */
const groupCapacity: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(managedGroupCapacity.value).filter(
    ([name]) => !managedGroupsWithFee.value.some((group) => group === name),
  ),
);

/** For each managed group, in order: the names of its rules whose action is overridden to Count. */
export type ManagedGroups = Readonly<Partial<Record<ManagedGroup, readonly string[]>>>;

/**
 * Managed groups for an API. The rules that only count would block legitimate requests: bodies over 8 KB, clients without
 * `User-Agent`, URLs in parameters.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const apiManagedGroups: ManagedGroups = {
  AWSManagedRulesAmazonIpReputationList: [],
  AWSManagedRulesKnownBadInputsRuleSet: [],
  AWSManagedRulesCommonRuleSet: [
    "SizeRestrictions_BODY",
    "NoUserAgent_HEADER",
    "GenericRFI_QUERYARGUMENTS",
    "EC2MetaDataSSRF_BODY",
    "EC2MetaDataSSRF_COOKIE",
    "EC2MetaDataSSRF_URIPATH",
    "EC2MetaDataSSRF_QUERYARGUMENTS",
  ],
};

const windows = rateWindowsSeconds.value;

/**
 * A limit on the requests of one caller. WAF checks the rate about every 10 s and applies or removes the block up to 30 s
 * late, so the limit is not exact.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
 */
export interface RateRule {
  /** Requests in a window: whole number, 10 to 2,000,000,000. */
  readonly limit: number;
  /** Evaluation window in seconds: 60, 120, 300 or 600. @default 300 */
  readonly windowSeconds?: (typeof windows)[number];
  /**
   * What identifies a caller: the IP address, or the value of a header or cookie. Requests without the header or cookie are
   * not counted, so such a rule needs one by address in addition.
   * @default "ip"
   */
  readonly countBy?: "ip" | HeaderKey | CookieKey;
  /** Restricts the rule to paths with this prefix, like `/auth/`. @default every path */
  readonly pathPrefix?: string;
}

/** Callers are told apart by a header. */
export interface HeaderKey {
  /** Name of the header, in any case. */
  readonly header: string;
}

/** Callers are told apart by a cookie. */
export interface CookieKey {
  /** Name of the cookie. */
  readonly cookie: string;
}

/** Rules of one web ACL. */
interface RuleSet {
  readonly managedGroups: ManagedGroups;
  /** By name, in order. */
  readonly rateRules: Readonly<Record<string, RateRule>>;
}

/** Above it, every million requests costs more. */
const maxCapacity = webAclCapacity.value.included;

/** Key of the custom response body. */
export const bodyKey = "too-many-requests";

/**
 * The normalization that CloudFront applies before it selects a behavior: without it, `/x/../auth/` or `/%61uth/` would not
 * match the prefix of the path that they reach.
 */
const normalPath = ["URL_DECODE", "NORMALIZE_PATH"];

/** Variants with the same meaning: RFC 9110 §11.1 makes `Bearer` case-insensitive. */
const normalHeader = ["COMPRESS_WHITE_SPACE", "LOWERCASE"];

/** @returns all problems; `undefined` is a check that passed. */
export function ruleProblems(rules: RuleSet): readonly (string | undefined)[] {
  const { managedGroups, rateRules } = rules;
  const count = Object.keys(rateRules).length;
  const unknown = Object.keys(managedGroups).filter((name) => !Object.hasOwn(groupCapacity, name));
  const used = capacity(rules);
  return [
    ...unknown.map(
      (name) =>
        `managedGroups must name groups of known capacity (${Object.keys(groupCapacity).join(", ")}), got ${JSON.stringify(name)}`,
    ),
    count <= maxRateRules.value.webAcl
      ? undefined
      : `rateRules must be at most ${maxRateRules.value.webAcl}, got ${count}`,
    used <= maxCapacity
      ? undefined
      : `capacity must be at most ${maxCapacity} units, got ${used}; leave out a managed group or a rate rule`,
    ...Object.entries(rateRules).flatMap(([name, rule]) => rateRuleProblems(name, rule)),
  ];
}

function rateRuleProblems(name: string, rule: RateRule): readonly (string | undefined)[] {
  const subject = `rateRules[${JSON.stringify(name)}]`;
  const { limit, windowSeconds = defaultRateWindowSeconds.value, pathPrefix } = rule;
  const key = keyOf(rule);
  return [
    /^[a-z][a-z0-9-]{0,63}$/.test(name)
      ? undefined
      : `${subject} must be named by lower-case letters, digits and -, at most 64`,
    wholeNumber(`${subject}.limit`, limit, rateLimitRange.value.min, rateLimitRange.value.max),
    windows.includes(windowSeconds)
      ? undefined
      : `${subject}.windowSeconds must be one of ${windows.join(", ")}, got ${windowSeconds}`,
    // WAF takes the name of one header or cookie of at most 64 characters (RFC 9110 §5.6.2: a token).
    key === undefined || /^[\w!#$%&'*+.^`|~-]{1,64}$/.test(key)
      ? undefined
      : `${subject}.countBy must name one header or cookie, got ${JSON.stringify(key)}`,
    pathPrefix === undefined || /^\/[\w.~/-]{0,199}$/.test(pathPrefix)
      ? undefined
      : `${subject}.pathPrefix must be / and plain characters, at most 200 and without wildcards, got ${JSON.stringify(pathPrefix)}`,
  ];
}

/** The name of the header or cookie. */
function keyOf({ countBy = "ip" }: RateRule): string | undefined {
  if (countBy === "ip") {
    return undefined;
  }
  return "header" in countBy ? countBy.header : countBy.cookie;
}

/**
 * Capacity units (WCU) a web ACL with these rules uses.
 *
 * A rate rule has a base and its key; a match of the start of a path has a base and its transformations. The
 * transformations of a key are counted too: see `rateKeyTransformations` in `aws/waf-behavior.ts`.
 *
 * @returns a number that no correction of that reading can raise; unknown groups count nothing.
 * @throws never
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-match.html
 */
export function capacity({ managedGroups, rateRules }: RuleSet): number {
  const groups = Object.entries(groupCapacity).map(([name, units]) =>
    Object.hasOwn(managedGroups, name) ? units : 0,
  );
  const rates = Object.values(rateRules).map(rateCapacity);
  return [...groups, ...rates].reduce((sum, units) => sum + units, 0);
}

function rateCapacity({ countBy = "ip", pathPrefix }: RateRule): number {
  const { base, perKey } = rateRuleCapacity.value;
  const perTransformation = transformationCapacity.value;
  const transformations =
    countBy !== "ip" && "header" in countBy ? perTransformation * normalHeader.length : 0;
  const key = countBy === "ip" ? 0 : perKey + transformations;
  const scope = stringMatchCapacity.value.whole + perTransformation * normalPath.length;
  return base + key + (pathPrefix === undefined ? 0 : scope);
}

/** @returns the names of the headers that rules count by, in lower case. Their values may be secret. */
export function countedHeaders(rateRules: RuleSet["rateRules"]): readonly string[] {
  return Object.values(rateRules).flatMap(({ countBy = "ip" }) =>
    countBy !== "ip" && "header" in countBy ? [countBy.header.toLowerCase()] : [],
  );
}

/** @returns the rules in order of priority: rate rules first, so that they count what a managed group blocks. */
export function webAclRules({ managedGroups, rateRules }: RuleSet): wafv2.WebAclRule[] {
  const rates = Object.entries(rateRules).map(([name, rule]) => rateRule(name, rule));
  const groups = Object.entries(managedGroups).map(([name, counted]) => groupRule(name, counted));
  return [...rates, ...groups].map((rule, priority) => ({
    ...rule,
    priority,
    visibilityConfig: visible(rule.name),
  }));
}

/** @returns a visibility configuration with metrics and sampled requests. */
export function visible(metricName: string): wafv2.WebAclVisibilityConfig {
  return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}

/** `Retry-After` is the window: the block ends with it, apart from WAF's delay. */
function rateRule(name: string, rule: RateRule) {
  const { windowSeconds = defaultRateWindowSeconds.value } = rule;
  const responseHeaders = [
    { name: "retry-after", value: String(windowSeconds) },
    { name: "cache-control", value: "no-store" },
  ];
  return {
    name,
    statement: { rateBasedStatement: rateStatement(rule) },
    ruleLabels: [{ name: `rate:${name}` }],
    action: {
      block: {
        customResponse: { responseCode: 429, customResponseBodyKey: bodyKey, responseHeaders },
      },
    },
  };
}

function rateStatement({
  limit,
  windowSeconds = defaultRateWindowSeconds.value,
  countBy = "ip",
  pathPrefix,
}: RateRule): wafv2.WebAclRuleStatementRateBasedStatement {
  return {
    limit,
    evaluationWindowSec: windowSeconds,
    // Not FORWARDED_IP: viewers can send any X-Forwarded-For.
    ...(countBy === "ip"
      ? { aggregateKeyType: "IP" }
      : { aggregateKeyType: "CUSTOM_KEYS", customKeys: [customKey(countBy)] }),
    ...(pathPrefix === undefined ? {} : { scopeDownStatement: under(pathPrefix) }),
  };
}

function customKey(
  countBy: Exclude<RateRule["countBy"], "ip" | undefined>,
): wafv2.WebAclRuleStatementRateBasedStatementCustomKey {
  return "header" in countBy
    ? { header: { name: countBy.header.toLowerCase(), textTransformations: inOrder(normalHeader) } }
    : { cookie: { name: countBy.cookie, textTransformations: inOrder(["NONE"]) } };
}

function under(pathPrefix: string): wafv2.WebAclRuleStatementRateBasedStatementScopeDownStatement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "STARTS_WITH",
      searchString: pathPrefix,
      textTransformations: inOrder(normalPath),
    },
  };
}

function inOrder(types: readonly string[]) {
  return types.map((type, priority) => ({ priority, type }));
}

function groupRule(name: string, counted: readonly string[]) {
  return {
    name,
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(counted.length === 0
          ? {}
          : {
              ruleActionOverrides: counted.map((rule) => ({
                name: rule,
                actionToUse: { count: {} },
              })),
            }),
      },
    },
    // Keeps the actions of the group's rules.
    overrideAction: { none: {} },
  };
}
