/**
 * Repeats the bundles that saved files went into.
 *
 * @module
 */
import { type BundleRecord, programEsbuild } from "./bundle-trace.ts";

/**
 * Repeats calls of esbuild.
 *
 * @param folder Of the program, whose esbuild is used.
 * @returns new texts by old ones; texts that are the same are left out. `undefined` where a bundle has other files
 *   than before, so that the program would have to name them.
 * @throws what esbuild throws for sources with errors.
 */
export async function rebuild(
  records: readonly BundleRecord[],
  folder: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const esbuild = records.length === 0 ? undefined : programEsbuild(folder)?.load();
  const texts = new Map<string, string>();
  if (esbuild === undefined) {
    return texts;
  }
  const rebuilt = await Promise.all(
    records.map(({ options }) => esbuild.build({ ...options, logLevel: "silent" })),
  );
  for (const [index, { outputs }] of records.entries()) {
    for (const { path, text } of outputs) {
      const now = rebuilt[index]?.outputFiles?.find((each) => each.path === path)?.text;
      if (text !== undefined && now === undefined) {
        return undefined;
      }
      if (text !== undefined && now !== undefined && now !== text) {
        texts.set(text, now);
      }
    }
  }
  return texts;
}
