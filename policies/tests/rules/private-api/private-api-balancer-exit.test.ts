import type { StackResource } from "../../../reading/resource.ts";
import { groupRuleType } from "../../../reading/security-group.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiBalancerExit } from "../../../rules/private-api/private-api-balancer-exit.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

const egressRuleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** With a rule of the load balancer's group. */
function withRule(
  type: string,
  props: Readonly<Record<string, unknown>> = {},
): readonly StackResource[] {
  const parts = privateApiParts();
  const rule = resource(type, { props, from: { securityGroupId: [parts.balancerGroup] } });
  return [...Object.values(parts), rule];
}

/** With another group, which allows no outbound traffic. */
function twoGroups(): readonly StackResource[] {
  const parts = privateApiParts();
  const { balancer, balancerGroup, endpointGroup } = parts;
  const both = {
    ...balancer,
    propertyDependencies: {
      ...balancer.propertyDependencies,
      securityGroups: [endpointGroup, balancerGroup],
    },
  };
  const origin = {
    ...parts.origin,
    propertyDependencies: { vpcOriginEndpointConfig: [both] },
  };
  const rule = resource(egressRuleType, { from: { securityGroupId: [balancerGroup] } });
  return [...Object.values({ ...parts, balancer: both, origin }), rule];
}

const inside = (egress: unknown) => privateApi({ balancerGroup: { props: { egress } } });
const violation = (name: string) =>
  `securityGroups is ${name}, which allows no outbound traffic; write a SecurityGroupEgressRule to the targets`;

describeRule(privateApiBalancerExit, {
  passes: [
    { title: "a rule", given: withRule(egressRuleType) },
    { title: "an older kind of rule", given: withRule(groupRuleType, { type: "egress" }) },
    { title: "one of two groups", given: twoGroups() },
    { title: "inside of the group", given: inside([{ protocol: "tcp" }]) },
    { title: "not known yet", given: inside(unknown) },
    {
      title: "a group of another stack",
      given: privateApi({ balancer: { from: { securityGroups: [] } } }),
    },
    {
      title: "a load balancer of no VPC origin",
      given: privateApi({ origin: { from: { vpcOriginEndpointConfig: [] } } }),
    },
  ],
  violates: [
    {
      title: "no egress rule",
      given: privateApi(),
      reports: [`example-loadBalancer ${violation("balancer-group")}`],
    },
    {
      title: "an older kind of rule, for ingress",
      given: withRule(groupRuleType, { type: "ingress" }),
      reports: [`example-loadBalancer ${violation("balancer-group")}`],
    },
    {
      title: "nothing inside of the group",
      given: inside([]),
      reports: [`example-loadBalancer ${violation("balancer-group")}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.remove(draft.node(egressRuleType)),
    reports: [`desk-api-front-alb ${violation("desk-api-network-balancer")}`],
  },
});
