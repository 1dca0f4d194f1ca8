import { unknown } from "../../../reading/value.ts";
import { providerExplicit } from "../../../rules/hygiene/provider-explicit.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const roleType = "aws:iam/role:Role";

const by = (providerName: string, region?: unknown) =>
  resource(roleType, { providerName, props: { region } });

const finding =
  "is made by the default provider, without a Region; set the option provider on it or on its component";

describeRule(providerExplicit, {
  passes: [
    { title: "a provider the program made", given: by("aws") },
    { title: "a provider with a similar name", given: by("defaults") },
    { title: "an explicit Region", given: by("default_7_48_0", "eu-west-1") },
    { title: "an explicit Region that is not known yet", given: by("default_7_48_0", unknown) },
    {
      title: "what is not made at AWS",
      given: resource("random:index/randomPassword:RandomPassword", {
        providerName: "default_4_21_2",
      }),
    },
  ],
  violates: [
    {
      title: "the default provider",
      given: by("default_7_48_0"),
      reports: [`example-role ${finding}`],
    },
    { title: "the short name", given: by("default"), reports: [`example-role ${finding}`] },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(roleType, "desk-api-handler-role");
      const { provider } = node;
      draft.change(node, { provider: provider && { ...provider, name: "default_7_48_0" } });
    },
    reports: [`desk-api-handler-role ${finding}`],
  },
});
