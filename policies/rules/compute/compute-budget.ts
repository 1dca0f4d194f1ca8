import { regionalFunctions } from "../../reading/lambda.ts";
import { number } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const computeBudget = stackRule({
  name: "compute-budget",
  statement: "Functions stay within a budget of time and memory.",
  why: "Both are paid for, and a function that hangs is paid for to the end.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
  severity: "low",
  level: "advisory",
  settings: {
    maxSeconds: integerSetting("The longest timeout.", 30, { minimum: 1, maximum: 900 }),
    maxMemoryMb: integerSetting("The most memory; 1769 MB is one processor.", 1769, {
      minimum: 128,
      maximum: 10_240,
    }),
  },
  *evaluate(stack, { maxSeconds, maxMemoryMb }) {
    for (const on of regionalFunctions(stack)) {
      const seconds = number(on.props["timeout"]) ?? 0;
      const memoryMb = number(on.props["memorySize"]) ?? 0;
      if (seconds > maxSeconds) {
        yield {
          on,
          at: "timeout",
          found: `is ${seconds} s`,
          write: `write ${maxSeconds} or less`,
        };
      }
      if (memoryMb > maxMemoryMb) {
        yield {
          on,
          at: "memorySize",
          found: `is ${memoryMb} MB`,
          write: `write ${maxMemoryMb} or less`,
        };
      }
    }
  },
});
