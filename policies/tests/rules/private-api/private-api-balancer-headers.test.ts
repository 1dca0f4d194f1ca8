import { unknown } from "../../../reading/value.ts";
import { privateApiBalancerHeaders } from "../../../rules/private-api/private-api-balancer-headers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { balancerType } from "../../private-api-sample.ts";

const balancer = (props: Readonly<Record<string, unknown>>) =>
  resource(balancerType, { props: { dropInvalidHeaderFields: true, ...props } });
const write = "write dropInvalidHeaderFields: true";

describeRule(privateApiBalancerHeaders, {
  passes: [
    { title: "dropped", given: balancer({}) },
    { title: "not known yet", given: balancer({ dropInvalidHeaderFields: unknown }) },
    { title: "the strictest mode", given: balancer({ desyncMitigationMode: "strictest" }) },
    {
      title: "a load balancer of connections",
      given: balancer({ loadBalancerType: "network", dropInvalidHeaderFields: undefined }),
    },
  ],
  violates: [
    {
      title: "no override",
      given: balancer({ dropInvalidHeaderFields: undefined }),
      reports: [`example-loadBalancer dropInvalidHeaderFields is nothing; ${write}`],
    },
    {
      title: "a mode that only watches",
      given: balancer({ desyncMitigationMode: "monitor" }),
      reports: [
        'example-loadBalancer desyncMitigationMode is "monitor"; write "defensive" or "strictest"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(balancerType), ["dropInvalidHeaderFields"], false),
    reports: [`desk-api-front-alb dropInvalidHeaderFields is false; ${write}`],
  },
});
