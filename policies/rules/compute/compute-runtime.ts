import { otherRuntimes } from "../../../aws/lambda-limits.ts";
import { anyOf, checkEach, ifGiven, property } from "../../property-check.ts";
import { regionalFunctions } from "../../reading/lambda-reading.ts";
import { currentRuntimes } from "../../reading/runtime.ts";
import { listSetting, stackRule } from "../../rule.ts";

const supported: readonly string[] = [...currentRuntimes, ...otherRuntimes.value];

export const computeRuntime = stackRule({
  name: "compute-runtime",
  statement: "Functions run on a runtime that AWS supports.",
  why: "Deprecated runtimes get no security updates, and some months later cannot be updated.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  severity: "high",
  anchors: ["Lambda.2", "CKV_AWS_363"],
  settings: { runtimes: listSetting("Runtimes a function may have.", supported) },
  evaluate: (stack, { runtimes }) =>
    checkEach(regionalFunctions(stack), property("runtime", ifGiven(anyOf(runtimes)))),
});
