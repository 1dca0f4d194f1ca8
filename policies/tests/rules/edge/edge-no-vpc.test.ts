import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoVpc } from "../../../rules/edge/edge-no-vpc.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeNoVpc, {
  passes: [
    { title: "an edge function", given: atEdge() },
    {
      title: "a VPC configuration with nothing in it",
      given: atEdge({
        props: {
          vpcConfig: {
            subnetIds: [],
            securityGroupIds: [],
            vpcId: "",
            ipv6AllowedForDualStack: false,
          },
        },
      }),
    },
    {
      title: "a configuration that is not declared and not known yet",
      given: atEdge({ props: { vpcConfig: unknown } }),
    },
    {
      title: "a function of a Region that has it",
      given: inRegion({ vpcConfig: { subnetIds: ["subnet-1"] } }),
    },
  ],
  violates: [
    {
      title: "an edge function in a VPC",
      given: atEdge({ props: { vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: [] } } }),
      reports: ["example-function vpcConfig puts it into a VPC; leave vpcConfig out"],
    },
    {
      title: "subnets that are not known yet",
      given: atEdge({
        props: { vpcConfig: { subnetIds: unknown } },
        from: { vpcConfig: [resource("aws:ec2/subnet:Subnet")] },
      }),
      reports: ["example-function vpcConfig puts it into a VPC; leave vpcConfig out"],
    },
    {
      title: "an edge function with a file system",
      given: atEdge({ props: { fileSystemConfig: { arn: "arn", localMountPath: "/mnt/a" } } }),
      reports: [
        "example-function fileSystemConfig mounts a file system, which is in a VPC; leave fileSystemConfig out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["vpcConfig"], {
        subnetIds: ["subnet-1"],
        securityGroupIds: ["sg-1"],
      }),
    reports: ["freshness-function vpcConfig puts it into a VPC; leave vpcConfig out"],
  },
});
