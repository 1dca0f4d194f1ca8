/**
 * Rules of a web ACL: checks, capacity, and the form that WAF takes. Pure functions.
 *
 * @module
 */
import type { wafv2 } from "@pulumi/aws/types/input.js";
import { maxRateRules, webAclCapacity } from "../aws/waf.ts";
import { managedGroupCapacity, managedGroupsWithFee } from "../aws/waf-managed-rule-groups.ts";
import { keyRules, type RateRule, rateCapacity, rateRule, rateRuleProblems } from "./rate-rules.ts";

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

/** Rules of one web ACL. */
interface RuleSet {
  readonly managedGroups: ManagedGroups;
  /** By name, in order. */
  readonly rateRules: Readonly<Record<string, RateRule>>;
}

/** Above it, every million requests costs more. */
const maxCapacity = webAclCapacity.value.included;

/** @returns all problems; `undefined` is a check that passed. */
export function ruleProblems(rules: RuleSet): readonly (string | undefined)[] {
  const { managedGroups, rateRules } = rules;
  const count = keyRules(rateRules).length;
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
    ...rateRuleProblems(rateRules),
  ];
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
  const rates = keyRules(rateRules).map(rateCapacity);
  return [...groups, ...rates].reduce((sum, units) => sum + units, 0);
}

/** @returns the rules in order of priority: rate rules first, so that they count what a managed group blocks. */
export function webAclRules({ managedGroups, rateRules }: RuleSet): wafv2.WebAclRule[] {
  const rates = keyRules(rateRules).map(rateRule);
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
