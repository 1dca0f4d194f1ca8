import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeKept } from "../../../rules/edge/edge-kept.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeKept, {
  passes: [
    { title: "a function with skipDestroy", given: atEdge({ props: { skipDestroy: true } }) },
    { title: "one that is not known yet", given: atEdge({ props: { skipDestroy: unknown } }) },
    { title: "a function of a Region that has it", given: inRegion({ skipDestroy: false }) },
  ],
  violates: [
    {
      title: "a function that is deleted",
      given: atEdge({ props: { skipDestroy: false } }),
      reports: ["example-function skipDestroy is false; write skipDestroy: true"],
    },
    {
      title: "a function with defaults",
      given: atEdge(),
      reports: ["example-function skipDestroy is nothing; write skipDestroy: true"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["skipDestroy"], false),
    reports: ["freshness-function skipDestroy is false; write skipDestroy: true"],
  },
});
