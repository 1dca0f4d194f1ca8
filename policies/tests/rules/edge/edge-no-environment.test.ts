import { functionType } from "../../../reading/edge-function-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeNoEnvironment } from "../../../rules/edge/edge-no-environment.ts";
import { describeRule } from "../../describe-rule.ts";
import { atEdge, inRegion } from "./at-edge.ts";

describeRule(edgeNoEnvironment, {
  passes: [
    { title: "an edge function", given: atEdge() },
    { title: "an empty map", given: atEdge({ props: { environment: { variables: {} } } }) },
    {
      title: "a map that is not known yet",
      given: atEdge({ props: { environment: { variables: unknown } } }),
    },
    {
      title: "a function of a Region that has it",
      given: inRegion({ environment: { variables: { MODE: "dark" } } }),
    },
  ],
  violates: [
    {
      title: "an edge function with variables",
      given: atEdge({ props: { environment: { variables: { MODE: "dark", LEVEL: "1" } } } }),
      reports: [
        "example-function environment.variables has LEVEL, MODE; compile the values into the function's bundle",
      ],
    },
    {
      title: "a variable without a value",
      given: atEdge({ props: { environment: { variables: { MODE: "" } } } }),
      reports: [
        "example-function environment.variables has MODE; compile the values into the function's bundle",
      ],
    },
    {
      title: "a value that is not known yet",
      given: atEdge({ props: { environment: { variables: { MODE: unknown } } } }),
      reports: [
        "example-function environment.variables has MODE; compile the values into the function's bundle",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(functionType, "freshness-function"), ["environment"], {
        variables: { MODE: "dark" },
      }),
    reports: [
      "freshness-function environment.variables has MODE; compile the values into the function's bundle",
    ],
  },
});
