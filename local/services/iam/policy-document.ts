/**
 * Policy documents, parsed: what is simulated becomes statements, the rest is reported.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @module
 */
import { invertedElements } from "../../../aws/iam.ts";
import { type Condition, isKnownOperator } from "./condition.ts";
import { isKnownKey } from "./keys.ts";

/** Where a policy is attached, which decides which elements its statements must have. */
export type PolicyKind = "identity" | "resource" | "trust";

/** Whom a statement is about. */
export interface PrincipalPatterns {
  /** `"*"`, in either spelling: everyone, signed or not. */
  readonly everyone: boolean;
  /** ARNs of roles and of account roots, bare account ids, and canonical user ids. */
  readonly aws: readonly string[];
  /** Service names, like `cloudfront.amazonaws.com`. */
  readonly services: readonly string[];
}

/** One statement. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly principals: PrincipalPatterns;
  /** Patterns; not case-sensitive. */
  readonly actions: readonly string[];
  /** ARN patterns; empty in a trust policy. */
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** A problem of a document. `path` is like `Statement[0].Condition`. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

/** A document, as far as it was understood. */
export interface ParsedPolicy {
  readonly statements: readonly Statement[];
  /** What IAM refuses, or what cannot be evaluated. */
  readonly problems: readonly Remark[];
  /** Conditions that are not simulated: an Allow with one does not apply, a Deny does. */
  readonly unsimulated: readonly Remark[];
}

const statementKeys = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

/** Elements of IAM that are not simulated. */
const unsupported: readonly string[] = invertedElements.value;

const nobody: PrincipalPatterns = { everyone: false, aws: [], services: [] };

type Bag = Readonly<Record<string, unknown>>;

/**
 * Parses a policy document.
 *
 * @param document JSON text, or the parsed object.
 * @throws never
 */
export function parsePolicy(document: unknown, kind: PolicyKind): ParsedPolicy {
  const problems: Remark[] = [];
  const unsimulated: Remark[] = [];
  const statements = statementsOf(document, problems).map((statement, index) =>
    parseStatement(statement, kind, `Statement[${index}]`, problems, unsimulated),
  );
  return { statements, problems, unsimulated };
}

function statementsOf(document: unknown, problems: Remark[]): readonly Bag[] {
  const root = typeof document === "string" ? parseJson(document) : document;
  if (!isBag(root)) {
    problems.push({ path: "", message: "must be a policy document in JSON" });
    return [];
  }
  const statements = asList(root["Statement"]);
  if (statements.length === 0 || !statements.every(isBag)) {
    problems.push({ path: "Statement", message: "must be a statement or a list of statements" });
    return [];
  }
  return statements;
}

function parseStatement(
  bag: Bag,
  kind: PolicyKind,
  path: string,
  problems: Remark[],
  unsimulated: Remark[],
): Statement {
  for (const key of Object.keys(bag)) {
    if (unsupported.includes(key)) {
      unsimulated.push({
        path: `${path}.${key}`,
        message: "is not simulated: the statement never applies",
      });
    } else if (!statementKeys.includes(key)) {
      problems.push({
        path: `${path}.${key}`,
        message: `must be one of ${statementKeys.join(", ")}`,
      });
    }
  }
  const effect = bag["Effect"];
  if (effect !== "Allow" && effect !== "Deny") {
    problems.push({
      path: `${path}.Effect`,
      message: `must be Allow or Deny, got ${shown(effect)}`,
    });
  }
  return {
    // A statement that cannot be read must not allow anything.
    effect: effect === "Allow" ? "Allow" : "Deny",
    principals: parsePrincipals(bag, kind, `${path}.Principal`, problems, unsimulated),
    actions: parsePatterns(bag, "Action", "NotAction", path, problems, unsimulated),
    resources:
      kind === "trust"
        ? []
        : parsePatterns(bag, "Resource", "NotResource", path, problems, unsimulated),
    conditions: parseConditions(bag["Condition"], `${path}.Condition`, problems, unsimulated),
  };
}

function parsePatterns(
  bag: Bag,
  key: "Action" | "Resource",
  opposite: string,
  path: string,
  problems: Remark[],
  unsimulated: Remark[],
): readonly string[] {
  const found = asList(bag[key]);
  const patterns = found.filter((pattern) => typeof pattern === "string");
  if (patterns.length !== found.length || (found.length === 0 && bag[opposite] === undefined)) {
    problems.push({
      path: `${path}.${key}`,
      message: `must be a string or a list of strings, got ${shown(bag[key])}`,
    });
  }
  listVariables(patterns, `${path}.${key}`, unsimulated);
  return patterns;
}

function parsePrincipals(
  bag: Bag,
  kind: PolicyKind,
  path: string,
  problems: Remark[],
  unsimulated: Remark[],
): PrincipalPatterns {
  const principal = bag["Principal"];
  if (kind === "identity") {
    if (principal !== undefined) {
      problems.push({ path, message: "must not be in a policy of a role" });
    }
    return nobody;
  }
  if (principal === "*") {
    return { ...nobody, everyone: true };
  }
  if (principal === undefined && bag["NotPrincipal"] !== undefined) {
    return nobody;
  }
  if (!isBag(principal)) {
    problems.push({ path, message: `must be "*" or an object, got ${shown(principal)}` });
    return nobody;
  }
  const other = Object.keys(principal).filter(
    (key) => !["AWS", "Service", "CanonicalUser"].includes(key),
  );
  // A role may trust anyone: only functions assume one.
  if (other.length > 0 && kind !== "trust") {
    unsimulated.push({
      path,
      message: `names ${other.join(", ")} principals, which are not simulated: nobody is one`,
    });
  }
  const aws = ["AWS", "CanonicalUser"].flatMap((key) =>
    texts(principal[key], `${path}.${key}`, problems),
  );
  const services = texts(principal["Service"], `${path}.Service`, problems);
  return { everyone: aws.includes("*"), aws, services };
}

function parseConditions(
  block: unknown,
  path: string,
  problems: Remark[],
  unsimulated: Remark[],
): readonly Condition[] {
  if (block === undefined) {
    return [];
  }
  if (!isBag(block) || !Object.values(block).every(isBag)) {
    problems.push({ path, message: `must be keys by operator, got ${shown(block)}` });
    return [];
  }
  return Object.entries(block).flatMap(([operator, byKey]) =>
    Object.entries(isBag(byKey) ? byKey : {}).map(([key, wanted]): Condition => {
      const where = `${path}.${operator}.${key}`;
      if (!isKnownOperator(operator) || !isKnownKey(key)) {
        unsimulated.push({
          path: where,
          message: "is not simulated: an Allow with it never applies, a Deny always does",
        });
      }
      const values = asList(wanted).map(String);
      listVariables(values, where, unsimulated);
      return { operator, key: key.toLowerCase(), values };
    }),
  );
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function listVariables(patterns: readonly string[], path: string, unsimulated: Remark[]): void {
  const variable = patterns.find((pattern) => pattern.includes("${"));
  if (variable !== undefined) {
    unsimulated.push({
      path,
      message: `has a policy variable, which is not simulated: it matches nothing, got ${shown(variable)}`,
    });
  }
}

function texts(value: unknown, path: string, problems: Remark[]): readonly string[] {
  const list = asList(value);
  const found = list.filter((item) => typeof item === "string");
  if (found.length !== list.length) {
    problems.push({ path, message: `must be a string or a list of strings, got ${shown(value)}` });
  }
  return found;
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
