import { checkEach, oneOf, property, turnedOn } from "../../property-check.ts";
import { balancerTypes, isApplication } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiBalancerHeaders = resourceRule({
  name: "private-api-balancer-headers",
  statement: "Load balancers drop invalid headers and block desynchronizing requests.",
  why: "A request that two servers parse differently can smuggle another request.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  severity: "medium",
  anchors: ["ELB.4", "ELB.12", "CKV_AWS_131", "CKV_AWS_328", "AWS-0052"],
  types: balancerTypes,
  evaluate: (balancer) =>
    checkEach(
      isApplication(balancer) ? [balancer] : [],
      property("dropInvalidHeaderFields", turnedOn),
      property("desyncMitigationMode", {
        ...oneOf("defensive", "strictest"),
        fits: (mode) => typeof mode !== "string" || ["defensive", "strictest"].includes(mode),
      }),
    ),
});
