import { withFeatures } from "../../edge-feature.ts";
import { part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgePlainFeatures = stackRule({
  name: "edge-plain-features",
  statement: "Edge functions use no feature that only regional functions have.",
  why: "The edge supports none of them, so CloudFront refuses the association, minutes into a deployment.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  // CKV_AWS_116 and CKV_AWS_173 require what the edge refuses or has no use for.
  evaluate: (stack) =>
    withFeatures(stack, [
      { input: "deadLetterConfig", found: "names a queue for failed calls" },
      // From here on see `regionalFeaturesAtEdge` in aws/edge-behavior.ts.
      {
        input: "snapStart",
        found: "starts it from a snapshot",
        isOn: (value) => part(value, "applyOn") === "PublishedVersions",
      },
      { input: "durableConfig", found: "makes it durable" },
      { input: "capacityProviderConfig", found: "runs it on managed instances" },
      { input: "tenancyConfig", found: "runs it once for each tenant" },
      { input: "kmsKeyArn", found: "encrypts an environment, of which the edge has none" },
    ]),
});
