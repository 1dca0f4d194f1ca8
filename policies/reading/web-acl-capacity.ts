/**
 * How many capacity units (WCU) rules of a web ACL use.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
 * @module
 */
import {
  matchCapacity,
  rateRuleCapacity,
  stringMatchCapacity,
  transformationCapacity,
} from "../../aws/waf.ts";
import { managedGroupCapacity } from "../../aws/waf-managed-rule-groups.ts";
import { isKnown, list, part, text, type Value } from "./value.ts";
import { type FirewallRule, type FirewallStatement, statementsOf } from "./web-acl-reading.ts";

const groups: Readonly<Record<string, number>> = managedGroupCapacity.value;
const matches: Readonly<Record<string, number>> = matchCapacity.value;

/** The least a rule uses: what is not known counts as zero. */
export function capacityOf(rule: FirewallRule): number {
  return statementsOf(rule).reduce((sum, statement) => sum + unitsOf(statement), 0);
}

function unitsOf({ kind, props }: FirewallStatement): number {
  switch (kind) {
    case "rateBasedStatement":
      return (
        rateRuleCapacity.value.base +
        rateRuleCapacity.value.perKey * list(props["customKeys"]).length
      );
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
  const { part: anywhere, whole } = stringMatchCapacity.value;
  return text(constraint)?.startsWith("CONTAINS") ? anywhere : whole;
}

function transformed(transformations: Value): number {
  const transforming = list(transformations).filter(
    (each) => isKnown(part(each, "type")) && part(each, "type") !== "NONE",
  );
  return transformationCapacity.value * transforming.length;
}
