import { property } from "../../property-check.ts";
import { targetGroupTypes } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

export const privateApiTargetTls = resourceRule({
  name: "private-api-target-tls",
  statement: "Load balancers use TLS to their targets.",
  why: "An endpoint of private APIs accepts nothing else, and a token must not cross the network in plain text.",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  severity: "high",
  anchors: ["ELB.21", "ELB.22", "CKV_AWS_378"],
  types: targetGroupTypes,
  evaluate: property("protocol", {
    fits: (protocol) => protocol !== "HTTP",
    write: 'write protocol: "HTTPS", port: 443',
  }),
});
