import { unknown } from "../../../reading/value.ts";
import { storageSecretRecovery } from "../../../rules/storage/storage-secret-recovery.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:secretsmanager/secret:Secret";
const kept = (recoveryWindowInDays: unknown) => resource(type, { props: { recoveryWindowInDays } });
const write = "write 7 or more, or leave it out for 30";

describeRule(storageSecretRecovery, {
  passes: [
    { title: "a week", given: kept(7) },
    { title: "what Secrets Manager does by itself", given: kept(undefined) },
    { title: "what is not known yet", given: kept(unknown) },
    {
      title: "a stack whose data may get lost",
      given: kept(0),
      stack: "dev",
      config: { "touchline:protectData": "false" },
    },
  ],
  violates: [
    {
      title: "at once",
      given: kept(0),
      reports: [`example-secret recoveryWindowInDays is 0; ${write}`],
    },
    {
      title: "a day less than demanded",
      given: kept(29),
      settings: { minDays: 30 },
      reports: [
        "example-secret recoveryWindowInDays is 29; write 30 or more, or leave it out for 30",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(type, "token-secret-1"), ["recoveryWindowInDays"], 0),
    reports: [`token-secret-1 recoveryWindowInDays is 0; ${write}`],
  },
});
