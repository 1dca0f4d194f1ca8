/**
 * Dropping copies from the edge's cache, as an invalidation does.
 *
 * @module
 */
import { invalidationPathProblem } from "../services/cloudfront/api/invalidation-path.ts";
import { type Control, plainAnswer } from "./controls.ts";

/** The response to a request that names no path. */
const usage =
  "name the path, as in curl -X POST '…/__local/invalidate?path=/rugby_data.json*'; it starts with / and may end with *";

/**
 * `POST /__local/invalidate?path=/*`.
 *
 * @param invalidate Drops what a path pattern names, and returns the number of copies.
 */
export function invalidationControl(invalidate: (pathPattern: string) => number): Control {
  return ({ method, querystring }) => {
    const paths = new URLSearchParams(querystring).getAll("path");
    if (method !== "POST") {
      return plainAnswer(405, "an invalidation must be a POST request");
    }
    if (paths.length === 0 || paths.some((path) => invalidationPathProblem(path) !== undefined)) {
      return plainAnswer(400, usage);
    }
    const dropped = paths.reduce((count, path) => count + invalidate(path), 0);
    return plainAnswer(200, `${dropped} ${dropped === 1 ? "copy" : "copies"} dropped`);
  };
}
