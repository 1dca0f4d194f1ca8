/**
 * Graph in, model out.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Model } from "./model.ts";

/**
 * Joins what a program declares into what serves its requests.
 *
 * @throws {ModelError} naming everything that cannot be served, all of it at once.
 */
export function assemble(graph: Graph): Model {
  throw new Error(`not assembled: ${graph.stack}`);
}
