import { isTrue, part, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const vpcOriginType = "aws:cloudfront/vpcOrigin:VpcOrigin";

export const balancerAccessLogs = stackRule({
  name: "balancer-access-logs",
  statement: "Load balancers that nothing in front of them logs for keep access logs.",
  why: "Who asked for what, and what they got, can then be told by nobody.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
  severity: "low",
  level: "advisory",
  anchors: ["ELB.5", "CKV_AWS_91"],
  // Behind a VPC origin the distribution's log has every request already.
  *evaluate(stack) {
    for (const on of stack.ofType(
      "aws:lb/loadBalancer:LoadBalancer",
      "aws:alb/loadBalancer:LoadBalancer",
    )) {
      const enabled = part(on.props["accessLogs"], "enabled");
      const isBehindDistribution = stack.pointingAt(on, vpcOriginType).length > 0;
      if (!isBehindDistribution && enabled !== unknown && !isTrue(enabled)) {
        yield {
          on,
          at: "accessLogs",
          found: "is off",
          write: "write accessLogs: { enabled: true, bucket }",
        };
      }
    }
  },
});
