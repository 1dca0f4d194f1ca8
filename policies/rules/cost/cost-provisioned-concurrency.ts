import { number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const costProvisionedConcurrency = resourceRule({
  name: "cost-provisioned-concurrency",
  statement: "Functions wait for calls at no price.",
  why: "Provisioned instances cost by the second whether they are called or not, in each Region again.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html",
  severity: "low",
  level: "advisory",
  types: ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig"],
  settings: {
    atMost: integerSetting("Instances a function may have waiting.", 0, { minimum: 0 }),
  },
  *evaluate({ props }, { atMost }) {
    const instances = number(props["provisionedConcurrentExecutions"]);
    if (instances !== undefined && instances > atMost) {
      yield {
        at: "provisionedConcurrentExecutions",
        found: `is ${instances}`,
        write: atMost === 0 ? "take the resource out" : `write ${atMost} or less`,
      };
    }
  },
});
