import { edgeEphemeralStorageMb } from "../../../aws/edge-limits.ts";
import { atMost, checkEach, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { stackRule } from "../../rule.ts";

export const edgeEphemeralStorage = stackRule({
  name: "edge-ephemeral-storage",
  statement: "Edge functions have no more than 512 MB of ephemeral storage.",
  why: "At the edge it cannot be raised, so CloudFront refuses a function with more.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      edgeFunctions(stack),
      property(
        "ephemeralStorage.size",
        atMost(edgeEphemeralStorageMb.value, "leave ephemeralStorage out"),
      ),
    ),
});
