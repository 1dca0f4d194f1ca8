import type { Finding } from "../../finding.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isMadeHere } from "../../reading/secret-source.ts";
import { number, part } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

/**
 * A secret whose value the program makes itself is rotated by deploying: a new value is a new resource. Those
 * are left out.
 */
export const storageSecretRotation = stackRule({
  name: "storage-secret-rotation",
  statement: "Secrets that others made are rotated.",
  why: "A secret that never changes stays good for whoever saw it once.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
  severity: "medium",
  level: "advisory",
  anchors: ["SecretsManager.1", "SecretsManager.4", "CKV2_AWS_57", "CKV_AWS_304"],
  settings: {
    maxDays: integerSetting("Most days between two rotations.", 90, { minimum: 1, maximum: 1000 }),
  },
  *evaluate(stack, { maxDays }) {
    for (const secret of stack.ofType("aws:secretsmanager/secret:Secret")) {
      const of = (type: string) => stack.pointingAt(secret, type, "secretId");
      const versions = of("aws:secretsmanager/secretVersion:SecretVersion");
      const rotations = of("aws:secretsmanager/secretRotation:SecretRotation");
      const isGenerated = versions.length > 0 && versions.every(isMadeHere);
      if (rotations.length === 0 && !isGenerated) {
        yield {
          on: secret,
          at: "",
          found: "is never rotated",
          write:
            "declare an aws.secretsmanager.SecretRotation of it, or make its value in the program",
        };
      }
      yield* rotations.flatMap((rotation) => tooSeldom(rotation, maxDays));
    }
  },
});

function tooSeldom(on: StackResource, maxDays: number): readonly Finding[] {
  const days = number(part(on.props, "rotationRules", "automaticallyAfterDays"));
  return days === undefined || days <= maxDays
    ? []
    : [
        {
          on,
          at: "rotationRules.automaticallyAfterDays",
          found: `is ${days}`,
          write: `write ${maxDays} or less`,
        },
      ];
}
