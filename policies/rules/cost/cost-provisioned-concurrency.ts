import { atMost, property } from "../../property-check.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

export const costProvisionedConcurrency = resourceRule({
  name: "cost-provisioned-concurrency",
  statement: "Functions have no provisioned concurrency.",
  why: "Provisioned instances are charged by the second whether they are called or not, in each Region.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html",
  severity: "low",
  level: "advisory",
  types: ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig"],
  settings: {
    atMost: integerSetting("Provisioned instances a function may have.", 0, { minimum: 0 }),
  },
  evaluate: (config, { atMost: most }) =>
    property(
      "provisionedConcurrentExecutions",
      atMost(most, most === 0 ? "take the resource out" : `write ${most} or less`),
    )(config),
});
