/**
 * Names as AWS knows them.
 *
 * @module
 */

import { resources } from "../../components/tests/recording.ts";
import type { Graph } from "../../local/program/graph.ts";

/** Every physical name of a stack, except within what has one itself: stages, aliases. */
export function physicalNames(graph: Graph): readonly string[] {
  return resources(graph).flatMap(({ type, outputs }) => {
    if (/:(Alias|Stage)$/.test(type)) {
      return [];
    }
    const name = /:Bucket$/.test(type)
      ? outputs["bucket"]
      : (outputs["name"] ?? outputs["policyName"]);
    return typeof name === "string" ? [name] : [];
  });
}
