import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { randomPasswordType } from "../../reading/secret-source.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

/** Types that hold a secret only. Of a key pair the public half may be in a bundle. */
const secretTypes = [randomPasswordType, "aws:secretsmanager/secretVersion:SecretVersion"];

export const edgeNoSecrets = stackRule({
  name: "edge-no-secrets",
  statement: "The bundles of edge functions contain no secrets.",
  why: "Anyone who may read the function can read its bundle, and every version is kept with the secret in it.",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(edgeFunctions(stack), (on) =>
      checkEach(new Set(sources(on, "code", ...secretTypes)), ({ name }) =>
        report(
          on,
          "code",
          `is made from ${name}`,
          "let the function read the secret, or verify with a public key",
        ),
      ),
    ),
});
