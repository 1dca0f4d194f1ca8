import { httpAuthorizerType } from "../../reading/http-api.ts";
import { functionOf, type Invocation, invocations, permissionType } from "../../reading/lambda.ts";
import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const gateway = "apigateway.amazonaws.com";

export const apiInvokePermission = stackRule({
  name: "api-invoke-permission",
  statement: "Functions let the API call them that does, under the alias it calls.",
  why: "Without the permission the API answers 500 to everybody, and nothing else says so.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const call of invocations(stack)) {
      const { by, api, alias } = call;
      if (api === undefined || hasRole(by) || permits(stack, call, api)) {
        continue;
      }
      const caller = by.type === httpAuthorizerType ? by.name : api.name;
      const qualifier = alias === undefined ? "" : `, and qualifier of ${alias.name}`;
      yield {
        on: by,
        at: "",
        found: `calls ${call.function.name}, which does not let it`,
        write: `write a Permission for ${gateway} with the sourceArn of ${caller}${qualifier}`,
      };
    }
  },
});

/** Whether the API takes a role to call, and so needs nobody's leave. */
function hasRole({ props }: StackResource): boolean {
  return ["credentialsArn", "authorizerCredentialsArn", "credentials"].some((input) =>
    isPresent(props[input]),
  );
}

function permits(stack: Stack, call: Invocation, api: StackResource): boolean {
  return stack
    .ofType(permissionType)
    .some(
      (permission) =>
        isFor(permission, call) &&
        [gateway, unknown].includes(permission.props["principal"] as never) &&
        isFrom(permission, call.by.type === httpAuthorizerType ? call.by : api),
    );
}

function isFor(permission: StackResource, { function: called, alias }: Invocation): boolean {
  const named = sources(permission, "function");
  const isNamed =
    named.includes(called) ||
    functionOf(named.flatMap((each) => sources(each, "functionName"))) === called;
  const { qualifier } = permission.props;
  return (
    isNamed &&
    (alias === undefined ||
      named.includes(alias) ||
      sources(permission, "qualifier").includes(alias) ||
      (qualifier !== undefined && qualifier === alias.props["name"]))
  );
}

/** One without a source is the business of compute-permission-source. */
function isFrom(permission: StackResource, caller: StackResource): boolean {
  return (
    !isPresent(permission.props["sourceArn"]) || sources(permission, "sourceArn").includes(caller)
  );
}
