/**
 * Functions run on what AWS still mends.
 *
 * @module
 */
import { regionalFunctions } from "../../reading/lambda.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Node.js and Python are from AWS's table; the others from memory. */
const supported: readonly string[] = [
  "nodejs22.x",
  "nodejs24.x",
  "python3.10",
  "python3.11",
  "python3.12",
  "python3.13",
  "python3.14",
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
    runtimes: {
      description: "Runtimes a function may have.",
      type: "array",
      items: { type: "string" },
      default: supported,
    },
  },
  *judge(stack, { runtimes }) {
    for (const on of regionalFunctions(stack)) {
      // An image has none.
      const runtime = text(on.props["runtime"]);
      if (runtime !== undefined && !runtimes.includes(runtime)) {
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
