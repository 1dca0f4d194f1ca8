/**
 * Policy documents of a graph, with problems and what is not simulated.
 *
 * @module
 */
import type { GraphNode, Value } from "../program/graph.ts";
import { type PolicyKind, parsePolicy, type Statement } from "../services/iam/policy-document.ts";
import type { Findings } from "./findings.ts";

/** @param path Of the document in the resource, like `inlinePolicies[0].policy`. */
export function readStatements(
  node: GraphNode,
  document: Value | undefined,
  kind: PolicyKind,
  path: string,
  findings: Findings,
): readonly Statement[] {
  const parsed = parsePolicy(document, kind);
  const under = (inner: string): string => (inner === "" ? path : `${path}.${inner}`);
  for (const remark of parsed.problems) {
    findings.refuse(node.urn, { path: under(remark.path), message: remark.message });
  }
  for (const remark of parsed.unsimulated) {
    findings.list(node, under(remark.path), remark.message);
  }
  return parsed.statements;
}
