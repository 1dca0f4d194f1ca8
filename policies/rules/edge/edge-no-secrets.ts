import { edgeFunctions } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

/** What is made to be known to nobody else. Of a key pair the public half may well be in a bundle. */
const secretTypes: ReadonlySet<string> = new Set([
  "random:index/randomPassword:RandomPassword",
  "aws:secretsmanager/secretVersion:SecretVersion",
]);

export const edgeNoSecrets = stackRule({
  name: "edge-no-secrets",
  statement: "The bundles of edge functions are made from no secret.",
  why: "Whoever may read the function reads its bundle, and every version of it is kept with the secret it was made with.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of edgeFunctions(stack)) {
      const secrets = sources(on, "code").filter(({ type }) => secretTypes.has(type));
      for (const { name } of new Set(secrets)) {
        yield {
          on,
          at: "code",
          found: `is made from ${name}`,
          write: "let the function read the secret, or verify with a public key",
        };
      }
    }
  },
});
