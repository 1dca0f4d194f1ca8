import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computeBudget } from "../../../rules/compute/compute-budget.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const takes = (timeout: unknown, memorySize: unknown) => [
  resource(functionType, { props: { timeout, memorySize } }),
];

describeRule(computeBudget, {
  passes: [
    { title: "all of it", given: takes(30, 1769) },
    { title: "no override", given: takes(undefined, undefined) },
    { title: "not known yet", given: takes(unknown, unknown) },
    {
      title: "a configured budget",
      given: takes(60, 3008),
      settings: { maxSeconds: 60, maxMemoryMb: 3008 },
    },
  ],
  violates: [
    {
      title: "a second more",
      given: takes(31, 512),
      reports: ["example-function timeout is 31 s; write 30 or less"],
    },
    {
      title: "a megabyte more",
      given: takes(5, 1770),
      reports: ["example-function memorySize is 1770 MB; write 1769 or less"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "desk-api-handler"), ["memorySize"], 3008),
    reports: ["desk-api-handler memorySize is 3008 MB; write 1769 or less"],
  },
});
