/**
 * Parts of an API that its program does not declare as resources: those of quick create, of an OpenAPI definition,
 * and of components that another process would make. They get nodes of their own, so that they are read and listed
 * like declared ones.
 *
 * @module
 */
import type { GraphNode, Properties } from "../program/graph.ts";

/** What a part is. */
export interface VirtualPart {
  readonly type: string;
  /** Of the part; its URN ends with it. */
  readonly id: string;
  readonly inputs: Properties;
  /** What AWS would have answered, beside the inputs. @default nothing */
  readonly answers?: Properties;
}

/** A node of a part that belongs to a declared resource. */
export function virtualNode(owner: GraphNode, part: VirtualPart): GraphNode {
  const { type, id, inputs, answers } = part;
  return {
    ...owner,
    urn: `${owner.urn}#${id}`,
    type,
    custom: true,
    external: false,
    parent: owner.urn,
    id,
    inputs,
    outputs: { ...inputs, ...answers },
    secrets: [],
    propertyDependencies: {},
  };
}
