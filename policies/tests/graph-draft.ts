/**
 * A recorded graph that can be broken.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Graph, GraphNode, Value } from "../../local/program/graph.ts";

/** A node that can be written to. */
export type DraftNode = { -readonly [K in keyof GraphNode]: GraphNode[K] };

/** A copy of a graph. The graph it was made of stays as it was. */
export class Draft {
  readonly #nodes: DraftNode[];
  readonly #touched = new Set<DraftNode>();
  readonly graph: Graph;

  constructor(graph: Graph) {
    this.#nodes = graph.nodes.map((node) => ({ ...node }));
    this.graph = { ...graph, nodes: this.#nodes };
  }

  /** Every node. */
  get nodes(): readonly DraftNode[] {
    return this.#nodes;
  }

  /** Nodes that are not as recorded: only those are evaluated again one by one. */
  get touched(): readonly DraftNode[] {
    return this.#nodes.filter((node) => this.#touched.has(node));
  }

  /** The node of a type, with a name where there are several. */
  node(type: string, name?: string): DraftNode {
    const found = this.#nodes.filter(
      (node) => node.type === type && (name === undefined || node.name === name),
    );
    const [only] = found;
    assert.ok(
      only !== undefined && found.length === 1,
      `${found.length} nodes of ${type} ${name ?? ""}: ${found.map((node) => node.name)}`,
    );
    return only;
  }

  /**
   * Sets, or with `undefined` takes out, a property of inputs and outputs alike.
   *
   * @param path Steps to it; a number is a place in a list.
   */
  set(node: DraftNode, path: readonly (string | number)[], value: Value | undefined): void {
    node.inputs = changed(node.inputs, path, value) as GraphNode["inputs"];
    node.outputs = changed(node.outputs, path, value) as GraphNode["outputs"];
    this.#touched.add(node);
  }

  /** Changes what is no property: options, provider, name, dependencies. */
  change(node: DraftNode, changes: Partial<GraphNode>): void {
    Object.assign(node, changes);
    this.#touched.add(node);
  }

  /** Sets the options of a node. */
  options(node: DraftNode, options: Partial<GraphNode["options"]>): void {
    this.change(node, { options: { ...node.options, ...options } });
  }

  /** Makes an input come from these nodes, and from no other. */
  wire(node: DraftNode, property: string, from: readonly GraphNode[]): void {
    this.change(node, {
      propertyDependencies: {
        ...node.propertyDependencies,
        [property]: from.map(({ urn }) => urn),
      },
    });
  }

  /** Takes a node out, and every mention of it. */
  remove(node: DraftNode): void {
    this.#nodes.splice(this.#nodes.indexOf(node), 1);
    for (const other of this.#nodes) {
      const through = Object.entries(other.propertyDependencies);
      other.dependencies = other.dependencies.filter((urn) => urn !== node.urn);
      other.propertyDependencies = Object.fromEntries(
        through.map(([property, urns]) => [property, urns.filter((urn) => urn !== node.urn)]),
      );
    }
  }

  /** A copy of a node under another name, with other inputs laid over. */
  copy(node: GraphNode, name: string, inputs: Readonly<Record<string, Value>> = {}): DraftNode {
    const made: DraftNode = {
      ...node,
      name,
      urn: `${node.urn.slice(0, node.urn.lastIndexOf("::"))}::${name}`,
      inputs: { ...node.inputs, ...inputs },
      outputs: { ...node.outputs, ...inputs },
    };
    this.#nodes.push(made);
    this.#touched.add(made);
    return made;
  }

  /** A node of another type beside one that is there: with its parent and provider, and nothing else of it. */
  add(
    beside: GraphNode,
    type: string,
    name: string,
    inputs: Readonly<Record<string, Value>>,
  ): DraftNode {
    const [stack = ""] = beside.urn.split("::");
    const made = this.copy(beside, name);
    const parents = beside.urn.split("::")[2]?.split("$").slice(0, -1) ?? [];
    this.change(made, {
      type,
      urn: [stack, beside.urn.split("::")[1], [...parents, type].join("$"), name].join("::"),
      id: `${name}-id`,
      inputs,
      outputs: inputs,
      secrets: [],
      dependencies: [],
      propertyDependencies: {},
    });
    return made;
  }
}

function changed(
  value: Value | undefined,
  [step, ...rest]: readonly (string | number)[],
  to: Value | undefined,
): Value | undefined {
  if (step === undefined) {
    return to;
  }
  if (typeof step === "number") {
    const items = Array.isArray(value) ? [...value] : [];
    const item = changed(items[step], rest, to);
    items.splice(step, 1, ...(item === undefined ? [] : [item]));
    return items;
  }
  const map = (value ?? {}) as Readonly<Record<string, Value>>;
  const { [step]: inner, ...others } = map;
  const item = changed(inner, rest, to);
  return item === undefined ? others : { ...map, [step]: item };
}
