import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgePlainFeatures } from "../../../rules/edge/edge-plain-features.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgePlainFeatures, {
  passes: [
    { title: "an edge function", given: atEdge() },
    {
      title: "snapshots that are off",
      given: atEdge({ props: { snapStart: { applyOn: "None", optimizationStatus: "Off" } } }),
    },
    {
      title: "a queue that is not declared and not known yet",
      given: atEdge({ props: { deadLetterConfig: unknown } }),
    },
    {
      title: "a function of a Region that has it",
      given: inRegion({ deadLetterConfig: { targetArn: "arn" } }),
    },
  ],
  violates: [
    {
      title: "a queue for failed calls",
      given: atEdge({
        props: { deadLetterConfig: { targetArn: unknown } },
        from: { deadLetterConfig: [resource("aws:sqs/queue:Queue")] },
      }),
      reports: [
        "example-function deadLetterConfig names a queue for failed calls; leave deadLetterConfig out",
      ],
    },
    {
      title: "snapshots",
      given: atEdge({ props: { snapStart: { applyOn: "PublishedVersions" } } }),
      reports: ["example-function snapStart starts it from a snapshot; leave snapStart out"],
    },
    {
      title: "a durable function",
      given: atEdge({ props: { durableConfig: { executionTimeout: 60 } } }),
      reports: ["example-function durableConfig makes it durable; leave durableConfig out"],
    },
    {
      title: "instances",
      given: atEdge({
        props: {
          capacityProviderConfig: {
            lambdaManagedInstancesCapacityProviderConfig: { capacityProviderArn: "arn" },
          },
        },
      }),
      reports: [
        "example-function capacityProviderConfig runs it on managed instances; leave capacityProviderConfig out",
      ],
    },
    {
      title: "tenants",
      given: atEdge({ props: { tenancyConfig: { tenantIsolationMode: "PER_TENANT" } } }),
      reports: [
        "example-function tenancyConfig runs it once for each tenant; leave tenancyConfig out",
      ],
    },
    {
      title: "an encrypted environment",
      given: atEdge({ props: { kmsKeyArn: "arn:aws:kms:us-east-1:0:key/1" } }),
      reports: [
        "example-function kmsKeyArn encrypts an environment, of which the edge has none; leave kmsKeyArn out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["deadLetterConfig"], {
        targetArn: "arn:aws:sqs:us-east-1:000000000000:failed",
      }),
    reports: [
      "freshness-function deadLetterConfig names a queue for failed calls; leave deadLetterConfig out",
    ],
  },
});
