import { unknown } from "../../../reading/value.ts";
import { privateApiOriginBalancer } from "../../../rules/private-api/private-api-origin-balancer.ts";
import { describeRule } from "../../describe-rule.ts";
import { balancerType, privateApi } from "../../private-api-sample.ts";

const network = (securityGroups: unknown, protocol = "TCP") =>
  privateApi({
    balancer: { props: { loadBalancerType: "network", securityGroups } },
    listener: { props: { protocol } },
  });

describeRule(privateApiOriginBalancer, {
  passes: [
    { title: "a load balancer of requests", given: privateApi() },
    { title: "one of connections, with a group", given: network(["sg-1"]) },
    { title: "a group that is not known yet", given: network(unknown) },
  ],
  violates: [
    {
      title: "one of connections, without a group",
      given: network([]),
      reports: ["example-loadBalancer securityGroups is nothing; write a security group"],
    },
    {
      title: "a listener of TLS",
      given: network(["sg-1"], "TLS"),
      reports: [
        'example-listener protocol is "TLS"; write protocol: "TCP", and let the target terminate TLS',
      ],
    },
    {
      title: "a gateway",
      given: privateApi({ balancer: { props: { loadBalancerType: "gateway" } } }),
      reports: [
        'example-loadBalancer loadBalancerType is "gateway"; write "application" or "network"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(balancerType), ["loadBalancerType"], "gateway"),
    reports: ['desk-api-front-alb loadBalancerType is "gateway"; write "application" or "network"'],
  },
});
