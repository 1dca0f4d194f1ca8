/**
 * Collects what cannot be served and what is not simulated, so that the user
 * reads all of it at once.
 *
 * @module
 */
import type { GraphNode, NotSimulated } from "../program/graph.ts";
import type { Problem } from "./model-error.ts";

/** Something AWS or this runtime refuses, relative to the resource it was found in. */
export interface Refusal {
  /** Property path. */
  readonly path: string;
  /** Continues the path: `must be …, got …`. */
  readonly message: string;
}

/** A growing list of problems and omissions; saying one twice adds nothing. */
export class Findings {
  readonly #problems = new Map<string, Problem>();
  readonly #notSimulated = new Map<string, NotSimulated>();
  readonly #strict: boolean;

  /**
   * @param strict Whether what the runtime does not know is a problem.
   * @param known What evaluating the program found already.
   */
  constructor(strict = false, known: readonly NotSimulated[] = []) {
    this.#strict = strict;
    for (const { urn, type, what, why } of known) {
      this.list({ urn, type }, what, why);
    }
  }

  /** In order of discovery. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  /** In order of discovery. */
  get notSimulated(): readonly NotSimulated[] {
    return [...this.#notSimulated.values()];
  }

  /** @param urn The resource to fix. */
  refuse(urn: string, ...refusals: readonly Refusal[]): void {
    for (const { path, message } of refusals) {
      this.#problems.set(JSON.stringify([urn, path, message]), { urn, path, message });
    }
  }

  /** What no table of this version has: lists it, or refuses it if the findings are strict. */
  unknown(node: Pick<GraphNode, "urn" | "type">, path: string, message: string): void {
    if (this.#strict) {
      this.refuse(node.urn, { path, message });
    } else {
      this.list(node, path, message);
    }
  }

  /** @param what Property path, like `priceClass`; empty for the resource as a whole. */
  list({ urn, type }: Pick<GraphNode, "urn" | "type">, what: string, why: string): void {
    this.#notSimulated.set(JSON.stringify([urn, what, why]), { urn, type, what, why });
  }

  /** Lists a resource as a whole, once per type. */
  listType({ urn, type }: GraphNode, why: string): void {
    if (!this.#notSimulated.has(type)) {
      this.#notSimulated.set(type, { urn, type, what: "", why });
    }
  }
}

/** A value as a message shows it: JSON, shortened where it would fill the screen. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length <= 200 ? json : `${json.slice(0, 200)}…`;
}
