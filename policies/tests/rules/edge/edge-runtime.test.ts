import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRuntime } from "../../../rules/edge/edge-runtime.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeRuntime, {
  passes: [
    { title: "Node.js", given: atEdge({ props: { runtime: "nodejs24.x" } }) },
    { title: "Python", given: atEdge({ props: { runtime: "python3.14" } }) },
    { title: "a runtime that is not known yet", given: atEdge({ props: { runtime: unknown } }) },
    {
      title: "another list",
      given: atEdge({ props: { runtime: "nodejs26.x" } }),
      settings: { runtimes: ["nodejs26.x"] },
    },
    { title: "a function of a Region that has it", given: inRegion({ runtime: "java25" }) },
  ],
  violates: [
    {
      title: "a deprecated one",
      given: atEdge({ props: { runtime: "nodejs20.x" } }),
      reports: [
        'example-function runtime is "nodejs20.x"; write one of nodejs22.x, nodejs24.x, python3.10, python3.11, python3.12, python3.13, python3.14',
      ],
    },
    {
      title: "another language",
      given: atEdge({ props: { runtime: "java25" } }),
      reports: [
        'example-function runtime is "java25"; write one of nodejs22.x, nodejs24.x, python3.10, python3.11, python3.12, python3.13, python3.14',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["runtime"], "java25"),
    reports: [
      'freshness-function runtime is "java25"; write one of nodejs22.x, nodejs24.x, python3.10, python3.11, python3.12, python3.13, python3.14',
    ],
  },
});
