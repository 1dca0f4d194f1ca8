import { vpcOrigins } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { groupRuleType, securityGroupType } from "../../reading/security-group.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const egressRuleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** That the provider takes AWS's open exit away is from memory. */
export const privateApiBalancerExit = stackRule({
  name: "private-api-balancer-exit",
  statement: "A group of a VPC origin's load balancer lets it out to its targets.",
  why: "A group made by the provider lets nothing out by itself, so every request ends in 504.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const { balancer: on } of vpcOrigins(stack)) {
      const groups = sources(on, "securityGroups").filter(({ type }) => type === securityGroupType);
      if (groups.length > 0 && !groups.some((group) => hasExit(stack, group))) {
        const names = groups.map(({ name }) => name).join(" and ");
        yield {
          on,
          at: "securityGroups",
          found: `is ${names}, which nothing leaves`,
          write: "write a SecurityGroupEgressRule to the targets",
        };
      }
    }
  },
});

function hasExit(stack: Stack, group: StackResource): boolean {
  const rules = [
    ...stack.pointingAt(group, egressRuleType, "securityGroupId"),
    ...stack
      .pointingAt(group, groupRuleType, "securityGroupId")
      .filter(({ props }) => props["type"] === "egress"),
  ];
  return rules.length > 0 || isPresent(group.props["egress"]);
}
