import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeZipPackage } from "../../../rules/edge/edge-zip-package.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeZipPackage, {
  passes: [
    { title: "an edge function", given: atEdge() },
    { title: "a zip", given: atEdge({ props: { packageType: "Zip" } }) },
    {
      title: "a package that is not known yet",
      given: atEdge({ props: { packageType: unknown, imageUri: unknown } }),
    },
    { title: "a function of a Region that has it", given: inRegion({ packageType: "Image" }) },
  ],
  violates: [
    {
      title: "a container image",
      given: atEdge({
        props: {
          packageType: "Image",
          imageUri: "registry/image:1",
          imageConfig: { commands: ["index.handler"] },
        },
      }),
      reports: [
        'example-function packageType is "Image"; leave packageType out',
        "example-function imageUri names a container image; leave imageUri out",
        "example-function imageConfig is for a container image; leave imageConfig out",
      ],
    },
    {
      title: "an image that is not known yet",
      given: atEdge({
        props: { imageUri: unknown },
        from: { imageUri: [resource("aws:ecr/repository:Repository")] },
      }),
      reports: ["example-function imageUri names a container image; leave imageUri out"],
    },
    {
      title: "a customer managed key",
      given: atEdge({ props: { sourceKmsKeyArn: "arn:aws:kms:us-east-1:0:key/1" } }),
      reports: [
        "example-function sourceKmsKeyArn encrypts the zip with a customer managed key; leave sourceKmsKeyArn out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(functionType, "freshness-function"),
        ["sourceKmsKeyArn"],
        "arn:aws:kms:us-east-1:000000000000:key/1",
      ),
    reports: [
      "freshness-function sourceKmsKeyArn encrypts the zip with a customer managed key; leave sourceKmsKeyArn out",
    ],
  },
});
