import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeViewerMemory } from "../../../rules/edge/edge-viewer-memory.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

/** Either may be the one on the viewer event. */
const other = resource(functionType, { name: "other", props: { qualifiedArn: unknown } });
const twoUnknown = [
  other,
  ...atEdge({
    props: { memorySize: 256, arn: unknown, qualifiedArn: unknown },
    through: [other],
  }),
];

describeRule(edgeViewerMemory, {
  passes: [
    {
      title: "a function whose version is not known yet, where another is",
      given: [
        resource(functionType, {
          name: "other",
          props: { qualifiedArn: unknown, memorySize: 256 },
        }),
        ...atEdge({ association: { lambdaArn: unknown } }),
      ],
    },
    { title: "128 MB on a viewer event", given: atEdge({ props: { memorySize: 128 } }) },
    { title: "Lambda's own default", given: atEdge() },
    {
      title: "more on an origin event",
      given: atEdge({ event: "origin-request", props: { memorySize: 512 } }),
    },
    { title: "a size that is not known yet", given: atEdge({ props: { memorySize: unknown } }) },
    {
      title: "a team that trusts the quota page",
      given: atEdge({ props: { memorySize: 256 } }),
      settings: { maxMb: 256 },
    },
    { title: "two functions whose events are not known yet", given: twoUnknown },
  ],
  violates: [
    {
      title: "one megabyte more",
      given: atEdge({ props: { memorySize: 129 } }),
      reports: ["example-function memorySize is 129; write memorySize: 128"],
    },
    {
      title: "more on viewer-response",
      given: atEdge({ event: "viewer-response", props: { memorySize: 256 } }),
      reports: ["example-function memorySize is 256; write memorySize: 128"],
    },
    {
      title: "the one function whose version is not known yet",
      given: [
        resource(functionType, { name: "regional", props: { qualifiedArn: unknown } }),
        ...atEdge({ props: { memorySize: 256, arn: unknown, qualifiedArn: unknown } }),
      ],
      reports: ["example-function memorySize is 256; write memorySize: 128"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "token-guard-function"), ["memorySize"], 256),
    reports: ["token-guard-function memorySize is 256; write memorySize: 128"],
  },
});
