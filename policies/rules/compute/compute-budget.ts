import { functionMemoryRange, functionTimeoutRange } from "../../../aws/lambda-limits.ts";
import { atMost, checkEach, property } from "../../property-check.ts";
import { regionalFunctions } from "../../reading/lambda-reading.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const computeBudget = stackRule({
  name: "compute-budget",
  statement: "Functions stay within a budget of time and memory.",
  why: "Both are charged, and a function that hangs is charged until its timeout.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
  severity: "low",
  level: "advisory",
  settings: {
    maxSeconds: integerSetting("The longest timeout.", 30, {
      minimum: 1,
      maximum: functionTimeoutRange.value.max,
    }),
    maxMemoryMb: integerSetting("The most memory; 1769 MB is one processor.", 1769, {
      minimum: functionMemoryRange.value.min,
      maximum: functionMemoryRange.value.max,
    }),
  },
  evaluate: (stack, { maxSeconds, maxMemoryMb }) =>
    checkEach(
      regionalFunctions(stack),
      property("timeout", atMost(maxSeconds, undefined, " s")),
      property("memorySize", atMost(maxMemoryMb, undefined, " MB")),
    ),
});
