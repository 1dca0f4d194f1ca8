import { ingressRuleType } from "../../../reading/security-group.ts";
import { privateApiPrefixListWeight } from "../../../rules/private-api/private-api-prefix-list-weight.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { type PrivateApiChanges, privateApi, privateApiParts } from "../../private-api-sample.ts";

/** A group with CloudFront's prefix list and so many rules more. */
function rules(
  count: number,
  input = "referencedSecurityGroupId",
  changes: PrivateApiChanges = {},
) {
  const parts = privateApiParts(changes);
  const more = Array.from({ length: count }, (_, index) =>
    resource(ingressRuleType, {
      name: `rule-${index}`,
      props: { [input]: `id-${index}` },
      from: { securityGroupId: [parts.balancerGroup] },
    }),
  );
  return [...Object.values(parts), ...more];
}

const write = "write one rule with the prefix list, and every other into another group";

describeRule(privateApiPrefixListWeight, {
  passes: [
    { title: "the list alone", given: privateApi() },
    { title: "five rules beside it", given: rules(5) },
    { title: "a raised quota", given: rules(6), settings: { maxRules: 61 } },
    {
      title: "a group that repeats its rules",
      given: privateApi({ balancerGroup: { props: { ingress: [{ prefixListIds: ["pl-1"] }] } } }),
    },
  ],
  violates: [
    {
      title: "six rules beside it",
      given: rules(6),
      reports: [`balancer-group counts 61 of 60 rules; ${write}`],
    },
    {
      title: "six rules beside it, and a group that repeats one",
      given: rules(6, "referencedSecurityGroupId", {
        balancerGroup: { props: { ingress: [{ prefixListIds: ["pl-1"] }] } },
      }),
      reports: [`balancer-group counts 61 of 60 rules; ${write}`],
    },
    {
      title: "the list for two ports",
      given: rules(1, "prefixListId"),
      reports: [`balancer-group counts 110 of 60 rules; ${write}`],
    },
    {
      title: "the list for two ports, inside of the group",
      given: Object.values(
        privateApiParts({
          balancerGroup: {
            props: { ingress: [{ prefixListIds: ["pl-1"] }, { prefixListIds: ["pl-1"] }] },
          },
        }),
      ).filter(({ name }) => name !== "from-cloudfront"),
      reports: [`balancer-group counts 110 of 60 rules; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const rule = draft.node(ingressRuleType, "desk-api-network-from-cloudfront");
      draft.copy(rule, "second-port", { fromPort: 443, toPort: 443 });
    },
    reports: [`desk-api-network-balancer counts 110 of 60 rules; ${write}`],
  },
});
