import { withFeatures } from "../../edge-feature.ts";
import { stackRule } from "../../rule.ts";

export const edgeNoVpc = stackRule({
  name: "edge-no-vpc",
  statement: "Edge functions are in no VPC.",
  why: "Replicas run in Regions that do not have the VPC, so CloudFront refuses the association.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  // Lambda.3 and CKV_AWS_117 require what the edge refuses.
  evaluate: (stack) =>
    withFeatures(stack, [
      { input: "vpcConfig", found: "puts it into a VPC" },
      // See `fileSystemAtEdge` in aws/edge-behavior.ts.
      { input: "fileSystemConfig", found: "mounts a file system, which is in a VPC" },
    ]),
});
