import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeViewerPackageSize } from "../../../rules/edge/edge-viewer-package-size.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge } from "./at-edge.ts";

describeRule(edgeViewerPackageSize, {
  passes: [
    { title: "a function that is not made yet", given: atEdge() },
    { title: "a megabyte", given: atEdge({ props: { sourceCodeSize: 1_048_576 } }) },
    {
      title: "a size that is not known yet",
      given: atEdge({ props: { sourceCodeSize: unknown } }),
    },
    {
      title: "more on an origin event",
      given: atEdge({ event: "origin-response", props: { sourceCodeSize: 2_000_000 } }),
    },
  ],
  violates: [
    {
      title: "one byte more",
      given: atEdge({ props: { sourceCodeSize: 1_048_577 } }),
      reports: [
        "example-function sourceCodeSize is 1048577; write a bundle of at most 1048576 bytes",
      ],
    },
    {
      title: "more than a team wants",
      given: atEdge({ props: { sourceCodeSize: 101 } }),
      settings: { maxBytes: 100 },
      reports: ["example-function sourceCodeSize is 101; write a bundle of at most 100 bytes"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "token-guard-function"), ["sourceCodeSize"], 1_048_577),
    reports: [
      "token-guard-function sourceCodeSize is 1048577; write a bundle of at most 1048576 bytes",
    ],
  },
});
