import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRouterSigning } from "../../../rules/edge/edge-router-signing.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const api = resource("aws:apigatewayv2/api:Api");

/** A router in front of such an origin. */
function to(origin: object) {
  return atEdge({
    event: "origin-request",
    from: { code: [api] },
    distribution: { origins: [{ originId: "one", ...origin }] },
  });
}

describeRule(edgeRouterSigning, {
  passes: [
    { title: "an origin that is not signed for", given: to({}) },
    {
      title: "a bucket on a behavior without a router",
      given: atEdge({
        event: "origin-request",
        distribution: { origins: [{ originId: "one", originAccessControlId: "E" }] },
      }),
    },
  ],
  violates: [
    {
      title: "a bucket",
      given: to({ originAccessControlId: "E" }),
      reports: [
        "example-distribution origins[0].originAccessControlId signs requests that example-function sends elsewhere; leave the function out of the behavior, or the access control out of the origin",
      ],
    },
    {
      title: "access control that has no id yet",
      given: to({ originAccessControlId: unknown }),
      reports: [
        "example-distribution origins[0].originAccessControlId signs requests that example-function sends elsewhere; leave the function out of the behavior, or the access control out of the origin",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 1, "targetOriginId"],
        "season",
      ),
    reports: [
      "facade-distribution origins[0].originAccessControlId signs requests that geo-router-function sends elsewhere; leave the function out of the behavior, or the access control out of the origin",
    ],
  },
});
