import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoMixedViewerFunctions } from "../../../rules/edge/edge-no-mixed-viewer-functions.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

describeRule(edgeNoMixedViewerFunctions, {
  passes: [
    { title: "Lambda alone", given: frontOf({}) },
    {
      title: "CloudFront Functions before Lambda on an origin event",
      given: frontOf({
        event: "origin-request",
        behavior: { functionAssociations: [{ eventType: "viewer-response" }] },
      }),
    },
    {
      title: "a list with nothing in it",
      given: frontOf({ behavior: { functionAssociations: [] } }),
    },
    {
      title: "an event that is not known yet",
      given: frontOf({
        association: { eventType: unknown },
        behavior: { functionAssociations: [{ eventType: "viewer-response" }] },
      }),
    },
  ],
  violates: [
    {
      title: "both, on different events",
      given: frontOf({ behavior: { functionAssociations: [{ eventType: "viewer-response" }] } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].functionAssociations is beside Lambda functions on viewer events; write both viewer events as one kind of function",
      ],
    },
    {
      title: "both on one event",
      given: frontOf({ behavior: { functionAssociations: [{ eventType: "viewer-request" }] } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].functionAssociations is beside Lambda functions on viewer events; write both viewer events as one kind of function",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 3, "functionAssociations"],
        [
          {
            eventType: "viewer-response",
            functionArn: "arn:aws:cloudfront::000000000000:function/stamp",
          },
        ],
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[3].functionAssociations is beside Lambda functions on viewer events; write both viewer events as one kind of function",
    ],
  },
});
