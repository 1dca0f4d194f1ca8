/**
 * Handlers as they are uploaded: bundled, with a configuration compiled in.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync, type Message } from "esbuild";
import { bundleOptions, withConfig } from "../../components/bundle.ts";

/** A handler, called as Lambda calls it. */
export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** One bundle on disk. */
export interface EdgeBundle {
  readonly sizeBytes: number;
  readonly warnings: readonly Message[];
  /** Files of the bundle, relative to the project. */
  readonly inputs: readonly string[];
  /** Loads it anew, as a fresh sandbox would. */
  sandbox(): Promise<Handler>;
  dispose(): void;
}

/** Bundles `functions/edge/<name>.ts`. */
export function bundleEdge(name: string, config: object): EdgeBundle {
  const entry = `functions/edge/${name}.ts`;
  const { outputFiles, warnings, metafile } = buildSync(bundleOptions({ entry }));
  const contents = Buffer.from(withConfig(outputFiles[0]?.text ?? "", config));
  const folder = mkdtempSync(path.join(os.tmpdir(), "edge-"));
  const file = path.join(folder, "index.mjs");
  writeFileSync(file, contents);
  let sandboxes = 0;
  return {
    sizeBytes: contents.length,
    warnings,
    inputs: Object.keys(metafile.inputs),
    sandbox: async () => {
      sandboxes += 1;
      const { handler } = await import(`${pathToFileURL(file).href}?${sandboxes}`);
      return handler;
    },
    dispose: () => rmSync(folder, { recursive: true }),
  };
}
