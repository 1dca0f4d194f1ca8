import { vpcEndpointType } from "../../../reading/load-balancer.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiEndpoint } from "../../../rules/private-api/private-api-endpoint.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const endpoint = (props: Readonly<Record<string, unknown>> = {}) =>
  resource(vpcEndpointType, {
    props: {
      serviceName: "com.amazonaws.eu-west-1.execute-api",
      vpcEndpointType: "Interface",
      securityGroupIds: ["sg-1"],
      subnetIds: ["subnet-1", "subnet-2"],
      ...props,
    },
  });
const groups = "securityGroupIds is nothing; write a group that allows the load balancer's";

describeRule(privateApiEndpoint, {
  passes: [
    { title: "an interface in two zones", given: endpoint() },
    {
      title: "subnets with addresses",
      given: endpoint({
        subnetIds: undefined,
        subnetConfigurations: [{ subnetId: unknown }, { subnetId: unknown }],
      }),
    },
    {
      title: "not known yet",
      given: endpoint({ vpcEndpointType: unknown, securityGroupIds: unknown, subnetIds: unknown }),
    },
    {
      title: "another service",
      given: endpoint({
        serviceName: "com.amazonaws.eu-west-1.s3",
        vpcEndpointType: "Gateway",
        securityGroupIds: undefined,
      }),
    },
  ],
  violates: [
    {
      title: "no interface",
      given: endpoint({ vpcEndpointType: undefined }),
      reports: [
        'example-vpcEndpoint vpcEndpointType is nothing; write vpcEndpointType: "Interface"',
      ],
    },
    {
      title: "no group",
      given: endpoint({ securityGroupIds: [] }),
      reports: [`example-vpcEndpoint ${groups}`],
    },
    {
      title: "one zone",
      given: endpoint({ subnetIds: ["subnet-1"] }),
      reports: [
        "example-vpcEndpoint subnetIds has 1 of at least 2 subnets; write a subnet in each of two zones",
      ],
    },
    {
      title: "no zone",
      given: endpoint({ subnetIds: undefined }),
      reports: [
        "example-vpcEndpoint subnetIds has 0 of at least 2 subnets; write a subnet in each of two zones",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(vpcEndpointType), ["securityGroupIds"], undefined),
    reports: [`desk-api-network-execute-api ${groups}`],
  },
});
