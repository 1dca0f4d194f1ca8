import { functionType } from "../../../../policies/reading/edge-function.ts";
import { edgePublishedVersion } from "../../../../policies/rules/edge/edge-published-version.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const inside = ["touchline:edge:EdgeFunction"];

describeRule(edgePublishedVersion, {
  passes: [
    {
      title: "a function that publishes",
      given: resource(functionType, { inside, props: { publish: true } }),
    },
    { title: "a function of a Region", given: resource(functionType) },
  ],
  violates: [
    {
      title: "an edge function that does not publish",
      given: resource(functionType, { inside, props: { publish: false } }),
      says: ["example-function publish is false; write publish: true"],
    },
    {
      title: "an edge function that says nothing",
      given: resource(functionType, { inside }),
      says: ["example-function publish is nothing; write publish: true"],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["publish"], false),
    says: ["freshness-function publish is false; write publish: true"],
  },
});
