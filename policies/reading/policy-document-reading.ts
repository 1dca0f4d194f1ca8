/**
 * IAM policy documents, as rules read them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @module
 */
import { invertedElements } from "../../aws/iam.ts";
import { parseJson } from "./resource.ts";
import {
  hasUnknown,
  isList,
  isProperties,
  list,
  type Properties,
  part,
  text,
  texts,
  type Value,
} from "./value.ts";

/** One statement, with lists for what may be one or many. */
export interface Statement {
  readonly sid: string | undefined;
  readonly effect: string | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** By kind, like `Service` or `AWS`; `*` alone is `{ "*": ["*"] }`. */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly condition: Properties;
  /** Whether it has an inverted element: `NotAction`, `NotResource`, `NotPrincipal`. */
  readonly isInverted: boolean;
  /** Which of `NotAction`, `NotResource` and `NotPrincipal` it has. */
  readonly inverted: readonly string[];
}

const invertedKeys = invertedElements.value;

/** @returns `undefined` where the document is unknown, absent or not JSON: {@link isUnreadable} recognizes the last. */
export function statements(document: Value): readonly Statement[] | undefined {
  const parsed = typeof document === "string" ? parseJson(document) : document;
  if (!isProperties(parsed)) {
    return undefined;
  }
  const { Statement: given } = parsed;
  const all: readonly Value[] = isList(given) ? given : [given];
  return all.filter(isProperties).map(readStatement);
}

/** Whether a document is a text that is no JSON. */
export function isUnreadable(document: Value): boolean {
  return typeof document === "string" && statements(document) === undefined;
}

function readStatement(statement: Properties): Statement {
  const inverted = invertedKeys.filter((key) => key in statement);
  return {
    sid: text(statement["Sid"]),
    effect: text(statement["Effect"]),
    actions: many(statement["Action"]),
    resources: many(statement["Resource"]),
    principals: principalsOf(statement["Principal"]),
    condition: isProperties(statement["Condition"]) ? statement["Condition"] : {},
    isInverted: inverted.length > 0,
    inverted,
  };
}

function principalsOf(principal: Value): Statement["principals"] {
  if (isProperties(principal)) {
    return Object.fromEntries(
      Object.entries(principal).map(([kind, named]) => [kind, many(named)]),
    );
  }
  const names = many(principal);
  return names.length === 0 ? {} : { "*": names };
}

function many(value: Value): readonly string[] {
  return typeof value === "string" ? [value] : texts(list(value));
}

/** Whether it is for every principal, or for all but some. */
export function isForEverybody({ principals, inverted }: Statement): boolean {
  return (
    inverted.includes("NotPrincipal") ||
    [principals["*"], principals["AWS"]].some((named) => named?.includes("*") ?? false)
  );
}

/** The values a condition compares a key with, under any operator that has it. Keys are not case-sensitive. */
export function conditionValues({ condition }: Statement, key: string): readonly string[] {
  return Object.values(condition).flatMap((test) =>
    isProperties(test)
      ? Object.entries(test)
          .filter(([name]) => name.toLowerCase() === key.toLowerCase())
          .flatMap(([name]) => many(part(test, name)))
      : [],
  );
}

/** Whether a statement allows CloudFront, for any distribution unless a condition restricts it. */
export function admitsCloudFront({ effect, principals }: Statement): boolean {
  return effect === "Allow" && (principals["Service"] ?? []).includes("cloudfront.amazonaws.com");
}

const exactly = ["StringEquals", "ArnEquals", "StringLike", "ArnLike"];

/** Whether every source a statement admits is one distribution, written out. */
export function isBoundToDistributions({ condition }: Statement): boolean {
  const bound = Object.entries(condition)
    .filter(([operator]) => exactly.includes(operator))
    .flatMap(([, test]) => (isProperties(test) ? Object.entries(test) : []))
    .filter(([key]) => key.toLowerCase() === "aws:sourcearn")
    .map(([, value]) => value);
  return bound.some((value) => {
    const arns = many(value);
    return hasUnknown(value) || (arns.length > 0 && arns.every(isDistribution));
  });
}

function isDistribution(arn: string): boolean {
  return /^arn:[\w-]+:cloudfront::\d{12}:distribution\/\w+$/.test(arn);
}

/** Whether a statement restricts for which resource, account or organization a service acts. */
export function isSourced(statement: Statement): boolean {
  return ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOwner"].some(
    (key) => {
      const values = conditionValues(statement, key);
      return values.length > 0 && !values.includes("*");
    },
  );
}
