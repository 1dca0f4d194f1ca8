import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { functionTracing } from "../../../rules/observability/function-tracing.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const traced = (mode: unknown) => resource(functionType, { props: { tracingConfig: { mode } } });
const untraced = resource(functionType);

describeRule(functionTracing, {
  passes: [
    { title: "a function that is traced", given: traced("Active") },
    { title: "a mode that is not known yet", given: traced(unknown) },
    {
      title: "an edge function, by its component",
      given: resource(functionType, { inside: ["touchline:edge:EdgeFunction"] }),
    },
    {
      title: "an edge function, by its distribution",
      given: [
        untraced,
        resource(distributionType, { from: { orderedCacheBehaviors: [untraced] } }),
      ],
    },
  ],
  violates: [
    {
      title: "a function with defaults",
      given: untraced,
      reports: [
        'example-function tracingConfig.mode is nothing; write tracingConfig: { mode: "Active" }',
      ],
    },
    {
      title: "a function that leaves it to its caller",
      given: traced("PassThrough"),
      reports: [
        'example-function tracingConfig.mode is "PassThrough"; write tracingConfig: { mode: "Active" }',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(functionType, "desk-api-handler"),
        ["tracingConfig", "mode"],
        "PassThrough",
      ),
    reports: [
      'desk-api-handler tracingConfig.mode is "PassThrough"; write tracingConfig: { mode: "Active" }',
    ],
  },
});
