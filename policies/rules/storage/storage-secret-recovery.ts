import { protectsData } from "../../reading/protected-data.ts";
import { number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";
import { protectedBySetting } from "../../shared-settings.ts";

export const storageSecretRecovery = resourceRule({
  name: "storage-secret-recovery",
  statement: "Deleted secrets can be brought back for a while.",
  why: "A secret that goes at once takes with it whatever was signed or encrypted by it.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  severity: "high",
  level: "mandatory",
  types: ["aws:secretsmanager/secret:Secret"],
  settings: {
    minDays: integerSetting(
      "Fewest days a deleted secret is kept. Secrets Manager takes 7 to 30.",
      7,
      { minimum: 0, maximum: 30 },
    ),
    unless: protectedBySetting,
  },
  *evaluate({ props }, { minDays, unless }, facts) {
    const days = number(props["recoveryWindowInDays"]);
    if (days !== undefined && days < minDays && protectsData(facts, unless)) {
      yield {
        at: "recoveryWindowInDays",
        found: `is ${days}`,
        write: `write ${minDays} or more, or leave it out for 30`,
      };
    }
  },
});
