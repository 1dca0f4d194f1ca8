import { distributionType } from "../../../reading/distribution.ts";
import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeVpcOriginEvents } from "../../../rules/edge/edge-vpc-origin-events.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

const grouped = frontOf({
  event: "origin-request",
  distribution: {
    origins: [{ originId: "public" }, { originId: "private", vpcOriginConfig: {} }],
    originGroups: [{ originId: "one", members: [{ originId: "public" }, { originId: "private" }] }],
  },
});

describeRule(edgeVpcOriginEvents, {
  passes: [
    {
      title: "a public origin",
      given: frontOf({
        event: "origin-request",
        distribution: { origins: [{ originId: "one", customOriginConfig: {} }] },
      }),
    },
    {
      title: "a viewer event of an origin in a VPC",
      given: frontOf({
        event: "viewer-request",
        distribution: { origins: [{ originId: "one", vpcOriginConfig: { vpcOriginId: unknown } }] },
      }),
    },
    {
      title: "an origin in a VPC of another behavior",
      given: frontOf({
        event: "origin-request",
        distribution: {
          origins: [
            { originId: "one", customOriginConfig: {} },
            { originId: "two", vpcOriginConfig: {} },
          ],
        },
      }),
    },
    {
      title: "an event that is not known yet",
      given: frontOf({
        association: { eventType: unknown },
        distribution: { origins: [{ originId: "one", vpcOriginConfig: {} }] },
      }),
    },
  ],
  violates: [
    {
      title: "an origin in a VPC",
      given: frontOf({
        event: "origin-request",
        distribution: { origins: [{ originId: "one", vpcOriginConfig: { vpcOriginId: unknown } }] },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0] runs on origin-request of one; write it as a function on a viewer event",
      ],
    },
    {
      title: "its response",
      given: frontOf({
        event: "origin-response",
        distribution: { origins: [{ originId: "one", vpcOriginConfig: {} }] },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0] runs on origin-response of one; write it as a function on a viewer event",
      ],
    },
    {
      title: "mutual TLS",
      given: frontOf({
        event: "origin-request",
        distribution: {
          origins: [
            {
              originId: "one",
              customOriginConfig: { originMtlsConfig: { clientCertificateArn: unknown } },
            },
          ],
        },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0] runs on origin-request of one; write it as a function on a viewer event",
      ],
    },
    {
      title: "one of a group",
      given: grouped,
      reports: [
        "example-distribution orderedCacheBehaviors[0].lambdaFunctionAssociations[0] runs on origin-request of private; write it as a function on a viewer event",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const path = ["orderedCacheBehaviors", 3, "lambdaFunctionAssociations", 1];
      const { qualifiedArn } = draft.node(functionType, "freshness-function").outputs;
      draft.set(draft.node(distributionType), path, {
        eventType: "origin-response",
        includeBody: false,
        lambdaArn: qualifiedArn ?? "",
      });
    },
    reports: [
      "facade-distribution orderedCacheBehaviors[3].lambdaFunctionAssociations[1] runs on origin-response of desk; write it as a function on a viewer event",
    ],
  },
});
