/**
 * Rate rules of a web ACL. Pure functions.
 *
 * @module
 */
import type { wafv2 } from "@pulumi/aws/types/input.js";
import {
  defaultRateWindowSeconds,
  rateLimitRange,
  rateRuleCapacity,
  rateWindowsSeconds,
  stringMatchCapacity,
  transformationCapacity,
} from "../aws/waf.ts";
import { wholeNumber } from "./refuse.ts";

const windows = rateWindowsSeconds.value;
const { min, max } = rateLimitRange.value;

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
   *
   * A list names all headers and cookies that may contain the same credential. WAF cannot count them together, so there is a
   * rule for each, with an equal part of `limit`: a caller that uses all of them does not exceed `limit`, and one that uses
   * one is limited to its part.
   * @default "ip"
   */
  readonly countBy?: "ip" | CallerKey | readonly [CallerKey, ...CallerKey[]];
  /** Restricts the rule to paths with this prefix, like `/auth/`. @default every path */
  readonly pathPrefix?: string;
}

/** A header or a cookie that identifies a caller. */
type CallerKey = HeaderKey | CookieKey;

/** Callers are told apart by a header. */
interface HeaderKey {
  /** Name of the header, in any case. */
  readonly header: string;
}

/** Callers are told apart by a cookie. */
interface CookieKey {
  /** Name of the cookie. */
  readonly cookie: string;
}

/** Rate rules by name, in order. */
type RateRules = Readonly<Record<string, RateRule>>;

/** A rule as WAF has it, which counts by one key. */
interface KeyRule extends Omit<RateRule, "countBy"> {
  readonly name: string;
  readonly countBy?: "ip" | CallerKey;
}

/** Key of the custom response body. */
export const bodyKey = "too-many-requests";

/**
 * The normalization that CloudFront applies before it selects a behavior: without it, `/x/../auth/` or `/%61uth/` would not
 * match the prefix of the path that they reach.
 */
const normalPath = ["URL_DECODE", "NORMALIZE_PATH"];

/** Variants with the same meaning: RFC 9110 §11.1 makes `Bearer` case-insensitive. */
const normalHeader = ["COMPRESS_WHITE_SPACE", "LOWERCASE"];

/**
 * Returns one rule for each key. The first has the name of the rule, the others have a number added.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 */
export function keyRules(rateRules: RateRules): readonly KeyRule[] {
  return Object.entries(rateRules).flatMap(([name, rule]) =>
    keysOf(rule).map((countBy, index, { length }) => ({
      ...rule,
      countBy,
      name: index === 0 ? name : `${name}-${index + 1}`,
      limit: Math.floor(rule.limit / length),
    })),
  );
}

function keysOf({ countBy = "ip" }: RateRule): readonly ("ip" | CallerKey)[] {
  return countBy === "ip" || "header" in countBy || "cookie" in countBy ? [countBy] : countBy;
}

/** @returns all problems; `undefined` is a check that passed. */
export function rateRuleProblems(rateRules: RateRules): readonly (string | undefined)[] {
  const names = keyRules(rateRules).map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return [
    ...Object.entries(rateRules).flatMap(([name, rule]) => problemsOf(name, rule)),
    repeated === undefined
      ? undefined
      : `rateRules must have different names, got ${JSON.stringify(repeated)} twice: a list in countBy adds numbers to the name`,
  ];
}

function problemsOf(name: string, rule: RateRule): readonly (string | undefined)[] {
  const subject = `rateRules[${JSON.stringify(name)}]`;
  const { limit, windowSeconds = defaultRateWindowSeconds.value, pathPrefix } = rule;
  const keys = keysOf(rule);
  return [
    /^[a-z][a-z0-9-]{0,63}$/.test(name)
      ? undefined
      : `${subject} must be named by lower-case letters, digits and -, at most 64`,
    // The part of each key must be in the range.
    wholeNumber(`${subject}.limit`, limit, min * Math.max(keys.length, 1), max),
    keys.length > 0
      ? undefined
      : `${subject}.countBy must name at least one header or cookie, got []`,
    windows.includes(windowSeconds)
      ? undefined
      : `${subject}.windowSeconds must be one of ${windows.join(", ")}, got ${windowSeconds}`,
    ...keys.map((key) => keyProblem(subject, key)),
    pathPrefix === undefined || /^\/[\w.~/-]{0,199}$/.test(pathPrefix)
      ? undefined
      : `${subject}.pathPrefix must be / and plain characters, at most 200 and without wildcards, got ${JSON.stringify(pathPrefix)}`,
  ];
}

function keyProblem(subject: string, key: "ip" | CallerKey): string | undefined {
  if (key === "ip") {
    return undefined;
  }
  const name = "header" in key ? key.header : key.cookie;
  // WAF takes the name of one header or cookie of at most 64 characters (RFC 9110 §5.6.2: a token).
  return /^[\w!#$%&'*+.^`|~-]{1,64}$/.test(name)
    ? undefined
    : `${subject}.countBy must name one header or cookie, got ${JSON.stringify(name)}`;
}

/** @returns the capacity units of a rule. */
export function rateCapacity({ countBy = "ip", pathPrefix }: KeyRule): number {
  const { base, perKey } = rateRuleCapacity.value;
  const perTransformation = transformationCapacity.value;
  const transformations =
    countBy !== "ip" && "header" in countBy ? perTransformation * normalHeader.length : 0;
  const key = countBy === "ip" ? 0 : perKey + transformations;
  const scope = stringMatchCapacity.value.whole + perTransformation * normalPath.length;
  return base + key + (pathPrefix === undefined ? 0 : scope);
}

/** @returns the names of the headers that rules count by, in lower case. Their values may be secret. */
export function countedHeaders(rateRules: RateRules): readonly string[] {
  return keyRules(rateRules).flatMap(({ countBy = "ip" }) =>
    countBy !== "ip" && "header" in countBy ? [countBy.header.toLowerCase()] : [],
  );
}

/** A rule in the form that WAF takes, without its place among others. */
export interface DeclaredRateRule
  extends Omit<wafv2.WebAclRule, "name" | "priority" | "visibilityConfig"> {
  /** Name of the rule. */
  readonly name: string;
}

/** The form that WAF takes, without priority. `Retry-After` is the window: the block ends with it, apart from WAF's delay. */
export function rateRule(rule: KeyRule): DeclaredRateRule {
  const { name, windowSeconds = defaultRateWindowSeconds.value } = rule;
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
}: KeyRule): wafv2.WebAclRuleStatementRateBasedStatement {
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

function customKey(countBy: CallerKey): wafv2.WebAclRuleStatementRateBasedStatementCustomKey {
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
