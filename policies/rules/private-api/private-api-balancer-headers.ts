import { balancerTypes, isApplication } from "../../reading/load-balancer.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const modes = ["defensive", "strictest"];

export const privateApiBalancerHeaders = resourceRule({
  name: "private-api-balancer-headers",
  statement: "Load balancers drop invalid headers and desynchronizing requests.",
  why: "What two servers read differently smuggles one request inside of another.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["ELB.4", "ELB.12", "CKV_AWS_131", "CKV_AWS_328", "AWS-0052"],
  types: balancerTypes,
  *evaluate(resource) {
    const { dropInvalidHeaderFields: drops, desyncMitigationMode: mode } = resource.props;
    if (!isApplication(resource)) {
      return;
    }
    if (drops !== unknown && !isTrue(drops)) {
      yield {
        at: "dropInvalidHeaderFields",
        found: `is ${shown(drops)}`,
        write: "write dropInvalidHeaderFields: true",
      };
    }
    if (typeof mode === "string" && !modes.includes(mode)) {
      yield {
        at: "desyncMitigationMode",
        found: `is ${shown(mode)}`,
        write: 'write "defensive" or "strictest"',
      };
    }
  },
});
