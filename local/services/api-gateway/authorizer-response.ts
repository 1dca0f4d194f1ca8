/**
 * What a Lambda authorizer answered.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html#http-api-lambda-authorizer.payload-format-response
 * @module
 */
import { accountId } from "../../account-id.ts";
import { parsePolicy } from "../iam/policy-document.ts";
import { isAllowed } from "../iam/policy-evaluation.ts";
import { type Bag, bagOf } from "./function-response.ts";

/** A verdict: of everything under one identity, or of what a policy names. */
export interface Verdict {
  /** @param routeArn The requested route. */
  readonly allows: (routeArn: string) => boolean;
  /** What the function behind it gets to see. */
  readonly authorized: AuthorizedByLambda;
}

/** What a function found out, for the integration. */
export interface AuthorizedByLambda {
  readonly kind: "lambda";
  readonly context: Bag;
  /** Of the policy that it returned. @default none: a simple response has none */
  readonly principalId?: string;
  /** The API key that it chose for the caller. @default none */
  readonly usageIdentifierKey?: string;
}

/**
 * Reads an answer.
 *
 * @param simple Whether `{ isAuthorized }` was agreed, or a policy.
 * @throws {Error} with what is wrong; the response itself is not repeated.
 */
export function readVerdict(payload: unknown, simple: boolean): Verdict {
  const answer = bagOf(payload);
  const context = bagOf(answer?.["context"]) ?? {};
  if (answer === undefined) {
    throw new Error("it must return an object");
  }
  if (simple) {
    const isAuthorized = answer["isAuthorized"];
    if (typeof isAuthorized !== "boolean") {
      throw new Error("isAuthorized must be true or false");
    }
    return { allows: () => isAuthorized, authorized: { kind: "lambda", context } };
  }
  const { principalId, usageIdentifierKey: key } = answer;
  if (typeof principalId !== "string") {
    throw new Error("principalId must be text");
  }
  const { statements, problems } = parsePolicy(answer["policyDocument"], "identity");
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(`policyDocument ${problem.path} ${problem.message}`);
  }
  const principal = { kind: "role", arn: "" } as const;
  const rest = { principal, accountId, identity: statements, resource: [], context: undefined };
  const action = "execute-api:Invoke";
  return {
    allows: (resourceArn) => isAllowed({ ...rest, action, resourceArn }),
    authorized: {
      kind: "lambda",
      context,
      principalId,
      ...(typeof key === "string" ? { usageIdentifierKey: key } : {}),
    },
  };
}
