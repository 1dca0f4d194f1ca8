import { checkEach, property, turnedOn } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { stackRule } from "../../rule.ts";

export const edgeKept = stackRule({
  name: "edge-kept",
  statement: "Edge functions are kept when they are removed from the program.",
  why: "Replicas exist for hours after removal and cannot be deleted, so a stack that deletes the function fails.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-delete-replicas.html",
  severity: "low",
  level: "advisory",
  // The option retainOnDelete does the same, and is not visible to policies.
  evaluate: (stack) => checkEach(edgeFunctions(stack), property("skipDestroy", turnedOn)),
});
