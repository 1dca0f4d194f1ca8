import { checkEach, report } from "../../property-check.ts";
import { vpcOrigins } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { groupRuleType, securityGroupType } from "../../reading/security-group.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, mayBe } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const egressRuleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** See `openExit` in aws/vpc-behavior.ts. */
export const privateApiBalancerExit = stackRule({
  name: "private-api-balancer-exit",
  statement: "A security group of a VPC origin's load balancer allows traffic to its targets.",
  why: "A group made by the provider allows no outbound traffic by default, so every request ends in 504.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(vpcOrigins(stack), ({ balancer: on }) => {
      const groups = sources(on, "securityGroups", securityGroupType);
      return (
        groups.length > 0 &&
        !groups.some((group) => hasExit(stack, group)) &&
        report(
          on,
          "securityGroups",
          `is ${groups.map(({ name }) => name).join(" and ")}, which allows no outbound traffic`,
          "write a SecurityGroupEgressRule to the targets",
        )
      );
    }),
});

function hasExit(stack: Stack, group: StackResource): boolean {
  const rules = [
    ...stack.pointingAt(group, egressRuleType, "securityGroupId"),
    ...stack
      .pointingAt(group, groupRuleType, "securityGroupId")
      .filter(({ props }) => mayBe(props["type"], "egress")),
  ];
  return rules.length > 0 || isPresent(group.props["egress"]);
}
