/**
 * Conditions of a policy statement, evaluated against what is known of a request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @module
 */
import { matchesGlob } from "./glob.ts";

/** One key of one operator: holds when any of the values does. */
export interface Condition {
  /** As written, like `StringEqualsIfExists`. */
  readonly operator: string;
  /** Lower case: condition keys are not case-sensitive. */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * What is known of a request: a text, `undefined` for a key the request does not carry, and
 * `"unknown"` for a key that is not simulated.
 */
export type KeyLookup = (
  key: string,
) => { readonly known: false } | { readonly known: true; readonly value: string | undefined };

/** `unknown` is neither: an Allow must not rely on it, a Deny must. */
export type Outcome = "holds" | "fails" | "unknown";

type Test = (actual: string, wanted: string) => boolean;

const equals: Test = (actual, wanted) => actual === wanted;
const equalsIgnoringCase: Test = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const arnLike: Test = (actual, wanted) => {
  const [actualParts, wantedParts] = [arnParts(actual), arnParts(wanted)];
  return wantedParts.every((part, index) => matchesGlob(part, actualParts[index] ?? ""));
};
const numeric =
  (compare: (actual: number, wanted: number) => boolean): Test =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));

/** Operators that hold when the value passes any test. ArnEquals and ArnLike are one and the same. */
const positive: Readonly<Record<string, Test>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsIgnoringCase,
  StringLike: (actual, wanted) => matchesGlob(wanted, actual),
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: equalsIgnoringCase,
  NumericEquals: numeric((actual, wanted) => actual === wanted),
  NumericLessThan: numeric((actual, wanted) => actual < wanted),
  NumericLessThanEquals: numeric((actual, wanted) => actual <= wanted),
  NumericGreaterThan: numeric((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: numeric((actual, wanted) => actual >= wanted),
};

/** Operators that hold when their opposite does not, and when the request lacks the key. */
const opposites: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
};

/** Whether this runtime knows what an operator means. */
export function isKnownOperator(operator: string): boolean {
  const name = baseName(operator);
  return operator === "Null" || Object.hasOwn(positive, name) || Object.hasOwn(opposites, name);
}

/** Evaluates all conditions of a statement: every one must match. @throws never */
export function judgeConditions(conditions: readonly Condition[], lookUp: KeyLookup): Outcome {
  const outcomes = conditions.map((condition) => judge(condition, lookUp));
  if (outcomes.includes("fails")) {
    return "fails";
  }
  return outcomes.includes("unknown") ? "unknown" : "holds";
}

function judge({ operator, key, values }: Condition, lookUp: KeyLookup): Outcome {
  const found = lookUp(key);
  if (!found.known || !isKnownOperator(operator)) {
    return "unknown";
  }
  const { value } = found;
  if (operator === "Null") {
    return outcome(
      values.some((wanted) => (wanted.toLowerCase() === "true") === (value === undefined)),
    );
  }
  const name = baseName(operator);
  const opposite = Object.hasOwn(opposites, name) ? opposites[name] : undefined;
  if (value === undefined) {
    return outcome(opposite !== undefined || operator !== name);
  }
  const test = positive[opposite ?? name] ?? equals;
  const passes = values.some((wanted) => test(value, wanted));
  return outcome(opposite === undefined ? passes : !passes);
}

function outcome(holds: boolean): Outcome {
  return holds ? "holds" : "fails";
}

function baseName(operator: string): string {
  return operator.replace(/IfExists$/, "");
}

/** The six parts of an ARN; the last keeps its colons. */
function arnParts(arn: string): readonly string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}
