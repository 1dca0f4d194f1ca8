import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeOriginResolves } from "../../../rules/edge/edge-origin-resolves.ts";
import { describeRule } from "../../describe-rule.ts";
import { frontOf } from "./at-edge.ts";

function named(domainName: unknown, event = "origin-request") {
  return frontOf({ event, distribution: { origins: [{ originId: "one", domainName }] } });
}

describeRule(edgeOriginResolves, {
  passes: [
    { title: "a name", given: named("api.example.com") },
    { title: "a name that is not known yet", given: named(unknown) },
    { title: "a name that contains such a word", given: named("invalid.example.com") },
    {
      title: "a placeholder without a function that replaces it",
      given: named("origin.invalid", "viewer-request"),
    },
  ],
  violates: [
    {
      title: "a placeholder behind functions on two events",
      given: frontOf({
        behavior: {
          lambdaFunctionAssociations: [
            { eventType: "viewer-request" },
            { eventType: "origin-request" },
          ],
        },
        distribution: { origins: [{ originId: "one", domainName: "origin.invalid" }] },
      }),
      reports: [
        'example-distribution origins[0].domainName is "origin.invalid"; write the name of one of the origins the function chooses from',
      ],
    },
    {
      title: "a placeholder",
      given: named("origin.invalid"),
      reports: [
        'example-distribution origins[0].domainName is "origin.invalid"; write the name of one of the origins the function chooses from',
      ],
    },
    {
      title: "a word alone",
      given: named("localhost"),
      reports: [
        'example-distribution origins[0].domainName is "localhost"; write the name of one of the origins the function chooses from',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["origins", 4, "domainName"], "api.invalid"),
    reports: [
      'facade-distribution origins[4].domainName is "api.invalid"; write the name of one of the origins the function chooses from',
    ],
  },
});
