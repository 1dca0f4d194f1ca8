/**
 * The paths that an invalidation can name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 * @module
 */
import { maxInvalidationPathLength } from "../../../../aws/cloudfront-invalidations.ts";

/** What is wrong with a path, as a continuation of its name; `undefined` when nothing is. */
export function invalidationPathProblem(path: string): string | undefined {
  if (!path.startsWith("/")) {
    return "must start with /";
  }
  if (path.slice(0, -1).includes("*")) {
    return "must have * as its last character only";
  }
  if (!/^[!-~]*$/.test(path)) {
    return "must have other characters than those of printable ASCII percent-encoded";
  }
  const max = maxInvalidationPathLength.value;
  return path.length > max ? `must have at most ${max} characters` : undefined;
}
