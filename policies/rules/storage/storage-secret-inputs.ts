import { checkEach, report } from "../../property-check.ts";
import type { StackResource } from "../../reading/resource.ts";
import { holdsSecret, isNothingButSecret, secretsOf } from "../../reading/secret-source.ts";
import { sources } from "../../reading/stack.ts";
import { isList, isProperties, mayBe, type Value } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

const parameterType = "aws:ssm/parameter:Parameter";

/**
 * A pack cannot see that a value is secret. It sees which resource an input comes from, before anything is known,
 * and the value, once it is known. Random passwords are nothing but secret, so nothing that comes from one may be
 * in these inputs. A key has a public half and a secret version an ARN, which may: these are recognized by value.
 */
export const storageSecretInputs = stackRule({
  name: "storage-secret-inputs",
  statement: "No secret is in an input that others can read.",
  why: "Environments, tags and descriptions are visible to anyone who may list the resource.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  severity: "critical",
  anchors: ["CKV_AWS_45", "CKV_AWS_46"],
  settings: {
    inputs: listSetting("Inputs of any resource that others can read.", [
      ...["environment", "environmentVariables", "variables", "stageVariables", "description"],
      ...["comment", "tags", "userData", "userDataBase64", "containerDefinitions", "policy"],
      ...["policyDocument", "assumeRolePolicy", "metadata", "content", "insecureValue"],
    ]),
  },
  evaluate: (stack, { inputs }) =>
    checkEach(stack.resources, (on) =>
      checkEach(plainInputs(on, inputs), (at) => {
        const source = sources(on, at).find((each) => isIn(each, on.props[at]));
        return (
          source !== undefined &&
          report(
            on,
            at,
            `holds the secret of ${source.name}`,
            "write the ARN of a secret in Secrets Manager, or a digest in its code",
          )
        );
      }),
    ),
});

function plainInputs({ type, props }: StackResource, inputs: readonly string[]): readonly string[] {
  return type === parameterType && !mayBe(props["type"], "SecureString")
    ? [...inputs, "value"]
    : inputs;
}

function isIn(source: StackResource, value: Value): boolean {
  return (
    isNothingButSecret(source) ||
    (holdsSecret(source) && secretsOf(source).some((secret) => contains(value, secret)))
  );
}

/** Line ends differ between a key and the JSON that contains it. */
function contains(value: Value, secret: string): boolean {
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
  return parts.some((each) => contains(each, secret));
}

function base64(secret: string): string {
  return Buffer.from(secret).toString("base64");
}
