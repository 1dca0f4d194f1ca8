import { distributionType, functionType } from "../../../../policies/reading/edge-function.ts";
import { unknown } from "../../../../policies/reading/value.ts";
import { computeTracing } from "../../../../policies/rules/compute/compute-tracing.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const traced = (mode: unknown) => resource(functionType, { props: { tracingConfig: { mode } } });
const write = 'write tracingConfig: { mode: "Active" }';

/** A function at the edge, where there are no traces. */
function atEdge() {
  const called = resource(functionType);
  return [called, resource(distributionType, { from: { orderedCacheBehaviors: [called] } })];
}

describeRule(computeTracing, {
  passes: [
    { title: "traced", given: [traced("Active")] },
    { title: "not known yet", given: [traced(unknown)] },
    { title: "a function at the edge", given: atEdge() },
  ],
  violates: [
    {
      title: "as the caller likes",
      given: [traced("PassThrough")],
      says: [`example-function tracingConfig.mode is "PassThrough"; ${write}`],
    },
    {
      title: "nothing said",
      given: [resource(functionType)],
      says: [`example-function tracingConfig.mode is nothing; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(functionType, "desk-api-handler-function"),
        ["tracingConfig", "mode"],
        "PassThrough",
      ),
    says: [`desk-api-handler-function tracingConfig.mode is "PassThrough"; ${write}`],
  },
});
