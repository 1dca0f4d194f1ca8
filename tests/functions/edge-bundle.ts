/**
 * Edge handlers, bundled as they are uploaded, with a configuration compiled in.
 *
 * @module
 */
import { buildSync, type Message } from "esbuild";
import { bundleOptions, withConfig } from "../../components/bundle.ts";
import { type BundleOnDisk, writeBundle } from "./bundle-on-disk.ts";

/** A handler, called as Lambda calls it. */
export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** See the module. */
export interface EdgeBundle extends BundleOnDisk<Handler> {
  readonly sizeBytes: number;
  readonly warnings: readonly Message[];
  /** Files of the bundle, relative to the project. */
  readonly inputs: readonly string[];
}

/** Bundles `functions/edge/<name>.ts`. */
export function bundleEdge(name: string, config: object): EdgeBundle {
  const entry = `functions/edge/${name}.ts`;
  const { outputFiles, warnings, metafile } = buildSync(bundleOptions({ entry }));
  const contents = Buffer.from(withConfig(outputFiles[0]?.text ?? "", config));
  return {
    ...writeBundle<Handler>(contents),
    sizeBytes: contents.length,
    warnings,
    inputs: Object.keys(metafile.inputs),
  };
}
