import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { costProvisionedConcurrency } from "../../../rules/cost/cost-provisioned-concurrency.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";

const waiting = (provisionedConcurrentExecutions: unknown) =>
  resource(type, { props: { provisionedConcurrentExecutions } });

describeRule(costProvisionedConcurrency, {
  passes: [
    { title: "none", given: waiting(0) },
    { title: "a number that is not known yet", given: waiting(unknown) },
    { title: "as many as are allowed", given: waiting(5), settings: { atMost: 5 } },
  ],
  violates: [
    {
      title: "one",
      given: waiting(1),
      reports: [
        "example-provisionedConcurrencyConfig provisionedConcurrentExecutions is 1; take the resource out",
      ],
    },
    {
      title: "one more than is allowed",
      given: waiting(6),
      settings: { atMost: 5 },
      reports: [
        "example-provisionedConcurrencyConfig provisionedConcurrentExecutions is 6; write 5 or less",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const beside = draft.node(functionType, "api-eu-west-1-handler");
      draft.add(beside, type, "api-eu-west-1-handler-waiting", {
        provisionedConcurrentExecutions: 2,
      });
    },
    reports: [
      "api-eu-west-1-handler-waiting provisionedConcurrentExecutions is 2; take the resource out",
    ],
  },
});
