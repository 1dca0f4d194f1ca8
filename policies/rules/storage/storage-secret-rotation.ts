import { atMost, checkEach, property, report } from "../../property-check.ts";
import { isMadeHere } from "../../reading/secret-source.ts";
import { integerSetting, stackRule } from "../../rule.ts";

/**
 * A secret whose value the program generates is rotated by deploying: a new value is a new resource. Those are left
 * out.
 */
export const storageSecretRotation = stackRule({
  name: "storage-secret-rotation",
  statement: "Secrets that the program does not generate are rotated.",
  why: "A secret that never changes stays valid for anyone who has seen it once.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
  severity: "medium",
  level: "advisory",
  anchors: ["SecretsManager.1", "SecretsManager.4", "CKV2_AWS_57", "CKV_AWS_304"],
  settings: {
    maxDays: integerSetting("Most days between two rotations.", 90, { minimum: 1, maximum: 1000 }),
  },
  evaluate: (stack, { maxDays }) =>
    checkEach(stack.ofType("aws:secretsmanager/secret:Secret"), (secret) => {
      const of = (type: string) => stack.pointingAt(secret, type, "secretId");
      const versions = of("aws:secretsmanager/secretVersion:SecretVersion");
      const rotations = of("aws:secretsmanager/secretRotation:SecretRotation");
      const isGenerated = versions.length > 0 && versions.every(isMadeHere);
      return [
        rotations.length === 0 &&
          !isGenerated &&
          report(
            secret,
            "",
            "is not rotated",
            "declare an aws.secretsmanager.SecretRotation of it, or generate its value in the program",
          ),
        checkEach(rotations, property("rotationRules.automaticallyAfterDays", atMost(maxDays))),
      ];
    }),
});
