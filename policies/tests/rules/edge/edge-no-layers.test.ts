import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoLayers } from "../../../rules/edge/edge-no-layers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeNoLayers, {
  passes: [
    { title: "an edge function", given: atEdge() },
    { title: "an empty list", given: atEdge({ props: { layers: [] } }) },
    { title: "a list that is not known yet", given: atEdge({ props: { layers: unknown } }) },
    { title: "a function of a Region that has it", given: inRegion({ layers: ["arn:layer:1"] }) },
  ],
  violates: [
    {
      title: "an edge function with a layer",
      given: atEdge({ props: { layers: ["arn:layer:1"] } }),
      reports: ["example-function layers adds layers; leave layers out"],
    },
    {
      title: "a layer whose ARN is not known yet",
      given: atEdge({
        props: { layers: [unknown] },
        from: { layers: [resource("aws:lambda/layerVersion:LayerVersion")] },
      }),
      reports: ["example-function layers adds layers; leave layers out"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(functionType, "freshness-function"),
        ["layers"],
        ["arn:aws:lambda:us-east-1:000000000000:layer:shared:1"],
      ),
    reports: ["freshness-function layers adds layers; leave layers out"],
  },
});
