import { providerExplicit } from "../../../rules/hygiene/provider-explicit.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const roleType = "aws:iam/role:Role";

const by = (providerName: string, region?: unknown, name = "example-role") =>
  resource(roleType, { name, providerName, props: { region }, provider: {} });

const write = "set the option provider on them or on their components";
const made = (names: string, where = "in a Region of the environment") =>
  `the stack makes resources by the default provider, ${where}: ${names}; ${write}`;
const configured = "in eu-west-1, which aws:region sets, and an account of the environment";
const exempt = [{ name: "*", reason: "not ours", until: "2027-01-01" }];

describeRule(providerExplicit, {
  passes: [
    { title: "a provider the program made", given: by("aws") },
    { title: "a provider with a similar name", given: by("defaults") },
    {
      title: "a Region of its own",
      given: resource(roleType, { providerName: "default_7_48_0", props: { region: "us-east-1" } }),
    },
    { title: "resources that are exempt", given: by("default"), settings: { exempt } },
    {
      title: "what is not made at AWS",
      given: resource("random:index/randomPassword:RandomPassword", {
        providerName: "default_4_21_2",
      }),
    },
  ],
  violates: [
    {
      title: "the default provider, in one line",
      given: ["a", "b", "c", "d"].map((name) => by("default_7_48_0", undefined, name)),
      reports: [made("a, b, c and 1 more")],
    },
    {
      title: "the Region of the stack's file",
      given: by("default"),
      config: { "aws:region": "eu-west-1" },
      reports: [made("example-role", configured)],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(roleType, "desk-api-handler");
      const { provider } = node;
      draft.change(node, {
        provider: provider && {
          ...provider,
          name: "default_7_48_0",
          inputs: { ...provider.inputs },
        },
      });
    },
    reports: [made("desk-api-handler", configured)],
  },
});
