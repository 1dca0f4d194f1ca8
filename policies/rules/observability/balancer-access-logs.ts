import { checkEach, report } from "../../property-check.ts";
import { balancerTypes, vpcOriginType } from "../../reading/load-balancer.ts";
import { isTrue, part, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const balancerAccessLogs = stackRule({
  name: "balancer-access-logs",
  statement: "Load balancers whose requests are not in another log have access logs.",
  why: "Otherwise it cannot be established who requested what.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
  severity: "low",
  level: "advisory",
  anchors: ["ELB.5", "CKV_AWS_91"],
  // Behind a VPC origin the distribution's log has every request already.
  evaluate: (stack) =>
    checkEach(
      stack
        .ofType(...balancerTypes)
        .filter((on) => stack.pointingAt(on, vpcOriginType).length === 0),
      (on) => {
        const enabled = part(on.props["accessLogs"], "enabled");
        return (
          enabled !== unknown &&
          !isTrue(enabled) &&
          report(on, "accessLogs", "is off", "write accessLogs: { enabled: true, bucket }")
        );
      },
    ),
});
