/**
 * Who may invoke a function: its resource-based policy, one statement a permission.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 * @module
 */
import { accountId } from "../../account-id.ts";
import type { Statement } from "../iam/policy-document.ts";
import { isAllowed } from "../iam/policy-evaluation.ts";
import type { Principal } from "../iam/principal.ts";

/** A statement of a function's policy. */
export interface FunctionStatement extends Statement {
  /** Of a function URL, where the statement is about requests through one with this type alone. */
  readonly authType: string | undefined;
}

/** Statements by the ARN of a function, version or alias. */
export type FunctionPolicies = ReadonlyMap<string, readonly FunctionStatement[]>;

/** What somebody wants to do with a function. */
export interface FunctionUse {
  /** With the version or alias that is named, if any. */
  readonly functionArn: string;
  readonly principal: Principal;
  readonly action: "lambda:InvokeFunction" | "lambda:InvokeFunctionUrl";
  /** Of the function URL. @default the request comes through none */
  readonly authType?: string;
}

/** Whether the policy of a function lets somebody use it. */
export function isUseAllowed(policies: FunctionPolicies, use: FunctionUse): boolean {
  const { principal, action, authType } = use;
  const resourceArn = use.functionArn.replace(/:\$LATEST$/, "");
  const resource = (policies.get(resourceArn) ?? []).filter(
    (statement) => statement.authType === undefined || statement.authType === authType,
  );
  const request = { principal, action, resourceArn, accountId };
  return isAllowed({ ...request, identity: [], resource, context: undefined });
}

/** Whether API Gateway may invoke a function on behalf of a method, route or authorizer. */
export function mayGatewayInvoke(
  policies: FunctionPolicies,
  functionArn: string,
  sourceArn: string,
): boolean {
  const principal = { kind: "service", service: "apigateway.amazonaws.com", sourceArn } as const;
  return isUseAllowed(policies, { functionArn, principal, action: "lambda:InvokeFunction" });
}
