import { checkEach, report } from "../../property-check.ts";
import { invocations } from "../../reading/lambda-reading.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** The ARN of a function, without a version or an alias after its name. */
const unqualified = /:function:[^:/]+(\/invocations)?$/;

export const apiIntegrationAlias = stackRule({
  name: "api-integration-alias",
  statement: "APIs call a function through an alias.",
  why: "New code otherwise serves every caller at once, and can be reverted by another deployment only.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html",
  severity: "low",
  level: "advisory",
  evaluate: (stack) =>
    checkEach(
      invocations(stack),
      ({ by, input, function: called }) =>
        unqualified.test(text(by.props[input]) ?? "") &&
        report(by, input, `calls ${called.name} itself`, "write the invokeArn of an alias"),
    ),
});
