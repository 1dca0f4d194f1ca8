import { privateApiInternetGateway } from "../../../rules/private-api/private-api-internet-gateway.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import {
  balancerType,
  gatewayType,
  networkType,
  privateApi,
  privateApiParts,
} from "../../private-api-sample.ts";

const missing =
  "example-vpcOrigin leads into example-vpc, which has no internet gateway; " +
  "write an InternetGateway for example-vpc; no route to it is needed";

const withoutGateway = () => privateApi().filter(({ type }) => type !== gatewayType);

describeRule(privateApiInternetGateway, {
  passes: [
    { title: "a gateway before the origin", given: privateApi() },
    {
      title: "a gateway that is attached",
      given: (() => {
        const { gateway, origin, ...parts } = privateApiParts({ gateway: { from: { vpcId: [] } } });
        const attached = resource("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", {
          from: { vpcId: [parts.network], internetGatewayId: [gateway] },
        });
        const waiting = { ...origin, dependencies: [...origin.dependencies, attached] };
        return [...Object.values(parts), gateway, attached, waiting];
      })(),
    },
    {
      title: "a network of AWSX",
      given: privateApi({ network: { inside: ["awsx:ec2:Vpc"] } }).filter(
        ({ type }) => type !== gatewayType,
      ),
    },
    {
      title: "a network of another stack",
      given: privateApi({ balancer: { from: { subnets: [], securityGroups: [] } } }).filter(
        ({ type }) => type !== gatewayType,
      ),
    },
  ],
  violates: [
    { title: "no gateway", given: withoutGateway(), reports: [missing] },
    {
      title: "a gateway of another network",
      given: privateApi({ gateway: { from: { vpcId: [resource(networkType)] } } }),
      reports: [missing],
    },
    {
      title: "a gateway that may be created later",
      given: privateApi({ origin: { dependsOn: [] } }),
      reports: [
        "example-vpcOrigin does not wait for example-internetGateway; write dependsOn with example-internetGateway",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const balancer = draft.node(balancerType);
      const network = draft.add(balancer, networkType, "bare-network", {
        region: "eu-west-1",
        cidrBlock: "10.1.0.0/24",
      });
      draft.wire(balancer, "subnets", [network]);
    },
    reports: [
      "desk-api-front-origin leads into bare-network, which has no internet gateway; " +
        "write an InternetGateway for bare-network; no route to it is needed",
    ],
  },
});
