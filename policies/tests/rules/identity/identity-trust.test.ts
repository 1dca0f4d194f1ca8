import { unknown } from "../../../reading/value.ts";
import { identityTrust } from "../../../rules/identity/identity-trust.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { policy, restate } from "../../policy-fixtures.ts";

const type = "aws:iam/role:Role";
const withTrust = (document: unknown) => resource(type, { props: { assumeRolePolicy: document } });
const trusts = (Principal: unknown) =>
  withTrust(policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }));
const account = "arn:aws:iam::000000000000:root";
const at = "assumeRolePolicy.Statement[0].Principal";
const stranger = "is not a service; name the service, or list the principal in the setting others";

describeRule(identityTrust, {
  passes: [
    { title: "a service", given: trusts({ Service: "lambda.amazonaws.com" }) },
    {
      title: "two services",
      given: trusts({ Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }),
    },
    { title: "a trust that is not known yet", given: withTrust(unknown) },
    {
      title: "an account that may",
      given: trusts({ AWS: account }),
      settings: { others: [account] },
    },
  ],
  violates: [
    {
      title: "every principal",
      given: trusts("*"),
      reports: [`example-role ${at} is every principal; name the service`],
    },
    {
      title: "every AWS principal",
      given: trusts({ AWS: "*" }),
      reports: [`example-role ${at} is every principal; name the service`],
    },
    {
      title: "an account",
      given: trusts({ AWS: account }),
      reports: [`example-role ${at} ${stranger}`],
    },
    {
      title: "a provider of identities beside a service",
      given: trusts({
        Service: "lambda.amazonaws.com",
        Federated: "arn:aws:iam::0:oidc-provider/x",
      }),
      reports: [`example-role ${at} ${stranger}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      restate(draft, draft.node(type, "season-replica-role"), "assumeRolePolicy", (given) =>
        given.map((each) => ({ ...each, Principal: { AWS: account } })),
      ),
    reports: [`season-replica-role ${at} ${stranger}`],
  },
});
