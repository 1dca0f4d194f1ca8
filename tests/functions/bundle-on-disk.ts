/**
 * A bundle in a temporary file, loaded as a new sandbox loads it.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** See the module. */
export interface BundleOnDisk<Handler> {
  /** Loads the handler again, with empty module state. */
  sandbox(): Promise<Handler>;
  dispose(): void;
}

/** Writes the code of a bundle to a temporary file. */
export function writeBundle<Handler>(code: string | Buffer): BundleOnDisk<Handler> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "handler-"));
  const file = path.join(folder, "index.mjs");
  writeFileSync(file, code);
  let sandboxes = 0;
  return {
    sandbox: async () => {
      sandboxes += 1;
      const { handler } = await import(`${pathToFileURL(file).href}?${sandboxes}`);
      return handler;
    },
    dispose: () => rmSync(folder, { recursive: true }),
  };
}
