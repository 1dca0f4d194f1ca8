import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeArchitecture } from "../../../rules/edge/edge-architecture.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeArchitecture, {
  passes: [
    { title: "an edge function with the default", given: atEdge() },
    {
      title: "an edge function for x86_64",
      given: atEdge({ props: { architectures: ["x86_64"] } }),
    },
    { title: "one that is not known yet", given: atEdge({ props: { architectures: unknown } }) },
    { title: "a function of a Region that has it", given: inRegion({ architectures: ["arm64"] }) },
  ],
  violates: [
    {
      title: "an edge function for arm64",
      given: atEdge({ props: { architectures: ["arm64"] } }),
      reports: ['example-function architectures is ["arm64"]; write architectures: ["x86_64"]'],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["architectures"], ["arm64"]),
    reports: ['freshness-function architectures is ["arm64"]; write architectures: ["x86_64"]'],
  },
});
