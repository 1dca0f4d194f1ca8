import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeConcurrency } from "../../../rules/edge/edge-concurrency.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge, inRegion } from "./at-edge.ts";

const [edge, front] = atEdge();

describeRule(edgeConcurrency, {
  passes: [
    { title: "an edge function", given: atEdge() },
    {
      title: "no reservation, as AWS writes it",
      given: atEdge({ props: { reservedConcurrentExecutions: -1 } }),
    },
    {
      title: "a number that is not known yet",
      given: atEdge({ props: { reservedConcurrentExecutions: unknown } }),
    },
    {
      title: "provisioned concurrency of a function of a Region",
      given: [
        ...atEdge(),
        resource("aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          props: { functionName: "other" },
        }),
      ],
    },
    {
      title: "a reservation of a function of a Region",
      given: inRegion({ reservedConcurrentExecutions: 5 }),
    },
  ],
  violates: [
    {
      title: "provisioned concurrency, before a name is known",
      given: [
        edge,
        front,
        resource("aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          props: { functionName: unknown },
          from: { functionName: [edge] },
        }),
      ],
      reports: [
        "example-provisionedConcurrencyConfig functionName is example-function, which runs at the edge; leave out provisioned concurrency of edge functions",
      ],
    },
    {
      title: "provisioned concurrency by name",
      given: [
        edge,
        front,
        resource("aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", {
          props: { functionName: "example" },
        }),
      ],
      reports: [
        "example-provisionedConcurrencyConfig functionName is example-function, which runs at the edge; leave out provisioned concurrency of edge functions",
      ],
    },
    {
      title: "reserved concurrency",
      given: atEdge({ props: { reservedConcurrentExecutions: 5 } }),
      reports: [
        "example-function reservedConcurrentExecutions is 5; leave reservedConcurrentExecutions out",
      ],
    },
    {
      title: "none at all",
      given: atEdge({ props: { reservedConcurrentExecutions: 0 } }),
      reports: [
        "example-function reservedConcurrentExecutions is 0; leave reservedConcurrentExecutions out",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(functionType, "freshness-function"),
        ["reservedConcurrentExecutions"],
        5,
      ),
    reports: [
      "freshness-function reservedConcurrentExecutions is 5; leave reservedConcurrentExecutions out",
    ],
  },
});
