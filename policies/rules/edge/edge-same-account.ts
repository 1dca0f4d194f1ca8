import { checkEach, property } from "../../property-check.ts";
import { associations, distributions } from "../../reading/distribution.ts";
import { text, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeSameAccount = stackRule({
  name: "edge-same-account",
  statement: "Edge functions are in the account of their distribution.",
  why: "CloudFront refuses functions of another account.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(distributions(stack), (on) => {
      const account = accountIn(on.props["arn"]);
      return checkEach(
        associations(on),
        property("lambdaArn", {
          fits: (arn) => [account, undefined].includes(accountIn(arn)) || account === undefined,
          found: (arn) => `is of account ${accountIn(arn)}`,
          write: `write a function of account ${account}`,
        }),
      );
    }),
});

/** `arn:<partition>:<service>:<region>:<account>:…` */
function accountIn(arn: Value): string | undefined {
  const account = text(arn)?.split(":")[4];
  return account === "" ? undefined : account;
}
