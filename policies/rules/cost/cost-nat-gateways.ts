import type { Finding } from "../../finding.ts";
import { isPresent, part, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const networkType = "awsx:ec2:Vpc";

export const costNatGateways = resourceRule({
  name: "cost-nat-gateways",
  statement: "Nothing goes through a NAT gateway.",
  why: "Each costs over 30 USD a month while idle, and every gigabyte through it again.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html",
  severity: "medium",
  level: "mandatory",
  types: ["aws:ec2/natGateway:NatGateway", networkType],
  *evaluate({ type, props }): Iterable<Finding> {
    if (type !== networkType) {
      yield {
        at: "",
        found: "is a NAT gateway",
        write: "take it out: reach services of AWS through endpoints",
      };
      return;
    }
    const strategy = part(props["natGateways"], "strategy");
    // The engine may show a network without its inputs, and then its gateways one by one.
    if (isPresent(props) && strategy !== unknown && strategy !== "None") {
      yield {
        at: "natGateways.strategy",
        found: `is ${shown(strategy)}${strategy === undefined ? ", which is one a zone" : ""}`,
        write: 'write natGateways: { strategy: "None" }, and isolated subnets',
      };
    }
  },
});
