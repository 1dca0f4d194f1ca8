/**
 * Which files a program's bundles are made of: what its calls of esbuild read and returned.
 *
 * @module
 */
import { createRequire, Module } from "node:module";
import { join, resolve } from "node:path";
import type * as esbuild from "esbuild";

/** A file that a bundle has. */
export interface BundleOutput {
  /** Absolute. */
  readonly path: string;
  /** Its content, unless esbuild wrote it to disk. */
  readonly text: string | undefined;
}

/** One call of esbuild that another process can repeat. */
export interface BundleRecord {
  /** Plain data, with the working directory that the call had. */
  readonly options: esbuild.BuildOptions & { readonly absWorkingDir: string };
  /** Absolute paths. */
  readonly inputs: readonly string[];
  readonly outputs: readonly BundleOutput[];
}

/**
 * The esbuild that a program finds.
 *
 * @param folder Of the program.
 * @returns `undefined` where there is none.
 */
export function programEsbuild(
  folder: string,
): { readonly file: string; load(): typeof esbuild } | undefined {
  const require = createRequire(join(folder, "index.js"));
  try {
    const file = require.resolve("esbuild");
    return { file, load: () => require(file) };
  } catch {
    return undefined;
  }
}

/**
 * Records the program's calls of esbuild from now on. To be called before the program is loaded.
 *
 * Calls with plugins or standard input cannot be repeated, and are not recorded.
 *
 * @returns the records, which grow while the program runs.
 */
export function traceBundles(folder: string): readonly BundleRecord[] {
  const records: BundleRecord[] = [];
  const found = programEsbuild(folder);
  if (found === undefined) {
    return records;
  }
  const original = found.load();
  const note = (options: esbuild.BuildOptions, result: esbuild.BuildResult) => {
    const record = recordOf(options, result);
    if (record !== undefined) {
      records.push(record);
    }
  };
  const traced = {
    ...original,
    async build(options: esbuild.BuildOptions) {
      const result = await original.build({ ...options, metafile: true });
      note(options, result);
      return result;
    },
    buildSync(options: esbuild.BuildOptions) {
      const result = original.buildSync({ ...options, metafile: true });
      note(options, result);
      return result;
    },
  };
  // A module of its own: what an `import` gets of the loaded one is settled already.
  const stand = new Module(found.file);
  stand.exports = traced;
  stand.loaded = true;
  createRequire(import.meta.url).cache[found.file] = stand;
  return records;
}

function recordOf(
  options: esbuild.BuildOptions,
  { metafile, outputFiles }: esbuild.BuildResult,
): BundleRecord | undefined {
  const { plugins = [], stdin, absWorkingDir = process.cwd(), ...rest } = options;
  if (plugins.length > 0 || stdin !== undefined || metafile === undefined) {
    return undefined;
  }
  const absolute = (path: string) => resolve(absWorkingDir, path);
  return {
    options: { ...rest, absWorkingDir },
    inputs: Object.keys(metafile.inputs).map(absolute),
    outputs:
      outputFiles?.map(({ path, text }) => ({ path, text })) ??
      Object.keys(metafile.outputs).map((path) => ({ path: absolute(path), text: undefined })),
  };
}
