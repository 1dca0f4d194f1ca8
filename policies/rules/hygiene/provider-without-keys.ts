import { checkEach, report } from "../../property-check.ts";
import { resourceRule } from "../../rule.ts";

export const providerWithoutKeys = resourceRule({
  name: "provider-without-keys",
  statement: "Providers have no access keys.",
  why: "A key in a program or its settings is in the state of every stack, works from anywhere, and does not expire.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  severity: "critical",
  types: ["pulumi:providers:aws", "pulumi:providers:aws-native"],
  evaluate: (provider) =>
    checkEach(
      ["accessKey", "secretKey", "token"],
      (key) =>
        provider.props[key] !== undefined &&
        report(provider, key, "is given", "remove it: assume a role for the deployment"),
    ),
});
