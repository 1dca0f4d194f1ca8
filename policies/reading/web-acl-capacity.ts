/**
 * How many capacity units (WCU) rules of a firewall use.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
 * @module
 */
import { list, part, text, type Value } from "./value.ts";
import { type FirewallRule, type FirewallStatement, statementsOf } from "./web-acl.ts";

/** What AWS's groups use. */
const groups: Readonly<Record<string, number>> = {
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesAntiDDoSRuleSet: 50,
};

/** MEM: the facts say what rate rules and managed groups use, not what these do. */
const matches: Readonly<Record<string, number>> = {
  ipSetReferenceStatement: 1,
  geoMatchStatement: 1,
  asnMatchStatement: 1,
  labelMatchStatement: 1,
  sizeConstraintStatement: 1,
  regexMatchStatement: 3,
  regexPatternSetReferenceStatement: 25,
  sqliMatchStatement: 20,
  xssMatchStatement: 40,
};

/** The least a rule uses: whatever is not known counts nothing. */
export function capacityOf(rule: FirewallRule): number {
  return statementsOf(rule).reduce((sum, statement) => sum + unitsOf(statement), 0);
}

function unitsOf({ kind, props }: FirewallStatement): number {
  switch (kind) {
    case "rateBasedStatement":
      return 2 + 30 * list(props["customKeys"]).length;
    case "managedRuleGroupStatement":
      return groups[text(props["name"]) ?? ""] ?? 0;
    case "byteMatchStatement":
      return contains(props["positionalConstraint"]) + transformed(props["textTransformations"]);
    default:
      return (matches[kind] ?? 0) + transformed(props["textTransformations"]);
  }
}

/** To look anywhere costs more than at one end. */
function contains(constraint: Value): number {
  return text(constraint)?.startsWith("CONTAINS") ? 10 : 2;
}

function transformed(transformations: Value): number {
  return 10 * list(transformations).filter((each) => part(each, "type") !== "NONE").length;
}
