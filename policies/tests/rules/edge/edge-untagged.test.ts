import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { edgeUntagged } from "../../../rules/edge/edge-untagged.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, functionArn, inRegion } from "./at-edge.ts";

/** The same function, made by a provider with tags. */
const [, front] = atEdge();
const made = resource(functionType, {
  props: { region: "us-east-1", arn: functionArn },
  provider: { defaultTags: '{"tags":{"team":"a"}}' },
});
const tagged = [made, front];

describeRule(edgeUntagged, {
  passes: [
    { title: "a function without tags", given: atEdge() },
    { title: "an empty map", given: atEdge({ props: { tags: {} } }) },
    { title: "tags of a function of a Region", given: inRegion({ tags: { team: "a" } }) },
  ],
  violates: [
    {
      title: "its own tags",
      given: atEdge({ props: { tags: { team: "a" } } }),
      reports: ["example-function tags tags an edge function; leave tags out"],
    },
    {
      title: "tags its provider puts on everything",
      given: tagged,
      reports: [
        "example-function has a provider with default tags; write a separate provider without default tags",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const { provider } = draft.node(distributionType);
      draft.change(draft.node(functionType, "freshness-function"), { provider });
    },
    reports: [
      "freshness-function has a provider with default tags; write a separate provider without default tags",
    ],
  },
});
