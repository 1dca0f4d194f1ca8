import { unknown } from "../../../reading/value.ts";
import { privateApiBalancerInternal } from "../../../rules/private-api/private-api-balancer-internal.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { balancerType } from "../../private-api-sample.ts";

const balancer = (internal: unknown, type = balancerType) =>
  resource(type, { props: { internal } });

describeRule(privateApiBalancerInternal, {
  passes: [
    { title: "internal", given: balancer(true) },
    { title: "not known yet", given: balancer(unknown) },
  ],
  violates: [
    {
      title: "public",
      given: balancer(false),
      reports: ["example-loadBalancer internal is false; write internal: true"],
    },
    {
      title: "a default, by the older type",
      given: balancer(undefined, "aws:alb/loadBalancer:LoadBalancer"),
      reports: ["example-loadBalancer internal is nothing; write internal: true"],
    },
  ],
  mutation: {
    // Before it is made: at the end of the run its plain listener would be on the internet as well.
    breaks: (draft) => {
      const node = draft.node(balancerType);
      draft.change(node, { inputs: { ...node.inputs, internal: false } });
    },
    reports: ["desk-api-front-alb internal is false; write internal: true"],
  },
});
