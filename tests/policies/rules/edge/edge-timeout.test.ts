import { functionType } from "../../../../policies/reading/edge-function.ts";
import { unknown } from "../../../../policies/reading/value.ts";
import { edgeTimeout } from "../../../../policies/rules/edge/edge-timeout.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeTimeout, {
  passes: [
    { title: "Lambda's own default", given: atEdge() },
    { title: "the quota", given: atEdge({ props: { timeout: 30 } }) },
    { title: "a time nobody knows yet", given: atEdge({ props: { timeout: unknown } }) },
    { title: "a function of a Region that has it", given: inRegion({ timeout: 60 }) },
  ],
  violates: [
    {
      title: "one second more",
      given: atEdge({ props: { timeout: 31 } }),
      says: ["example-function timeout is 31; write at most 30"],
    },
    {
      title: "more than a team wants",
      given: atEdge({ props: { timeout: 6 } }),
      settings: { maxSeconds: 5 },
      says: ["example-function timeout is 6; write at most 5"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(functionType, "freshness-function"), ["timeout"], 31),
    says: ["freshness-function timeout is 31; write at most 30"],
  },
});
