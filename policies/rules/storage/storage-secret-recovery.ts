import { secretRecoveryRange } from "../../../aws/secrets-manager.ts";
import { property } from "../../property-check.ts";
import { protectsData } from "../../reading/protected-data.ts";
import { number } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";
import { protectedBySetting } from "../../shared-settings.ts";

export const storageSecretRecovery = resourceRule({
  name: "storage-secret-recovery",
  statement: "Deleted secrets can be restored for some days.",
  why: "A secret that is deleted at once cannot be restored, and neither can what was signed or encrypted with it.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  severity: "high",
  types: ["aws:secretsmanager/secret:Secret"],
  settings: {
    minDays: integerSetting(
      "Fewest days a deleted secret is kept. Secrets Manager accepts 7 to 30.",
      secretRecoveryRange.value.min,
      {
        minimum: 0,
        maximum: secretRecoveryRange.value.max,
      },
    ),
    unless: protectedBySetting,
  },
  evaluate: (secret, { minDays, unless }, facts) =>
    protectsData(facts, unless) &&
    property("recoveryWindowInDays", {
      fits: (days) => (number(days) ?? minDays) >= minDays,
      found: (days) => `is ${number(days)}`,
      write: `write ${minDays} or more, or leave it out for 30`,
    })(secret),
});
