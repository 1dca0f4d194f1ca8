import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { computeRuntime } from "../../../rules/compute/compute-runtime.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const runs = (runtime: unknown) => resource(functionType, { props: { runtime } });
const all =
  "nodejs22.x, nodejs24.x, python3.10, python3.11, python3.12, python3.13, python3.14, " +
  "java17, java21, java25, dotnet8, dotnet10, ruby3.3, ruby3.4, provided.al2023";

/** An old function at the edge, which other rules evaluate. */
function atEdge() {
  const old = runs("nodejs20.x");
  return [old, resource(distributionType, { from: { defaultCacheBehavior: [old] } })];
}

describeRule(computeRuntime, {
  passes: [
    { title: "a supported runtime", given: [runs("nodejs24.x")] },
    { title: "an image", given: [runs(undefined)] },
    { title: "not known yet", given: [runs(unknown)] },
    { title: "a function at the edge", given: atEdge() },
    {
      title: "a configured runtime",
      given: [runs("nodejs26.x")],
      settings: { runtimes: ["nodejs26.x"] },
    },
  ],
  violates: [
    {
      title: "one that ended in April",
      given: [runs("nodejs20.x")],
      reports: [`example-function runtime is "nodejs20.x"; write one of ${all}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "desk-api-handler"), ["runtime"], "nodejs20.x"),
    reports: [`desk-api-handler runtime is "nodejs20.x"; write one of ${all}`],
  },
});
