/**
 * Which statements of a resource's policy allow every principal.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 * @module
 */
import { isForEverybody, type Statement } from "./policy-document-reading.ts";
import { type Holding, type Placed, placedStatements } from "./policy-holder.ts";
import { isList, isProperties, type Value } from "./value.ts";

/** Keys that distinguish one caller or one network, lower-case. */
const narrowingKeys: ReadonlySet<string> = new Set([
  ...["aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths"],
  ...["aws:sourcevpc", "aws:sourcevpce", "aws:sourceip", "aws:sourceowner"],
  ...["aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths"],
  ...["aws:userid", "kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn"],
]);

/** Values that match every caller. */
const anybody: ReadonlySet<Value> = new Set(["*", "0.0.0.0/0", "::/0"]);

/** Statements that allow something to every principal, under no condition that distinguishes callers. */
export function openStatements(holding: Holding): readonly Placed[] {
  const all = placedStatements([holding]);
  return all.filter(
    ({ statement }) =>
      isOpen(statement) && !all.some((other) => takesBack(other.statement, statement)),
  );
}

function isOpen(statement: Statement): boolean {
  return (
    statement.effect === "Allow" && isForEverybody(statement) && !narrows(statement, isPositive)
  );
}

/** Whether a statement denies to all but some what another allows to all. */
function takesBack(denial: Statement, allowance: Statement): boolean {
  return (
    denial.effect === "Deny" &&
    isForEverybody(denial) &&
    narrows(denial, isNegative) &&
    allowance.actions.every((action) => denial.actions.some((denied) => covers(denied, action)))
  );
}

/** Whether one action, which may end in `*`, includes another. */
function covers(pattern: string, action: string): boolean {
  return pattern.endsWith("*")
    ? action.toLowerCase().startsWith(pattern.slice(0, -1).toLowerCase())
    : pattern.toLowerCase() === action.toLowerCase();
}

function narrows({ condition }: Statement, fits: (operator: string) => boolean): boolean {
  return Object.entries(condition).some(
    ([operator, test]) =>
      fits(operator) &&
      isProperties(test) &&
      Object.entries(test).some(
        ([key, value]) => narrowingKeys.has(key.toLowerCase()) && isRestricting(value),
      ),
  );
}

function isRestricting(value: Value): boolean {
  return isList(value)
    ? value.length > 0 && value.every(isRestricting)
    : value !== undefined && !anybody.has(value);
}

/** With `IfExists` a request that lacks the key is allowed. */
function isPositive(operator: string): boolean {
  return !/not|ifexists$|^null$/i.test(operator);
}

/** A request that lacks the key is denied either way. */
function isNegative(operator: string): boolean {
  return /not/i.test(operator);
}
