import { unknown } from "../../../reading/value.ts";
import { costNatGateways } from "../../../rules/cost/cost-nat-gateways.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const networkType = "awsx:ec2:Vpc";

const network = (natGateways?: unknown) =>
  resource(networkType, { props: { cidrBlock: "10.0.0.0/24", natGateways }, provider: null });

const write = 'write natGateways: { strategy: "None" }, and isolated subnets';

describeRule(costNatGateways, {
  passes: [
    { title: "a network without gateways", given: network({ strategy: "None" }) },
    { title: "a strategy that is not known yet", given: network({ strategy: unknown }) },
    { title: "gateways that are not known yet", given: network(unknown) },
    { title: "a network whose inputs the engine does not show", given: resource(networkType) },
  ],
  violates: [
    {
      title: "one gateway",
      given: network({ strategy: "Single" }),
      reports: [`example-vpc natGateways.strategy is "Single"; ${write}`],
    },
    {
      title: "a network with the default",
      given: network(),
      reports: [`example-vpc natGateways.strategy is nothing, which is one a zone; ${write}`],
    },
    {
      title: "a gateway by itself",
      given: resource("aws:ec2/natGateway:NatGateway"),
      reports: [
        "example-natGateway is a NAT gateway; remove it: use VPC endpoints for AWS services",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(networkType), ["natGateways", "strategy"], "OnePerAz"),
    reports: [`desk-api-network-vpc natGateways.strategy is "OnePerAz"; ${write}`],
  },
});
