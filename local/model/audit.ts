/**
 * Holds what a resource declares against the table of its type.
 *
 * @module
 */
import type { GraphNode, Properties, Value } from "../program/graph.ts";
import { isBag } from "../program/values.ts";
import { type Findings, shown } from "./findings.ts";
import type { PropertyTable, Treatment } from "./treatment.ts";

/** Lists what is not simulated, refuses what cannot be, and lists or refuses what no table knows. */
export function audit(node: GraphNode, table: PropertyTable, findings: Findings): void {
  auditBag(node, node.inputs, table, "", findings);
}

function auditBag(
  node: GraphNode,
  bag: Properties,
  table: PropertyTable,
  prefix: string,
  findings: Findings,
): void {
  for (const [name, value] of Object.entries(bag)) {
    if (value === null || value === undefined) {
      continue;
    }
    const path = `${prefix}${name}`;
    const treatment = Object.hasOwn(table, name) ? table[name] : undefined;
    if (treatment === undefined) {
      findings.unknown(
        node,
        path,
        `is not known to this version of the runtime, got ${shown(value)}`,
      );
    } else {
      treat(node, treatment, value, path, findings);
    }
  }
}

function treat(
  node: GraphNode,
  treatment: Treatment,
  value: Value,
  path: string,
  findings: Findings,
): void {
  switch (treatment.kind) {
    case "read":
    case "inert":
      return;
    case "unsimulated":
      if (!isOneOf(value, treatment.except)) {
        findings.list(node, path, treatment.why);
      }
      return;
    case "foreign":
      if (!isOneOf(value, treatment.except)) {
        findings.unknown(node, path, `${treatment.why}, got ${shown(value)}`);
      }
      return;
    case "refused":
      if (!isOneOf(value, treatment.except)) {
        findings.refuse(node.urn, { path, message: `${treatment.why}, got ${shown(value)}` });
      }
      return;
    case "nested":
      auditNested(node, treatment.of, value, path, findings);
  }
}

function auditNested(
  node: GraphNode,
  table: PropertyTable,
  value: Value,
  path: string,
  findings: Findings,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      auditNested(node, table, item, `${path}[${index}]`, findings);
    }
  } else if (isBag(value)) {
    auditBag(node, value, table, `${path}.`, findings);
  } else {
    findings.refuse(node.urn, { path, message: `must be an object, got ${shown(value)}` });
  }
}

function isOneOf(value: Value, candidates: readonly Value[]): boolean {
  const json = JSON.stringify(value);
  return candidates.some((candidate) => JSON.stringify(candidate) === json);
}
