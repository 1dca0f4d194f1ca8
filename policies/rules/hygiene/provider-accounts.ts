import { report } from "../../property-check.ts";
import { parseJson } from "../../reading/resource.ts";
import { hasUnknown, texts, type Value } from "../../reading/value.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const providerAccounts = resourceRule({
  name: "provider-accounts",
  statement: "Providers deploy to the accounts of their stack only.",
  why: "Credentials of another account would create the whole stack again, there.",
  url: "https://www.pulumi.com/registry/packages/aws/installation-configuration/",
  severity: "medium",
  types: ["pulumi:providers:aws"],
  settings: {
    accountIds: listSetting("Accounts the stack may be deployed to; an empty list allows any."),
  },
  evaluate(provider, { accountIds }) {
    const given = provider.props["allowedAccountIds"];
    const allowed = accounts(given);
    const others = allowed.filter((id) => !accountIds.includes(id));
    return (
      accountIds.length > 0 &&
      !hasUnknown(given) &&
      (allowed.length === 0 || others.length > 0) &&
      report(
        provider,
        "allowedAccountIds",
        allowed.length === 0 ? "allows any account" : `allows ${others.join(", ")}`,
        `write allowedAccountIds: ${JSON.stringify(accountIds)}`,
      )
    );
  },
});

/** Providers are configured with strings: a list is JSON. */
function accounts(given: Value): readonly string[] {
  return texts(typeof given === "string" ? parseJson(given) : given);
}
