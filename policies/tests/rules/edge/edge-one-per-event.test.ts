import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeOnePerEvent } from "../../../rules/edge/edge-one-per-event.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

describeRule(edgeOnePerEvent, {
  passes: [
    {
      title: "a function on each event",
      given: frontOf({
        behavior: {
          lambdaFunctionAssociations: [
            { eventType: "viewer-request" },
            { eventType: "origin-request" },
          ],
        },
      }),
    },
    { title: "no function", given: frontOf({ behavior: { lambdaFunctionAssociations: [] } }) },
    {
      title: "events that is not known yet",
      given: frontOf({
        behavior: { lambdaFunctionAssociations: [{ eventType: unknown }, { eventType: unknown }] },
      }),
    },
  ],
  violates: [
    {
      title: "two on one event",
      given: frontOf({
        behavior: {
          lambdaFunctionAssociations: [
            { eventType: "origin-request" },
            { eventType: "origin-request" },
          ],
        },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations runs more than one function on origin-request; write one function that does both",
      ],
    },
    {
      title: "two CloudFront Functions",
      given: frontOf({
        behavior: {
          functionAssociations: [{ eventType: "viewer-request" }, { eventType: "viewer-request" }],
        },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].functionAssociations runs more than one function on viewer-request; write one function that does both",
      ],
    },
    {
      title: "in the default behavior",
      given: frontOf({
        distribution: {
          defaultCacheBehavior: {
            lambdaFunctionAssociations: [
              { eventType: "viewer-request" },
              { eventType: "viewer-request" },
            ],
          },
        },
      }),
      reports: [
        "example-distribution defaultCacheBehavior.lambdaFunctionAssociations runs more than one function on viewer-request; write one function that does both",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const path = ["orderedCacheBehaviors", 0, "lambdaFunctionAssociations", 2];
      const { qualifiedArn } = draft.node(functionType, "freshness-function").outputs;
      draft.set(draft.node(distributionType), path, {
        eventType: "origin-response",
        includeBody: false,
        lambdaArn: qualifiedArn ?? "",
      });
    },
    reports: [
      "facade-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations runs more than one function on origin-response; write one function that does both",
    ],
  },
});
