import { otherRuntime } from "../../old-finding.ts";
import { regionalFunctions } from "../../reading/lambda.ts";
import { currentRuntimes } from "../../reading/runtime.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

/** Node.js and Python are from AWS's table; the others from memory. */
const supported: readonly string[] = [
  ...currentRuntimes,
  "java17",
  "java21",
  "java25",
  "dotnet8",
  "dotnet10",
  "ruby3.3",
  "ruby3.4",
  "provided.al2023",
];

export const computeRuntime = stackRule({
  name: "compute-runtime",
  statement: "Functions run on a runtime that AWS still mends.",
  why: "Others get no security fixes, and a few months later no changes at all.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  severity: "high",
  level: "mandatory",
  anchors: ["Lambda.2", "CKV_AWS_363"],
  settings: {
    runtimes: listSetting("Runtimes a function may have.", supported),
  },
  *evaluate(stack, { runtimes }) {
    for (const on of regionalFunctions(stack)) {
      yield* otherRuntime(on, runtimes);
    }
  },
});
