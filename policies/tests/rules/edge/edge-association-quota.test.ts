import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeAssociationQuota } from "../../../rules/edge/edge-association-quota.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, functionArn } from "./at-edge.ts";

/** A distribution that runs so many functions on so many behaviors. */
function running(functions: number, count = functions) {
  const orderedCacheBehaviors = Array.from({ length: count }, (_, index) => ({
    pathPattern: `/${index}`,
    lambdaFunctionAssociations: [
      { eventType: "viewer-request", lambdaArn: `${functionArn}-${index % functions}:1` },
    ],
  }));
  return [resource(distributionType, { props: { orderedCacheBehaviors } })];
}

const fresh = resource(functionType, { name: "fresh", props: { qualifiedArn: unknown } });
const unknownToo = [
  fresh,
  ...atEdge({
    through: [fresh],
    behavior: {
      lambdaFunctionAssociations: [
        { eventType: "viewer-request", lambdaArn: `${functionArn}:1` },
        { eventType: "origin-request", lambdaArn: unknown },
      ],
    },
  }),
];

describeRule(edgeAssociationQuota, {
  passes: [
    { title: "a function of this stack, once", given: atEdge(), settings: { quota: 1 } },
    { title: "the quota", given: running(100) },
    { title: "one function on many behaviors", given: running(1, 101) },
    { title: "a quota that was raised", given: running(101), settings: { quota: 101 } },
  ],
  violates: [
    {
      title: "one more",
      given: running(101),
      reports: [
        "example-distribution runs 101 functions; write at most 100: one function may serve many behaviors",
      ],
    },
    {
      title: "one whose version is not known yet",
      given: unknownToo,
      settings: { quota: 1 },
      reports: [
        "example-distribution runs 2 functions; write at most 1: one function may serve many behaviors",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const front = draft.node(distributionType);
      const events = ["viewer-request", "origin-request", "origin-response", "viewer-response"];
      const site = (front.inputs["orderedCacheBehaviors"] as readonly object[])[4];
      for (let index = 0; index < 25; index += 1) {
        draft.set(front, ["orderedCacheBehaviors", 5 + index], {
          ...site,
          pathPattern: `/more/${index}/*`,
          lambdaFunctionAssociations: events.map((eventType) => ({
            eventType,
            includeBody: false,
            lambdaArn: `${functionArn}-${index}-${eventType}:1`,
          })),
        });
      }
    },
    reports: [
      "facade-distribution runs 105 functions; write at most 100: one function may serve many behaviors",
    ],
  },
});
