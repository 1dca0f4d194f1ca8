import { unknown } from "../../../reading/value.ts";
import { providerExplicit } from "../../../rules/hygiene/provider-explicit.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const roleType = "aws:iam/role:Role";

const by = (providerName: string, region?: unknown) =>
  resource(roleType, { providerName, props: { region } });

const finding =
  "is made by the default provider, in a Region nobody named; give it, or a component around it, the option provider";

describeRule(providerExplicit, {
  passes: [
    { title: "a provider the program made", given: by("aws") },
    { title: "a provider whose name begins alike", given: by("defaults") },
    { title: "a Region of its own", given: by("default_7_48_0", "eu-west-1") },
    { title: "a Region of its own that is not known yet", given: by("default_7_48_0", unknown) },
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
    { title: "its short name", given: by("default"), reports: [`example-role ${finding}`] },
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
