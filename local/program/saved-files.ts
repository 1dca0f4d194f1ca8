/**
 * What saved files change without an evaluation: the code of functions, and files that the program uploads.
 *
 * @module
 */
import { resolve } from "node:path";
import type { BundleOutput } from "./bundle-trace.ts";
import type { ProgramTrace } from "./evaluate.ts";
import type { Graph } from "./graph.ts";
import type { Rebuilder } from "./rebuild.ts";
import { assetFiles, replaceCode } from "./replace-code.ts";

/** A program as it was evaluated last. */
export interface Evaluated {
  readonly graph: Graph;
  readonly trace: ProgramTrace;
}

/**
 * Bundles again what was bundled from the files. The program itself may read them as well, and may have derived other
 * values from its bundles: an evaluation has to follow.
 *
 * @param files Absolute paths.
 * @param rebuilder Of this program.
 * @returns the graph with the new code; `undefined` where only an evaluation can tell, also for sources with errors.
 */
export async function takeSavedFiles(
  { graph, trace }: Evaluated,
  files: readonly string[],
  rebuilder: Rebuilder,
): Promise<Evaluated | undefined> {
  const saved = new Set(files);
  const affected = trace.bundles.filter(({ inputs }) => inputs.some((input) => saved.has(input)));
  const texts = await rebuilder
    .rebuild(trace.bundles, affected, trace.folder)
    .catch(() => undefined);
  if (texts === undefined) {
    return undefined;
  }
  for (const { outputs } of affected) {
    for (const { path } of outputs.filter(isWritten)) {
      saved.add(path);
    }
  }
  const isUploaded = [...assetFiles(graph)].some((path) => saved.has(resolve(trace.folder, path)));
  const { graph: replaced, changed } = replaceCode(graph, texts);
  const bundles = trace.bundles.map((record) => ({
    ...record,
    outputs: record.outputs.map(({ path, text }) => ({
      path,
      text: text === undefined ? undefined : (texts.get(text) ?? text),
    })),
  }));
  return changed.length > 0 || isUploaded
    ? { graph: replaced, trace: { ...trace, bundles } }
    : undefined;
}

/** Whether a file is what the program's bundles were written to, and not a source. */
export function isBundleOutput({ bundles }: ProgramTrace, file: string): boolean {
  return bundles.some(({ outputs }) =>
    outputs.some((output) => isWritten(output) && output.path === file),
  );
}

function isWritten({ text }: BundleOutput): boolean {
  return text === undefined;
}
