/**
 * Which parts the code or the role of a function names: found by the dependencies of resources.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Part } from "./picture.ts";

/** A function and what it uses. */
export interface Use {
  readonly from: Part;
  readonly to: Part;
}

/** What a function at runtime can ask. */
const kinds: ReadonlySet<Part["kind"]> = new Set([
  "api",
  "function-url",
  "bucket",
  "website",
  "queue",
]);

/** The inputs of a function that what it uses comes in through. */
const inputs = ["code", "environment"];

/** Lists what each function uses. */
export function usesOf(graph: Graph, parts: readonly Part[]): readonly Use[] {
  const partByUrn = new Map(parts.flatMap((part) => (part.urn ? [[part.urn, part] as const] : [])));
  const nodes = new Map(graph.nodes.map((node) => [node.urn, node]));
  return parts
    .filter(({ kind }) => kind === "function" || kind === "edge-function")
    .flatMap((from) => {
      const node = nodes.get(from.urn ?? "");
      const names = node === undefined ? [] : [...through(node, inputs), ...ofRole(graph, node)];
      const found = new Set(names.map((urn) => partByUrn.get(urn)));
      return [...found].flatMap((to) =>
        to !== undefined && kinds.has(to.kind) ? [{ from, to }] : [],
      );
    });
}

function through({ propertyDependencies }: GraphNode, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => propertyDependencies[name] ?? []);
}

/** What the policies of a function's role name. */
function ofRole(graph: Graph, node: GraphNode): readonly string[] {
  const roles = new Set(through(node, ["role"]));
  return graph.nodes
    .filter(
      (each) =>
        each.type === "aws:iam/rolePolicy:RolePolicy" &&
        through(each, ["role"]).some((role) => roles.has(role)),
    )
    .flatMap((policy) => through(policy, ["policy"]));
}
