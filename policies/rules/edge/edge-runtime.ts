import { anyOf, checkEach, ifGiven, property } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { currentRuntimes } from "../../reading/runtime.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const edgeRuntime = stackRule({
  name: "edge-runtime",
  statement: "Edge functions run on Node.js or Python, in a version that Lambda still creates.",
  why: "The edge supports no other language, and Lambda neither creates nor updates functions on deprecated runtimes.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  anchors: ["Lambda.2", "CKV_AWS_363"],
  settings: {
    runtimes: listSetting("Runtimes that edge functions may have.", currentRuntimes),
  },
  evaluate: (stack, { runtimes }) =>
    checkEach(edgeFunctions(stack), property("runtime", ifGiven(anyOf(runtimes)))),
});
