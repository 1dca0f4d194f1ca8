import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRouterEvent } from "../../../rules/edge/edge-router-event.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const api = resource("aws:apigatewayv2/api:Api");

describeRule(edgeRouterEvent, {
  passes: [
    {
      title: "a router on origin-request",
      given: atEdge({ event: "origin-request", from: { code: [api] } }),
    },
    {
      title: "a function on a response that knows an address",
      given: atEdge({ event: "viewer-response", from: { code: [api] } }),
    },
    { title: "a function on viewer-request that knows none", given: atEdge() },
    {
      title: "a function that is made from something else",
      given: atEdge({ from: { code: [resource("aws:s3/bucket:Bucket")] } }),
    },
    {
      title: "an event that is not known yet",
      given: atEdge({ association: { eventType: unknown }, from: { code: [api] } }),
    },
  ],
  violates: [
    {
      title: "a router on viewer-request",
      given: atEdge({ event: "viewer-request", from: { code: [api] } }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0] runs example-function, which knows addresses of APIs, on viewer-request; write eventType: "origin-request"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const { qualifiedArn } = draft.node(functionType, "geo-router-function").outputs;
      const path = ["orderedCacheBehaviors", 2, "lambdaFunctionAssociations", 1];
      draft.set(draft.node(distributionType), path, {
        eventType: "viewer-request",
        includeBody: false,
        lambdaArn: qualifiedArn ?? "",
      });
    },
    reports: [
      'facade-distribution orderedCacheBehaviors[2].lambdaFunctionAssociations[1] runs geo-router-function, which knows addresses of APIs, on viewer-request; write eventType: "origin-request"',
    ],
  },
});
