import { checkEach, report } from "../../property-check.ts";
import { httpApiType, httpAuthorizerType } from "../../reading/http-api-reading.ts";
import {
  functionOf,
  type Invocation,
  invocations,
  permissionType,
} from "../../reading/lambda-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { restApiType } from "../../reading/rest-api-reading.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const gateway = "apigateway.amazonaws.com";

export const apiInvokePermission = stackRule({
  name: "api-invoke-permission",
  statement: "Functions allow the API that invokes them, under the alias that it invokes.",
  why: "Without the permission the API returns 500 for every request, and no log states the cause.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(invocations(stack), (call) => {
      const { by, api, alias } = call;
      if (api === undefined || hasRole(by) || permits(stack, call, api)) {
        return undefined;
      }
      const caller = by.type === httpAuthorizerType ? by.name : api.name;
      const qualifier = alias === undefined ? "" : `, and qualifier of ${alias.name}`;
      return report(
        by,
        "",
        `calls ${call.function.name}, which does not permit it`,
        `write a Permission for ${gateway} with the sourceArn of ${caller}${qualifier}`,
      );
    }),
});

/** Whether the API assumes a role to invoke, and so needs no permission. */
function hasRole({ props }: StackResource): boolean {
  return ["credentialsArn", "authorizerCredentialsArn", "credentials"].some((input) =>
    isPresent(props[input]),
  );
}

function permits(stack: Stack, call: Invocation, api: StackResource): boolean {
  const caller = call.by.type === httpAuthorizerType ? call.by : api;
  return stack.ofType(permissionType).some((permission) => {
    const { principal } = permission.props;
    return (
      isFor(permission, call) &&
      (principal === gateway || principal === unknown) &&
      isFrom(permission, caller)
    );
  });
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
      (qualifier !== undefined && [alias.props["name"], unknown].includes(qualifier)) ||
      (qualifier !== undefined && alias.props["name"] === unknown))
  );
}

const callers: readonly string[] = [httpApiType, restApiType, httpAuthorizerType];

/** One without a source is reported by compute-permission-source. */
function isFrom(permission: StackResource, caller: StackResource): boolean {
  const { sourceArn } = permission.props;
  const named = sources(permission, "sourceArn");
  return (
    !isPresent(sourceArn) ||
    named.includes(caller) ||
    // From another stack, it may be any.
    (sourceArn === unknown && !named.some(({ type }) => callers.includes(type)))
  );
}
