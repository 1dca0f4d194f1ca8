import { logGroupType } from "../../../reading/log-group.ts";
import { unknown } from "../../../reading/value.ts";
import { namesOfStack } from "../../../rules/hygiene/names-of-stack.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (name: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  resource(logGroupType, { props: { name, ...more } });

const write = 'leave it out, or put the stack\'s name in it: "prod"';
const finding = (name: string) => `name is "${name}" in every stack; ${write}`;

describeRule(namesOfStack, {
  passes: [
    { title: "no name", given: group(undefined) },
    { title: "a name that is not known yet", given: group(unknown) },
    { title: "a name with the stack's", given: group("/touchline/prod") },
    { title: "a name that begins with the stack's", given: group("prod.lines") },
    { title: "a stack whose name is a pattern", given: group("lines-a.b"), stack: "a.b" },
    { title: "a name made by chance", given: group("lines-1a2b3c") },
    { title: "a name made by chance of letters alone", given: group("example-logGroup-abcdef") },
    { title: "a prefix", given: group("lines20260101", { namePrefix: "lines" }) },
    {
      title: "another resource's name",
      given: resource(logGroupType, {
        props: { name: "/aws/lambda/us-east-1.function" },
        from: { name: [resource("aws:lambda/function:Function")] },
      }),
    },
    {
      title: "a name that is only its own within something",
      given: resource("aws:lambda/alias:Alias", { props: { name: "live" } }),
    },
  ],
  violates: [
    {
      title: "a fixed name",
      given: group("lines"),
      reports: [`example-logGroup ${finding("lines")}`],
    },
    {
      title: "the stack's name within a word",
      given: group("production"),
      reports: [`example-logGroup ${finding("production")}`],
    },
    {
      title: "a word that looks like chance",
      given: group("touchline-facade"),
      reports: [`example-logGroup ${finding("touchline-facade")}`],
    },
    {
      title: "a name that only fits a stack's as a pattern",
      given: group("lines-axb"),
      stack: "a.b",
      reports: [
        'example-logGroup name is "lines-axb" in every stack; leave it out, or put the stack\'s name in it: "a.b"',
      ],
    },
    {
      title: "a bucket",
      given: resource("aws:s3/bucket:Bucket", { props: { bucket: "season" } }),
      reports: [`example-bucket bucket is "season" in every stack; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(logGroupType, "desk-api-access-log"), ["name"], "desk-lines"),
    reports: [`desk-api-access-log ${finding("desk-lines")}`],
  },
});
