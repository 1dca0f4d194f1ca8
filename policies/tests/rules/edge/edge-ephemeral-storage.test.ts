import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeEphemeralStorage } from "../../../rules/edge/edge-ephemeral-storage.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeEphemeralStorage, {
  passes: [
    { title: "an edge function", given: atEdge() },
    {
      title: "the disk every function has",
      given: atEdge({ props: { ephemeralStorage: { size: 512 } } }),
    },
    {
      title: "a size that is not known yet",
      given: atEdge({ props: { ephemeralStorage: { size: unknown } } }),
    },
    {
      title: "a function of a Region that has it",
      given: inRegion({ ephemeralStorage: { size: 1024 } }),
    },
  ],
  violates: [
    {
      title: "one megabyte more",
      given: atEdge({ props: { ephemeralStorage: { size: 513 } } }),
      reports: ["example-function ephemeralStorage.size is 513; leave ephemeralStorage out"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["ephemeralStorage"], {
        size: 1024,
      }),
    reports: ["freshness-function ephemeralStorage.size is 1024; leave ephemeralStorage out"],
  },
});
