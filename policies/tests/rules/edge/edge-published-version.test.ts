import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgePublishedVersion } from "../../../rules/edge/edge-published-version.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgePublishedVersion, {
  passes: [
    { title: "a function that publishes", given: atEdge({ props: { publish: true } }) },
    { title: "one that is not known yet", given: atEdge({ props: { publish: unknown } }) },
    { title: "a function of a Region", given: inRegion({ publish: false }) },
  ],
  violates: [
    {
      title: "an edge function that does not publish",
      given: atEdge({ props: { publish: false } }),
      reports: ["example-function publish is false; write publish: true"],
    },
    {
      title: "an edge function with the default",
      given: atEdge(),
      reports: ["example-function publish is nothing; write publish: true"],
    },
    {
      title: "a function that is made for the edge, before a distribution names it",
      given: [resource(functionType, { inside: ["touchline:edge:EdgeFunction"] })],
      reports: ["example-function publish is nothing; write publish: true"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["publish"], false),
    reports: ["freshness-function publish is false; write publish: true"],
  },
});
