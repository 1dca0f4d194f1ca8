/**
 * Handlers outside the edge, bundled by the program's own bundler and loaded as a fresh sandbox would.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../components/bundle.ts";

/** A bundle on disk. */
export interface LoadedBundle<Handler> {
  /** Loads it anew. */
  sandbox(): Promise<Handler>;
  dispose(): void;
}

/**
 * Bundles `functions/<entry>`.
 *
 * @param maxBytes The budget: a larger bundle fails.
 */
export async function loadHandler<Handler>(
  entry: string,
  config: object,
  maxBytes: number,
): Promise<LoadedBundle<Handler>> {
  const text = await bundle({ entry: `functions/${entry}`, config, maxBytes });
  const folder = mkdtempSync(path.join(os.tmpdir(), "handler-"));
  const file = path.join(folder, "index.mjs");
  writeFileSync(file, text);
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
