import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeBodyEvents } from "../../../rules/edge/edge-body-events.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

describeRule(edgeBodyEvents, {
  passes: [
    { title: "no body", given: frontOf({ event: "origin-response" }) },
    { title: "a body of a request", given: frontOf({ association: { includeBody: true } }) },
    {
      title: "a flag that is not known yet",
      given: frontOf({ event: "origin-response", association: { includeBody: unknown } }),
    },
  ],
  violates: [
    {
      title: "a response of an origin",
      given: frontOf({ event: "origin-response", association: { includeBody: true } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].includeBody is true on origin-response; leave includeBody out",
      ],
    },
    {
      title: "a response to a viewer",
      given: frontOf({ event: "viewer-response", association: { includeBody: true } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].includeBody is true on viewer-response; leave includeBody out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 0, "lambdaFunctionAssociations", 1, "includeBody"],
        true,
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[1].includeBody is true on origin-response; leave includeBody out",
    ],
  },
});
