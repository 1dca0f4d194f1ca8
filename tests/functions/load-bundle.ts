/**
 * Handlers outside the edge, bundled as the program bundles them.
 *
 * @module
 */
import { bundle } from "../../components/bundle.ts";
import { type BundleOnDisk, writeBundle } from "./bundle-on-disk.ts";

/**
 * Bundles `functions/<entry>`.
 *
 * @param maxBytes The size limit: a larger bundle fails.
 */
export async function loadHandler<Handler>(
  entry: string,
  config: object,
  maxBytes: number,
): Promise<BundleOnDisk<Handler>> {
  return writeBundle(await bundle({ entry: `functions/${entry}`, config, maxBytes }));
}
