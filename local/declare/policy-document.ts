/**
 * `aws.iam.getPolicyDocument`: statements as JSON.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/iam/getpolicydocument/
 * @module
 */
import type { Properties, Value } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Question } from "./declaration.ts";

/** Answers the function. */
export function policyDocument({ args }: Question): Properties {
  const merged = [
    ...documents(args["sourcePolicyDocuments"] ?? args["sourceJson"]),
    ...bags(args["statements"]).map(statement),
    ...documents(args["overridePolicyDocuments"] ?? args["overrideJson"]),
  ];
  const document = {
    Version: args["version"] ?? "2012-10-17",
    ...(args["policyId"] === undefined ? {} : { Id: args["policyId"] }),
    Statement: lastOfEachSid(merged),
  };
  return {
    id: "policy-document",
    json: JSON.stringify(document, null, 2),
    minifiedJson: JSON.stringify(document),
  };
}

/** Statements of documents that are merged in. @throws {SyntaxError} when one is not JSON. */
function documents(value: Value | undefined): Properties[] {
  return list(value).flatMap((text) => {
    const document: { Statement?: Value } = JSON.parse(String(text));
    return bags(document.Statement);
  });
}

/** A statement replaces an earlier one with its id. */
function lastOfEachSid(statements: readonly Properties[]): readonly Properties[] {
  return statements.filter(({ Sid: sid }, index) => {
    const isNamed = sid !== undefined && sid !== "";
    return !(isNamed && statements.slice(index + 1).some((later) => later["Sid"] === sid));
  });
}

function statement(given: Properties): Properties {
  return defined({
    Sid: given["sid"],
    Effect: given["effect"] ?? "Allow",
    Principal: principals(given["principals"]),
    NotPrincipal: principals(given["notPrincipals"]),
    Action: oneOrMore(given["actions"]),
    NotAction: oneOrMore(given["notActions"]),
    Resource: oneOrMore(given["resources"]),
    NotResource: oneOrMore(given["notResources"]),
    Condition: conditions(given["conditions"]),
  });
}

function principals(value: Value | undefined): Value | undefined {
  const byType = new Map<string, Value[]>();
  for (const { type, identifiers } of bags(value)) {
    byType.set(String(type), [...(byType.get(String(type)) ?? []), ...list(identifiers)]);
  }
  if (byType.size === 0) {
    return undefined;
  }
  const [first] = byType;
  return first?.[0] === "*"
    ? "*"
    : Object.fromEntries([...byType].map(([type, ids]) => [type, oneOrMore(ids) ?? []]));
}

function conditions(value: Value | undefined): Value | undefined {
  const byTest: Record<string, Record<string, Value>> = {};
  for (const { test, variable, values } of bags(value)) {
    byTest[String(test)] = { ...byTest[String(test)], [String(variable)]: oneOrMore(values) ?? [] };
  }
  return Object.keys(byTest).length === 0 ? undefined : byTest;
}

/** One value stands alone, several are in order of the alphabet. */
function oneOrMore(value: Value | undefined): Value | undefined {
  const values = list(value);
  return values.length > 1 ? values.map(String).sort() : values[0];
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function bags(value: Value | undefined): Properties[] {
  return list(value)
    .map(asBag)
    .filter((bag) => bag !== undefined);
}

function defined(given: Readonly<Record<string, Value | undefined>>): Properties {
  return Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
