import { logGroupType } from "../../../reading/log-group.ts";
import { unknown } from "../../../reading/value.ts";
import { tagsRequired } from "../../../rules/hygiene/tags-required.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (name: string, tags: unknown) =>
  resource(logGroupType, { name, props: { tags }, provider: { region: "eu-west-1" } });
const both = { project: "touchline", stack: "prod" };
const bare = ["a", "b", "c", "d", "e"].map((name) => group(name, undefined));
const write = "write them in defaultTags of the provider";
const exempt = [{ name: "*", reason: "not ours", until: "2027-01-01" }];

describeRule(tagsRequired, {
  passes: [
    { title: "both tags", given: group("a", both) },
    { title: "tags that are not known yet", given: group("a", unknown) },
    { title: "another tag", given: group("a", { owner: "rugby" }), settings: { tags: ["owner"] } },
    { title: "resources that are exempt", given: bare, settings: { exempt } },
  ],
  violates: [
    {
      title: "one tag too few",
      given: group("a", { stack: "prod" }),
      reports: [`the stack has resources without project: a; ${write}`],
    },
    {
      title: "all resources, in one line",
      given: bare,
      reports: [`the stack has resources without project and stack: a, b, c and 2 more; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const node = draft.node(logGroupType, "desk-api-access-log");
      const { provider } = node;
      draft.change(node, {
        provider: provider && { ...provider, inputs: { region: "eu-west-1" } },
      });
    },
    reports: [`the stack has resources without project and stack: desk-api-access-log; ${write}`],
  },
});
