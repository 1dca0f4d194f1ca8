/**
 * Policy documents, written by hand or changed in a recorded graph.
 *
 * @module
 */
import type { Draft, DraftNode } from "./graph-draft.ts";

/** A document of statements. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Changes the statements of a recorded document. */
export function restate(
  draft: Draft,
  node: DraftNode,
  input: string,
  change: (statements: readonly object[]) => readonly object[],
): void {
  const { Statement } = JSON.parse(String(node.inputs[input])) as { Statement: object[] };
  draft.set(node, [input], policy(...change(Statement)));
}
