import { invocations } from "../../reading/lambda.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** The ARN of a function, without a version or an alias after its name. */
const unqualified = /:function:[^:/]+(\/invocations)?$/;

export const apiIntegrationAlias = stackRule({
  name: "api-integration-alias",
  statement: "APIs call a function through an alias.",
  why: "The newest code answers everybody at once, and there is no way back but another deployment.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
  severity: "low",
  level: "advisory",
  *evaluate(stack) {
    for (const { by, input, function: called } of invocations(stack)) {
      if (unqualified.test(text(by.props[input]) ?? "")) {
        yield {
          on: by,
          at: input,
          found: `calls ${called.name} itself`,
          write: "write the invokeArn of an alias",
        };
      }
    }
  },
});
