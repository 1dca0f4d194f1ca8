import { checkEach, report } from "../../property-check.ts";
import { functionOf, permissionType } from "../../reading/lambda-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { mayBe, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const wanted = ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"];

export const computeUrlPermissions = stackRule({
  name: "compute-url-permissions",
  statement: "CloudFront may invoke both a function's URL and the function.",
  why: "With one of the two permissions only, every request gets 403.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html",
  severity: "medium",
  evaluate(stack) {
    const all = stack
      .ofType(permissionType)
      .filter(({ props }) => mayBe(props["principal"], "cloudfront.amazonaws.com"));
    return checkEach(all, (on) => {
      const called = calledBy(on);
      const others = all.filter((each) => called !== undefined && calledBy(each) === called);
      const missing = wanted.filter(
        (action) => !others.some(({ props }) => mayBe(props["action"], action)),
      );
      return (
        missing.length > 0 &&
        on === others[0] &&
        others.every(({ props }) => props["principal"] !== unknown) &&
        report(
          on,
          "action",
          `leaves out ${missing.join(" and ")}`,
          `write another Permission with ${missing.join(" and ")}`,
        )
      );
    });
  },
});

function calledBy(permission: StackResource): StackResource | undefined {
  const named = sources(permission, "function");
  return functionOf([...named, ...named.flatMap((each) => sources(each, "functionName"))]);
}
