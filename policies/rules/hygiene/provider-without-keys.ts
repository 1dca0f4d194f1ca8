import { resourceRule } from "../../rule.ts";

const keys = ["accessKey", "secretKey", "token"];

export const providerWithoutKeys = resourceRule({
  name: "provider-without-keys",
  statement: "Providers hold no keys.",
  why: "A key in a program or its settings is in the state of every stack, works from anywhere, and never ends.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  severity: "critical",
  level: "mandatory",
  types: ["pulumi:providers:aws", "pulumi:providers:aws-native"],
  *evaluate({ props }) {
    for (const at of keys) {
      if (props[at] !== undefined) {
        yield {
          at,
          found: "is given",
          write: "take it out: let whoever deploys assume a role for the time it takes",
        };
      }
    }
  },
});
