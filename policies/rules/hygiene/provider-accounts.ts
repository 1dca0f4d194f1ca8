import { report } from "../../property-check.ts";
import { parseJson } from "../../reading/resource.ts";
import { hasUnknown, texts, type Value } from "../../reading/value.ts";
import { flagSetting, listSetting, resourceRule } from "../../rule.ts";

/** What a stack file has in place of an account until somebody writes one. */
const nobodys = "000000000000";

export const providerAccounts = resourceRule({
  name: "provider-accounts",
  statement: "Providers deploy to the accounts of their stack only.",
  why: "Credentials of another account would create the whole stack again, there.",
  url: "https://www.pulumi.com/registry/packages/aws/installation-configuration/",
  severity: "medium",
  types: ["pulumi:providers:aws"],
  settings: {
    accountIds: listSetting("Accounts the stack may be deployed to; an empty list allows any."),
    required: flagSetting("Whether each provider must name accounts, whichever those are."),
  },
  evaluate(provider, { accountIds, required }) {
    const given = provider.props["allowedAccountIds"];
    const allowed = accounts(given).filter((id) => !required || id !== nobodys);
    const others = allowed.filter((id) => !accountIds.includes(id));
    return (
      !hasUnknown(given) &&
      (allowed.length === 0
        ? required || accountIds.length > 0
        : accountIds.length > 0 && others.length > 0) &&
      report(
        provider,
        "allowedAccountIds",
        foundIn(accounts(given), others),
        accountIds.length > 0
          ? `write allowedAccountIds: ${JSON.stringify(accountIds)}`
          : "write allowedAccountIds with the stack's account",
      )
    );
  },
});

function foundIn(given: readonly string[], others: readonly string[]): string {
  if (given.length === 0) {
    return "allows any account";
  }
  return others.length > 0 ? `allows ${others.join(", ")}` : `allows ${nobodys}, which is nobody's`;
}

/** Providers are configured with strings: a list is JSON. */
function accounts(given: Value): readonly string[] {
  return texts(typeof given === "string" ? parseJson(given) : given);
}
