import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeIncludeBody } from "../../../rules/edge/edge-include-body.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

describeRule(edgeIncludeBody, {
  passes: [
    { title: "no body", given: frontOf({}) },
    { title: "a flag that is off", given: frontOf({ association: { includeBody: false } }) },
    {
      title: "a flag that is not known yet",
      given: frontOf({ association: { includeBody: unknown } }),
    },
    {
      title: "a pattern that may",
      given: frontOf({ association: { includeBody: true } }),
      settings: { patterns: ["/a/*"] },
    },
    {
      title: "a response, which is another rule",
      given: frontOf({ event: "origin-response", association: { includeBody: true } }),
    },
  ],
  violates: [
    {
      title: "a body",
      given: frontOf({ association: { includeBody: true } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].includeBody is true; write includeBody: false, or list the path pattern",
      ],
    },
    {
      title: "a pattern that is not the one",
      given: frontOf({ association: { includeBody: true } }),
      settings: { patterns: ["/b/*"] },
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0].includeBody is true; write includeBody: false, or list the path pattern",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 3, "lambdaFunctionAssociations", 0, "includeBody"],
        true,
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[3].lambdaFunctionAssociations[0].includeBody is true; write includeBody: false, or list the path pattern",
    ],
  },
});
