import { basicExecutionActions } from "../../../aws/lambda-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import { edgeFunctions, executionRegions, rolesOf } from "../../reading/edge-function-reading.ts";
import { matches } from "../../reading/pattern.ts";
import { type Statement, statements } from "../../reading/policy-document-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { policiesOf } from "../../reading/role-policies.ts";
import type { Stack } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

const actions = basicExecutionActions.value.map((action) => action.toLowerCase());

export const edgeRoleLogs = stackRule({
  name: "edge-role-logs",
  statement: "Edge functions may log in every Region they run in.",
  why: "A replica logs in the Region it runs in, and where it may not, its errors are lost without a trace.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(edgeFunctions(stack), (on) => {
      const allowed = allowedStatements(stack, on);
      const missing =
        allowed === undefined
          ? []
          : executionRegions(stack, on).filter((region) => !mayLog(allowed, region));
      return (
        missing.length > 0 &&
        report(
          on,
          "role",
          `may not write logs in ${missing.join(", ")}`,
          "allow CreateLogGroup, CreateLogStream and PutLogEvents, with * for the Region",
        )
      );
    }),
});

/** @returns `undefined` where what the role may do is not all of this stack, or not known yet. */
function allowedStatements(stack: Stack, edgeFunction: StackResource) {
  const roles = rolesOf(edgeFunction);
  const read = roles
    .flatMap((role) => policiesOf(stack, role))
    .map(({ document }) => statements(document));
  return roles.length === 0 || read.includes(undefined)
    ? undefined
    : read.flatMap((each) => each ?? []).filter(({ effect }) => effect === "Allow");
}

function mayLog(allowed: readonly Statement[], region: string): boolean {
  return actions.every((action) =>
    allowed.some(
      (statement) =>
        statement.isInverted ||
        (statement.actions.some((pattern) => matches(pattern.toLowerCase(), action)) &&
          statement.resources.some((resource) => matches(regionIn(resource), region))),
    ),
  );
}

/** `arn:aws:logs:<region>:…`; a resource that is no such ARN is for every Region. */
function regionIn(resource: string): string {
  return resource.split(":")[3] ?? "*";
}
