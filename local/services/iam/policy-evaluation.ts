/**
 * Whether policies let a caller do something, inside one account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @module
 */

import { judgeConditions, type KeyLookup } from "./condition.ts";
import { matchesGlob } from "./glob.ts";
import { keyLookup, type RequestContext } from "./keys.ts";
import type { PrincipalPatterns, Statement } from "./policy-document.ts";
import type { Principal } from "./principal.ts";

/** One request, and the policies that apply to it. */
export interface AccessRequest {
  readonly principal: Principal;
  /** Like `s3:GetObject`. */
  readonly action: string;
  readonly resourceArn: string;
  /** The account that owns everything, 12 digits. */
  readonly accountId: string;
  /** Statements of the caller's role; none for other callers. */
  readonly identity: readonly Statement[];
  /** Statements of the policy on the resource. */
  readonly resource: readonly Statement[];
  readonly context: RequestContext | undefined;
}

/**
 * Evaluates one request: an explicit Deny takes precedence; the account may do everything else; a role needs an Allow
 * of its own or of the resource, a service and an anonymous caller one of the resource.
 *
 * @throws never
 */
export function isAllowed(request: AccessRequest): boolean {
  const { principal, accountId } = request;
  const lookUp = keyLookup(principal, accountId, request.context);
  const identity = request.identity.filter((statement) => applies(statement, request, lookUp));
  const resource = request.resource.filter(
    (statement) =>
      names(statement.principals, statement.effect, principal, accountId) &&
      applies(statement, request, lookUp),
  );
  const all = [...identity, ...resource];
  if (all.some((statement) => statement.effect === "Deny")) {
    return false;
  }
  return principal.kind === "account" || all.length > 0;
}

function applies(statement: Statement, request: AccessRequest, lookUp: KeyLookup): boolean {
  const action = request.action.toLowerCase();
  if (!statement.actions.some((pattern) => matchesGlob(pattern.toLowerCase(), action))) {
    return false;
  }
  if (!statement.resources.some((pattern) => matchesGlob(pattern, request.resourceArn))) {
    return false;
  }
  const outcome = judgeConditions(statement.conditions, lookUp);
  return outcome === "holds" || (outcome === "unknown" && statement.effect === "Deny");
}

/**
 * Whether a statement of a resource is about a caller. Naming the account in an Allow only lets the
 * account's own policies decide; in a Deny it means every caller of the account.
 */
function names(
  patterns: PrincipalPatterns,
  effect: Statement["effect"],
  principal: Principal,
  accountId: string,
): boolean {
  if (patterns.everyone) {
    return true;
  }
  switch (principal.kind) {
    case "anonymous":
      return false;
    case "service":
      return patterns.services.includes(principal.service);
    case "identity":
      return [principal.arn, principal.canonicalUserId].some((id) => patterns.aws.includes(id));
    case "role":
      return (
        patterns.aws.includes(principal.arn) ||
        (effect === "Deny" && namesAccount(patterns, accountId))
      );
    case "account":
      return namesAccount(patterns, accountId);
  }
}

function namesAccount({ aws }: PrincipalPatterns, accountId: string): boolean {
  return aws.includes(accountId) || aws.includes(`arn:aws:iam::${accountId}:root`);
}
