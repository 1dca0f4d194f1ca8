/**
 * Finding resources in a graph, for tests and readers.
 *
 * @module
 */
import type { Graph, GraphNode } from "./graph.ts";

/** Every resource of a type, in order of registration. */
export function ofType(graph: Graph, type: string): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.type === type);
}

/**
 * The one resource of a type and a logical name.
 *
 * @throws {Error} when there is not exactly one; lists the existing names.
 */
export function find(graph: Graph, type: string, name: string): GraphNode {
  const candidates = ofType(graph, type);
  const [node, ...more] = candidates.filter((candidate) => candidate.name === name);
  if (node === undefined || more.length > 0) {
    const names = candidates.map((candidate) => JSON.stringify(candidate.name));
    throw new Error(
      `there must be one ${type} named ${JSON.stringify(name)}, got ${node === undefined ? 0 : more.length + 1}; ` +
        `resources of that type: ${names.join(", ") || "none"}`,
    );
  }
  return node;
}
