import {
  groupRuleType,
  ingressRuleType,
  securityGroupType,
} from "../../../reading/security-group.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiEndpointCallers } from "../../../rules/private-api/private-api-endpoint-callers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

const write = "write the load balancer's security group";
const stranger = resource(securityGroupType, { name: "stranger" });

/** A caller besides the load balancer, allowed by an older kind of rule. */
function olderRule(props: Readonly<Record<string, unknown>>) {
  const parts = privateApiParts();
  const rule = resource(groupRuleType, { props, from: { securityGroupId: [parts.endpointGroup] } });
  return [...Object.values(parts), rule];
}

/** The endpoint's group allows two groups inside itself. */
function inlineGroups() {
  const parts = privateApiParts({
    endpointGroup: { props: { ingress: [{ securityGroups: ["sg-1", "sg-9"] }] } },
  });
  const { balancerGroup, endpointGroup } = parts;
  const open = {
    ...endpointGroup,
    propertyDependencies: {
      ...endpointGroup.propertyDependencies,
      ingress: [stranger, balancerGroup],
    },
  };
  const endpoint = {
    ...parts.endpoint,
    propertyDependencies: { ...parts.endpoint.propertyDependencies, securityGroupIds: [open] },
  };
  return Object.values({ ...parts, endpointGroup: open, endpoint });
}

describeRule(privateApiEndpointCallers, {
  passes: [
    { title: "the load balancer", given: privateApi() },
    { title: "egress", given: olderRule({ type: "egress", cidrBlocks: ["0.0.0.0/0"] }) },
    {
      title: "addresses that are not known, and may be none",
      given: olderRule({ type: "ingress", cidrBlocks: unknown }),
    },
    {
      title: "groups inside of the group, among which the load balancer's may be",
      given: inlineGroups(),
    },
    {
      title: "a group of another stack",
      given: privateApi({ fromBalancer: { from: { referencedSecurityGroupId: [] } } }),
    },
    {
      title: "a group, where the load balancer is in another stack",
      given: privateApi({
        balancer: { from: { securityGroups: [] } },
        fromBalancer: { from: { referencedSecurityGroupId: [stranger] } },
      }),
    },
  ],
  violates: [
    {
      title: "addresses",
      given: privateApi({
        fromBalancer: { props: { cidrIpv4: "10.0.0.0/8", referencedSecurityGroupId: undefined } },
      }),
      reports: [`from-balancer cidrIpv4 allows address ranges; ${write}`],
    },
    {
      title: "addresses, inside of the group",
      given: privateApi({
        endpointGroup: { props: { ingress: [{ cidrBlocks: ["0.0.0.0/0"] }] } },
      }),
      reports: [`endpoint-group ingress[0].cidrBlocks allows address ranges; ${write}`],
    },
    {
      title: "addresses, by an older kind of rule",
      given: olderRule({ type: "ingress", ipv6CidrBlocks: ["::/0"] }),
      reports: [`example-securityGroupRule ipv6CidrBlocks allows address ranges; ${write}`],
    },
    {
      title: "a prefix list",
      given: olderRule({ type: "ingress", prefixListIds: ["pl-1"] }),
      reports: [`example-securityGroupRule prefixListIds allows address ranges; ${write}`],
    },
    {
      title: "another group",
      given: privateApi({ fromBalancer: { from: { referencedSecurityGroupId: [stranger] } } }),
      reports: [
        `from-balancer referencedSecurityGroupId allows a group that is not a load balancer's; ${write}`,
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const rule = draft.node(ingressRuleType, "desk-api-network-from-balancer");
      draft.set(rule, ["cidrIpv4"], "10.0.0.0/24");
    },
    reports: [`desk-api-network-from-balancer cidrIpv4 allows address ranges; ${write}`],
  },
});
