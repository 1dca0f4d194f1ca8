import type { StackResource } from "../../reading/resource.ts";
import { holdsSecret, isNothingButSecret, secretsOf } from "../../reading/secret-source.ts";
import { sources } from "../../reading/stack.ts";
import { isList, isProperties, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

const parameterType = "aws:ssm/parameter:Parameter";

/**
 * A pack cannot see that a value is secret. It sees which resource an input comes from, before anything is known,
 * and what stands there, once it is. Random passwords are nothing but secret, so nothing that comes from one may
 * stand in these inputs. A key has a public half and a secret version an ARN, which may: of these it is told by
 * value.
 */
export const storageSecretInputs = stackRule({
  name: "storage-secret-inputs",
  statement: "No secret stands where others read along.",
  why: "Environments, tags and descriptions are shown to whoever may list the resource.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["CKV_AWS_45", "CKV_AWS_46"],
  settings: {
    inputs: listSetting("Inputs of any resource that others read.", [
      ...["environment", "environmentVariables", "variables", "stageVariables", "description"],
      ...["comment", "tags", "userData", "userDataBase64", "containerDefinitions", "policy"],
      ...["policyDocument", "assumeRolePolicy", "metadata", "content", "insecureValue"],
    ]),
  },
  *evaluate(stack, { inputs }) {
    for (const on of stack.resources) {
      for (const at of plainInputs(on, inputs)) {
        const source = sources(on, at).find((each) => isTold(each, on.props[at]));
        if (source !== undefined) {
          yield {
            on,
            at,
            found: `holds the secret of ${source.name}`,
            write: "write the ARN of a secret in Secrets Manager, or a digest in its code",
          };
        }
      }
    }
  },
});

function plainInputs({ type, props }: StackResource, inputs: readonly string[]): readonly string[] {
  return type === parameterType && props["type"] !== "SecureString" ? [...inputs, "value"] : inputs;
}

function isTold(source: StackResource, value: Value): boolean {
  return (
    isNothingButSecret(source) ||
    (holdsSecret(source) && secretsOf(source).some((secret) => stands(secret, value)))
  );
}

/** Line ends differ between a key and the JSON it stands in. */
function stands(secret: string, value: Value): boolean {
  if (typeof value === "string") {
    return [secret, JSON.stringify(secret).slice(1, -1), base64(secret)].some((each) =>
      value.includes(each),
    );
  }
  const parts: readonly Value[] = isList(value)
    ? value
    : isProperties(value)
      ? Object.values(value)
      : [];
  return parts.some((each) => stands(secret, each));
}

function base64(secret: string): string {
  return Buffer.from(secret).toString("base64");
}
