/**
 * Where assembling writes down what it cannot serve and what it does not simulate, so that a person
 * reads all of it at once.
 *
 * @module
 */
import type { GraphNode } from "../program/graph.ts";
import type { NotSimulated } from "./model.ts";
import type { Problem } from "./model-error.ts";

/** Something AWS or this runtime refuses, relative to the resource it was found in. */
export interface Refusal {
  /** Property path. */
  readonly path: string;
  /** Continues the path: `must be …, got …`. */
  readonly message: string;
}

/** A growing list of problems and omissions. */
export class Findings {
  readonly #problems: Problem[] = [];
  readonly #notSimulated: NotSimulated[] = [];
  readonly #typesListed = new Set<string>();

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get notSimulated(): readonly NotSimulated[] {
    return this.#notSimulated;
  }

  /** @param urn The resource to mend. */
  refuse(urn: string, ...refusals: readonly Refusal[]): void {
    this.#problems.push(...refusals.map(({ path, message }) => ({ urn, path, message })));
  }

  /** @param what Property path, like `priceClass`. */
  list(node: GraphNode, what: string, why: string): void {
    this.#notSimulated.push({ urn: node.urn, type: node.type, what, why });
  }

  /** Lists a resource as a whole; further ones of its type say nothing new and are left out. */
  listType(node: GraphNode, why: string): void {
    if (!this.#typesListed.has(node.type)) {
      this.#typesListed.add(node.type);
      this.list(node, "", why);
    }
  }
}

/** A value as a message shows it: JSON, shortened where it would fill the screen. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length <= 200 ? json : `${json.slice(0, 200)}…`;
}
