/**
 * Edge functions have a runtime that the edge takes and Lambda still creates.
 *
 * @module
 */
import { otherRuntime } from "../../finding.ts";
import { edgeFunctions } from "../../reading/edge-function.ts";
import { currentRuntimes } from "../../reading/runtime.ts";
import { stackRule } from "../../rule.ts";

export const edgeRuntime = stackRule({
  name: "edge-runtime",
  statement: "Edge functions run on Node.js or Python, in a version that Lambda still creates.",
  why: "The edge takes no other language, and Lambda neither creates nor updates what is deprecated.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  anchors: ["Lambda.2", "CKV_AWS_363"],
  settings: {
    runtimes: {
      description: "Runtimes that edge functions may have.",
      type: "array",
      items: { type: "string" },
      default: currentRuntimes,
    },
  },
  *judge(stack, { runtimes }) {
    for (const on of edgeFunctions(stack)) {
      yield* otherRuntime(on, runtimes);
    }
  },
});
