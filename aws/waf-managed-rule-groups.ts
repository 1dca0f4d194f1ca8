/**
 * Rule groups that AWS manages.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { managedGroupsPage } from "./waf-pages.ts";

export const managedGroupCapacity = {
  about: "Capacity units of the managed rule groups",
  value: {
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesAdminProtectionRuleSet: 100,
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesSQLiRuleSet: 200,
    AWSManagedRulesBotControlRuleSet: 50,
    AWSManagedRulesAntiDDoSRuleSet: 50,
  },
  ...managedGroupsPage,
  certainty: "documented",
} as const satisfies Fact<Readonly<Record<string, number>>>;

export const managedGroupsWithFee = {
  about: "Managed rule groups with a fee of their own",
  value: [
    "AWSManagedRulesACFPRuleSet",
    "AWSManagedRulesAntiDDoSRuleSet",
    "AWSManagedRulesATPRuleSet",
    "AWSManagedRulesBotControlRuleSet",
  ],
  ...managedGroupsPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;
