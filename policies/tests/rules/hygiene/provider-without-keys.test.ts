import { unknown } from "../../../reading/value.ts";
import { providerWithoutKeys } from "../../../rules/hygiene/provider-without-keys.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "pulumi:providers:aws";
const provider = (props: Readonly<Record<string, unknown>>) =>
  resource(type, { name: "aws", props, provider: null });

const finding = (key: string) => `${key} is given; remove it: assume a role for the deployment`;

describeRule(providerWithoutKeys, {
  passes: [
    { title: "a provider without keys", given: provider({ region: "eu-west-1" }) },
    { title: "a key that is empty", given: provider({ accessKey: "" }) },
    {
      title: "a role",
      given: provider({ assumeRoles: '[{"roleArn":"arn:aws:iam::1:role/deploy"}]' }),
    },
  ],
  violates: [
    {
      title: "a key",
      given: provider({ accessKey: "an id", secretKey: "a key" }),
      reports: [`aws ${finding("accessKey")}`, `aws ${finding("secretKey")}`],
    },
    {
      title: "a token that is not known yet",
      given: provider({ token: unknown }),
      reports: [`aws ${finding("token")}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(type, "aws"), ["secretKey"], "a key"),
    reports: [`aws ${finding("secretKey")}`],
  },
});
