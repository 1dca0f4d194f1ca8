import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoSmoothStreaming } from "../../../rules/edge/edge-no-smooth-streaming.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

describeRule(edgeNoSmoothStreaming, {
  passes: [
    { title: "functions alone", given: frontOf({}) },
    {
      title: "streaming alone",
      given: frontOf({ behavior: { smoothStreaming: true, lambdaFunctionAssociations: [] } }),
    },
    {
      title: "a flag that is not known yet",
      given: frontOf({ behavior: { smoothStreaming: unknown } }),
    },
  ],
  violates: [
    {
      title: "both",
      given: frontOf({ behavior: { smoothStreaming: true } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].smoothStreaming is true on a behavior with functions; leave smoothStreaming out",
      ],
    },
    {
      title: "a CloudFront Function",
      given: frontOf({
        behavior: {
          smoothStreaming: true,
          lambdaFunctionAssociations: [],
          functionAssociations: [{ eventType: "viewer-request" }],
        },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].smoothStreaming is true on a behavior with functions; leave smoothStreaming out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 3, "smoothStreaming"],
        true,
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[3].smoothStreaming is true on a behavior with functions; leave smoothStreaming out",
    ],
  },
});
