/**
 * Buckets as rules see them, written by hand.
 *
 * @module
 */
import { bucketType } from "../reading/bucket.ts";
import type { StackResource } from "../reading/resource.ts";
import { type Given, resource } from "./fixtures.ts";

/** A bucket. */
export function bucket(name: string, given: Omit<Given, "name"> = {}): StackResource {
  return resource(bucketType, { name, ...given });
}

/** What is declared of a bucket whose name is not known yet, like its `bucketVersioning`. */
export function partOf(
  of: StackResource,
  kind: string,
  props: Readonly<Record<string, unknown>> = {},
  given: Given = {},
): StackResource {
  const type = `aws:s3/${kind}:${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return resource(type, {
    name: `${of.name}-${kind}`,
    props,
    ...given,
    from: { bucket: [of], ...given.from },
  });
}
