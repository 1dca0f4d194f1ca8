import { functionType } from "../../../reading/edge-function-reading.ts";
import { roleType } from "../../../reading/role.ts";
import { unknown } from "../../../reading/value.ts";
import { edgeRoleTrust } from "../../../rules/edge/edge-role-trust.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { atEdge } from "./at-edge.ts";

const both = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"];

function statementFor(service: unknown) {
  return { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
}

function documentOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function trust(service: unknown): string {
  return documentOf(statementFor(service));
}

function roleWith(assumeRolePolicy: unknown) {
  return resource(roleType, { props: { assumeRolePolicy } });
}

/** A stack whose edge function has a role of that trust. */
function withTrust(assumeRolePolicy: unknown) {
  const role = roleWith(assumeRolePolicy);
  return [role, ...atEdge({ from: { role: [role] } })];
}

describeRule(edgeRoleTrust, {
  passes: [
    {
      title: "both, and to name a session",
      given: withTrust(
        documentOf({ ...statementFor(both), Action: ["sts:AssumeRole", "sts:TagSession"] }),
      ),
    },
    { title: "both services", given: withTrust(trust(both)) },
    {
      title: "both, in separate statements",
      given: withTrust(documentOf(statementFor(both[0]), statementFor(both[1]))),
    },
    { title: "a document that is not known yet", given: withTrust(unknown) },
    {
      title: "a role of a function of a Region",
      given: [
        resource(functionType, { from: { role: [roleWith(trust("lambda.amazonaws.com"))] } }),
      ],
    },
    {
      title: "a role that is not of this stack",
      given: atEdge({ props: { role: "arn:aws:iam::0:role/a" } }),
    },
  ],
  violates: [
    {
      title: "Lambda alone",
      given: withTrust(trust("lambda.amazonaws.com")),
      reports: [
        "example-role assumeRolePolicy does not trust edgelambda.amazonaws.com; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "the edge alone",
      given: withTrust(trust("edgelambda.amazonaws.com")),
      reports: [
        "example-role assumeRolePolicy does not trust lambda.amazonaws.com; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "one more service",
      given: withTrust(trust([...both, "ec2.amazonaws.com"])),
      reports: [
        "example-role assumeRolePolicy trusts other principals; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "an account",
      given: withTrust(
        documentOf(statementFor(both), {
          ...statementFor(both),
          Principal: { AWS: "000000000000" },
        }),
      ),
      reports: [
        "example-role assumeRolePolicy trusts other principals; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "every principal",
      given: withTrust(documentOf(statementFor(both), { ...statementFor(both), Principal: "*" })),
      reports: [
        "example-role assumeRolePolicy trusts other principals; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "all but one",
      given: withTrust(
        documentOf(statementFor(both), {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          NotPrincipal: { AWS: "1" },
        }),
      ),
      reports: [
        "example-role assumeRolePolicy trusts other principals; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "both, denied",
      given: withTrust(documentOf({ ...statementFor(both), Effect: "Deny" })),
      reports: [
        "example-role assumeRolePolicy does not trust lambda.amazonaws.com; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
        "example-role assumeRolePolicy does not trust edgelambda.amazonaws.com; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
    {
      title: "what is not JSON",
      given: withTrust("{"),
      reports: [
        "example-role assumeRolePolicy cannot be read; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(roleType, "freshness-role"),
        ["assumeRolePolicy"],
        trust("lambda.amazonaws.com"),
      ),
    reports: [
      "freshness-role assumeRolePolicy does not trust edgelambda.amazonaws.com; trust the services lambda.amazonaws.com and edgelambda.amazonaws.com",
    ],
  },
});
