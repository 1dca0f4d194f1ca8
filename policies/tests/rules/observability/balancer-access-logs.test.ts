import { unknown } from "../../../reading/value.ts";
import { balancerAccessLogs } from "../../../rules/observability/balancer-access-logs.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:lb/loadBalancer:LoadBalancer";
const balancer = (accessLogs?: unknown) => resource(type, { props: { accessLogs } });
const unlogged = balancer();

const finding = "accessLogs is off; write accessLogs: { enabled: true, bucket }";

describeRule(balancerAccessLogs, {
  passes: [
    { title: "a load balancer with logs", given: balancer({ enabled: true, bucket: "logs" }) },
    { title: "logs that are not known yet", given: balancer(unknown) },
    {
      title: "a load balancer that only a distribution reaches",
      given: [
        unlogged,
        resource("aws:cloudfront/vpcOrigin:VpcOrigin", {
          from: { vpcOriginEndpointConfig: [unlogged] },
        }),
      ],
    },
  ],
  violates: [
    {
      title: "a load balancer without a VPC origin",
      given: unlogged,
      reports: [`example-loadBalancer ${finding}`],
    },
    {
      title: "logs that are off",
      given: balancer({ enabled: false, bucket: "logs" }),
      reports: [`example-loadBalancer ${finding}`],
    },
    {
      title: "the older name of the type",
      given: resource("aws:alb/loadBalancer:LoadBalancer"),
      reports: [`example-loadBalancer ${finding}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.copy(draft.node(type), "second-alb", { name: "touchline-prod-second-alb" }),
    reports: [`second-alb ${finding}`],
  },
});
