import { groupRuleType, ingressRuleType } from "../../../reading/security-group.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiBalancerCallers } from "../../../rules/private-api/private-api-balancer-callers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { privateApi, privateApiParts } from "../../private-api-sample.ts";

const write = "write the prefix list com.amazonaws.global.cloudfront.origin-facing";
const from = (props: Readonly<Record<string, unknown>>) =>
  privateApi({ fromCloudFront: { props: { prefixListId: undefined, ...props } } });

/** A caller besides CloudFront, allowed by an older kind of rule. */
function olderRule(props: Readonly<Record<string, unknown>>) {
  const parts = privateApiParts();
  const rule = resource(groupRuleType, { props, from: { securityGroupId: [parts.balancerGroup] } });
  return [...Object.values(parts), rule];
}

describeRule(privateApiBalancerCallers, {
  passes: [
    { title: "CloudFront's prefix list", given: privateApi() },
    { title: "CloudFront's own group", given: from({ referencedSecurityGroupId: unknown }) },
    { title: "a list that is not known yet", given: from({ prefixListId: unknown }) },
    {
      title: "addresses, at a load balancer of no VPC origin",
      given: privateApi({
        origin: { from: { vpcOriginEndpointConfig: [] } },
        fromCloudFront: { props: { cidrIpv4: "0.0.0.0/0" } },
      }),
    },
  ],
  violates: [
    {
      title: "addresses",
      given: from({ cidrIpv4: "10.0.0.0/24" }),
      reports: [`from-cloudfront cidrIpv4 allows address ranges; ${write}`],
    },
    {
      title: "addresses of the other kind",
      given: from({ cidrIpv6: "::/0" }),
      reports: [`from-cloudfront cidrIpv6 allows address ranges; ${write}`],
    },
    {
      title: "addresses, inside of the group",
      given: privateApi({
        balancerGroup: {
          props: { ingress: [{ prefixListIds: ["pl-1"] }, { ipv6CidrBlocks: ["::/0"] }] },
        },
      }),
      reports: [`balancer-group ingress[1].ipv6CidrBlocks allows address ranges; ${write}`],
    },
    {
      title: "addresses, by an older kind of rule",
      given: olderRule({ type: "ingress", cidrBlocks: ["0.0.0.0/0"] }),
      reports: [`example-securityGroupRule cidrBlocks allows address ranges; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const rule = draft.node(ingressRuleType, "desk-api-network-from-cloudfront");
      draft.set(rule, ["prefixListId"], undefined);
      draft.set(rule, ["cidrIpv4"], "10.0.0.0/24");
    },
    reports: [`desk-api-network-from-cloudfront cidrIpv4 allows address ranges; ${write}`],
  },
});
