import { property, report } from "../../property-check.ts";
import { isPresent, shown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const networkType = "awsx:ec2:Vpc";

export const costNatGateways = resourceRule({
  name: "cost-nat-gateways",
  statement: "There are no NAT gateways.",
  why: "Each costs over 30 USD a month while idle, and every gigabyte through it is charged in addition.",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html",
  severity: "medium",
  types: ["aws:ec2/natGateway:NatGateway", networkType],
  evaluate(resource) {
    if (resource.type !== networkType) {
      return report(
        resource,
        "",
        "is a NAT gateway",
        "remove it: use VPC endpoints for AWS services",
      );
    }
    // The engine may show a network without its inputs, and its gateways one by one.
    return (
      isPresent(resource.props) &&
      property("natGateways.strategy", {
        fits: (strategy) => strategy === "None",
        found: (strategy) =>
          `is ${shown(strategy)}${strategy === undefined ? ", which is one a zone" : ""}`,
        write: 'write natGateways: { strategy: "None" }, and isolated subnets',
      })(resource)
    );
  },
});
