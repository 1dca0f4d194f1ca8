import { functionOf, permissionType } from "../../reading/lambda.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

const wanted = ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"];

export const computeUrlPermissions = stackRule({
  name: "compute-url-permissions",
  statement: "CloudFront may invoke the URL of a function, and the function.",
  why: "With one of the two permissions alone every request is answered with 403.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const all = stack
      .ofType(permissionType)
      .filter(({ props }) => props["principal"] === "cloudfront.amazonaws.com");
    for (const on of all) {
      const called = calledBy(on);
      const others = all.filter((each) => called !== undefined && calledBy(each) === called);
      const missing = wanted.filter(
        (action) => !others.some(({ props }) => props["action"] === action),
      );
      if (called !== undefined && missing.length > 0 && on === others[0]) {
        yield {
          on,
          at: "action",
          found: `leaves out ${missing.join(" and ")}`,
          write: `write another Permission with ${missing.join(" and ")}`,
        };
      }
    }
  },
});

function calledBy(permission: StackResource): StackResource | undefined {
  const named = sources(permission, "function");
  return functionOf([...named, ...named.flatMap((each) => sources(each, "functionName"))]);
}
