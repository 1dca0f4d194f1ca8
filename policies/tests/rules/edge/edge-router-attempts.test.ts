import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRouterAttempts } from "../../../rules/edge/edge-router-attempts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const api = resource("aws:apigatewayv2/api:Api");

function attempt(value: string) {
  return { domainName: "a.example.com", customHeaders: [{ name: "x-attempt", value }] };
}

/** A router in front of a group of two. */
function of(first: object, second: object) {
  return atEdge({
    event: "origin-request",
    from: { code: [api] },
    distribution: {
      origins: [
        { originId: "first", ...first },
        { originId: "second", ...second },
      ],
      originGroups: [{ originId: "one", members: [{ originId: "first" }, { originId: "second" }] }],
    },
  });
}

const single = atEdge({
  event: "origin-request",
  from: { code: [api] },
  distribution: { origins: [{ originId: "one", domainName: "a.example.com" }] },
});

describeRule(edgeRouterAttempts, {
  passes: [
    {
      title: "headers that is not known yet",
      given: of(
        { domainName: "a.example.com", customHeaders: unknown },
        { domainName: "a.example.com" },
      ),
    },
    {
      title: "two domains",
      given: of({ domainName: "a.example.com" }, { domainName: "b.example.com" }),
    },
    { title: "a header each", given: of(attempt("1"), attempt("2")) },
    {
      title: "domains that is not known yet",
      given: of({ domainName: unknown }, { domainName: unknown }),
    },
    { title: "one origin", given: single },
  ],
  violates: [
    {
      title: "one domain",
      given: of({ domainName: "a.example.com" }, { domainName: "a.example.com" }),
      reports: [
        "example-distribution origins[1] looks to example-function like origins[0]; write a custom header that identifies the attempt",
      ],
    },
    {
      title: "one header",
      given: of(attempt("1"), attempt("1")),
      reports: [
        "example-distribution origins[1] looks to example-function like origins[0]; write a custom header that identifies the attempt",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const front = draft.node(distributionType);
      const [, , , , first] = front.inputs["origins"] as readonly { domainName: string }[];
      draft.set(front, ["origins", 5, "domainName"], first?.domainName);
      draft.set(front, ["origins", 5, "customHeaders", 1, "value"], "1");
    },
    reports: [
      "facade-distribution origins[5] looks to geo-router-function like origins[4]; write a custom header that identifies the attempt",
    ],
  },
});
