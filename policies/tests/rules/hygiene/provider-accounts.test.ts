import { unknown } from "../../../reading/value.ts";
import { providerAccounts } from "../../../rules/hygiene/provider-accounts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "pulumi:providers:aws";
const provider = (allowedAccountIds?: unknown) =>
  resource(type, { name: "aws", props: { allowedAccountIds }, provider: null });

const ours = "111122223333";
const settings = { accountIds: [ours, "444455556666"] };
const write = 'write allowedAccountIds: ["111122223333","444455556666"]';

describeRule(providerAccounts, {
  passes: [
    { title: "any account, where none is configured", given: provider() },
    {
      title: "some account, where accounts are required",
      given: provider(`["${ours}"]`),
      settings: { required: true },
    },
    { title: "one of the stack's accounts", given: provider(`["${ours}"]`), settings },
    { title: "accounts as a list", given: provider([ours]), settings },
    { title: "accounts that are not known yet", given: provider(unknown), settings },
    { title: "an account that is not known yet", given: provider([unknown]), settings },
  ],
  violates: [
    {
      title: "any account, where accounts are required",
      given: provider(),
      settings: { required: true },
      reports: [
        "aws allowedAccountIds allows any account; write allowedAccountIds with the stack's account",
      ],
    },
    {
      title: "nobody's account, where accounts are required",
      given: provider('["000000000000"]'),
      settings: { required: true },
      reports: [
        "aws allowedAccountIds allows 000000000000, which is nobody's; write allowedAccountIds with the stack's account",
      ],
    },
    {
      title: "any account",
      given: provider(),
      settings,
      reports: [`aws allowedAccountIds allows any account; ${write}`],
    },
    {
      title: "an empty list",
      given: provider("[]"),
      settings,
      reports: [`aws allowedAccountIds allows any account; ${write}`],
    },
    {
      title: "a value that is not a list",
      given: provider("["),
      settings,
      reports: [`aws allowedAccountIds allows any account; ${write}`],
    },
    {
      title: "another account beside",
      given: provider(`["${ours}","777788889999"]`),
      settings,
      reports: [`aws allowedAccountIds allows 777788889999; ${write}`],
    },
  ],
  mutation: {
    settings: { accountIds: [ours] },
    breaks: (draft) =>
      draft.set(draft.node(type, "aws"), ["allowedAccountIds"], '["777788889999"]'),
    reports: [
      'aws allowedAccountIds allows 777788889999; write allowedAccountIds: ["111122223333"]',
    ],
  },
});
