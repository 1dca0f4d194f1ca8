/**
 * Edge functions have a runtime that the edge takes and Lambda still creates.
 *
 * @module
 */
import { edgeFunctions } from "../../reading/edge-function.ts";
import { shown, text } from "../../reading/value.ts";
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
      default: [
        "nodejs22.x",
        "nodejs24.x",
        "python3.10",
        "python3.11",
        "python3.12",
        "python3.13",
        "python3.14",
      ],
    },
  },
  *judge(stack, { runtimes }) {
    for (const on of edgeFunctions(stack)) {
      const runtime = text(on.props["runtime"]);
      if (runtime !== undefined && !runtimes.some((each) => each === runtime)) {
        yield {
          on,
          at: "runtime",
          found: `is ${shown(runtime)}`,
          write: `write one of ${runtimes.join(", ")}`,
        };
      }
    }
  },
});
