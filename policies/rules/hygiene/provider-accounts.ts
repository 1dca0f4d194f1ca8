import { parseJson } from "../../reading/resource.ts";
import { hasUnknown, texts, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const providerAccounts = resourceRule({
  name: "provider-accounts",
  statement: "Providers deploy to the accounts of their stack alone.",
  why: "Credentials of the wrong account make the whole stack once more, there.",
  url: "https://www.pulumi.com/registry/packages/aws/installation-configuration/",
  severity: "medium",
  level: "mandatory",
  types: ["pulumi:providers:aws"],
  settings: {
    accountIds: listSetting(
      "Accounts the stack may be deployed to; an empty list asks for nothing.",
    ),
  },
  *evaluate({ props }, { accountIds }) {
    const given = props["allowedAccountIds"];
    if (accountIds.length === 0 || hasUnknown(given)) {
      return;
    }
    const allowed = accounts(given);
    const others = allowed.filter((id) => !accountIds.includes(id));
    if (allowed.length === 0 || others.length > 0) {
      yield {
        at: "allowedAccountIds",
        found: allowed.length === 0 ? "allows any account" : `allows ${others.join(", ")}`,
        write: `write allowedAccountIds: ${JSON.stringify(accountIds)}`,
      };
    }
  },
});

/** Providers are configured in texts: a list is JSON. */
function accounts(given: Value): readonly string[] {
  return texts(typeof given === "string" ? parseJson(given) : given);
}
