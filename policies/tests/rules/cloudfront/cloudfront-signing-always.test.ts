import { originAccessControlType } from "../../../reading/cloudfront-type.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontSigningAlways } from "../../../rules/cloudfront/cloudfront-signing-always.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** An access control. */
function signing(signingBehavior: unknown, signingProtocol: unknown = "sigv4") {
  return resource(originAccessControlType, { props: { signingBehavior, signingProtocol } });
}

describeRule(cloudfrontSigningAlways, {
  passes: [
    { title: "every request", given: signing("always") },
    { title: "what is not known yet", given: signing(unknown, unknown) },
  ],
  violates: [
    {
      title: "no request",
      given: signing("never"),
      reports: ['example-originAccessControl signingBehavior is "never"; write "always"'],
    },
    {
      title: "what viewers did not sign",
      given: signing("no-override"),
      reports: ['example-originAccessControl signingBehavior is "no-override"; write "always"'],
    },
    {
      title: "another signature",
      given: signing("always", "sigv2"),
      reports: ['example-originAccessControl signingProtocol is "sigv2"; write "sigv4"'],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(originAccessControlType), ["signingBehavior"], "no-override"),
    reports: ['facade-signing signingBehavior is "no-override"; write "always"'],
  },
});
