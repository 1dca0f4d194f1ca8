/**
 * What is known of one part: its resources, and what is not simulated of them.
 *
 * @module
 */
import type { Graph, GraphNode, NotSimulated, Properties } from "../program/graph.ts";
import type { Part, Picture } from "./picture.ts";

/** A resource of a part. */
export interface PartResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
}

/** A policy that looks at resources of a part. */
export interface PartPolicy {
  readonly name: string;
  readonly statement: string;
  /** The page of AWS's documentation. */
  readonly url: string;
}

/** One part, opened. */
export interface PartDetails extends Part {
  /** Its own resource first, then what belongs to it. */
  readonly resources: readonly PartResource[];
  readonly notSimulated: readonly NotSimulated[];
  /** Absent where the project has no policy pack. */
  readonly policies?: readonly PartPolicy[];
}

/** The resources of a part: its own, what it names and what names it, but not what is a part itself. */
export function resourcesOf(part: Part, picture: Picture, graph: Graph): readonly GraphNode[] {
  const own = graph.nodes.find(({ urn }) => urn === part.urn);
  if (own === undefined) {
    return [];
  }
  const parts = new Set(picture.parts.map(({ urn }) => urn));
  const named = new Set(Object.values(own.propertyDependencies).flat());
  const around = graph.nodes.filter(
    (node) =>
      node.custom &&
      !parts.has(node.urn) &&
      (named.has(node.urn) || Object.values(node.propertyDependencies).flat().includes(own.urn)),
  );
  return [own, ...around];
}

/**
 * Opens a part. Its properties contain secrets.
 *
 * @param findings What is not simulated of the stack.
 */
export function openPart(
  part: Part,
  picture: Picture,
  graph: Graph,
  findings: readonly NotSimulated[],
): PartDetails {
  const nodes = resourcesOf(part, picture, graph);
  const urns = new Set(nodes.map(({ urn }) => urn));
  return {
    ...part,
    resources: nodes.map(({ urn, type, name, inputs }) => ({
      urn,
      type,
      name,
      properties: inputs,
    })),
    notSimulated: findings.filter(({ urn }) => urns.has(urn)),
  };
}
