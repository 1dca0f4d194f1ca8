import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoTracing } from "../../../rules/edge/edge-no-tracing.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeNoTracing, {
  passes: [
    { title: "an edge function", given: atEdge() },
    {
      title: "what AWS fills in",
      given: atEdge({ props: { tracingConfig: { mode: "PassThrough" } } }),
    },
    {
      title: "a mode that is not known yet",
      given: atEdge({ props: { tracingConfig: { mode: unknown } } }),
    },
    {
      title: "a function of a Region that has it",
      given: inRegion({ tracingConfig: { mode: "Active" } }),
    },
  ],
  violates: [
    {
      title: "an edge function that is traced",
      given: atEdge({ props: { tracingConfig: { mode: "Active" } } }),
      reports: ['example-function tracingConfig.mode is "Active"; leave tracingConfig out'],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["tracingConfig"], {
        mode: "Active",
      }),
    reports: ['freshness-function tracingConfig.mode is "Active"; leave tracingConfig out'],
  },
});
