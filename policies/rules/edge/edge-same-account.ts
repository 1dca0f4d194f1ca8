import { associations, distributionType } from "../../reading/edge-function.ts";
import { text, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const edgeSameAccount = stackRule({
  name: "edge-same-account",
  statement: "Edge functions are in the account of their distribution.",
  why: "CloudFront refuses functions of another account.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      const own = accountIn(on.props["arn"]);
      for (const { at, props } of associations(on)) {
        const account = accountIn(props["lambdaArn"]);
        if (own !== undefined && account !== undefined && account !== own) {
          yield {
            on,
            at: `${at}.lambdaArn`,
            found: `is of account ${account}`,
            write: `write a function of account ${own}`,
          };
        }
      }
    }
  },
});

/** `arn:<partition>:<service>:<region>:<account>:…` */
function accountIn(arn: Value): string | undefined {
  const account = text(arn)?.split(":")[4];
  return account === "" ? undefined : account;
}
