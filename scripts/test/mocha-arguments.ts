/**
 * What mocha is started with, from what the user typed.
 *
 * @module
 */
import { globSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { isUnitFile, testFiles } from "./unit-files.ts";

/** Mocha's own reading of a command line. */
const { loadOptions } = createRequire(import.meta.url)("mocha/lib/cli/options.cjs") as {
  loadOptions(args: readonly string[]): { readonly _?: readonly string[] };
};

/** Each process holds the AWS provider's types in memory: about half a gigabyte. */
const mostJobs = 4;

/** Options that need one process. */
const serialOptions = /^--(no-parallel|parallel|jobs|inspect|inspect-brk|file|sort)\b/;

/** Arguments of mocha, or why there are none. */
export type Selection = { readonly args: readonly string[] } | { readonly problem: string };

/**
 * Files that are named run in one process; without any, all do, in several. `--unit` names the unit tests.
 *
 * @param root Folder of the project.
 * @param given What the user typed.
 */
export function mochaArguments(root: string, given: readonly string[]): Selection {
  const args = given.filter((arg) => arg !== "--unit");
  const named = loadOptions(args)._ ?? [];
  const missing = named.filter((pattern) => globSync(pattern, { cwd: root }).length === 0);
  if (missing.length > 0) {
    const names = missing.join(", ");
    return {
      problem: `no such test file: ${names}; give a file, folder or pattern, such as tests/config`,
    };
  }
  if (named.length > 0) {
    return { args };
  }
  const all = testFiles(root);
  if (given.includes("--unit")) {
    return { args: [...args, ...all.filter(isUnitFile)] };
  }
  const jobs = Math.min(availableParallelism(), mostJobs);
  const parallel = args.some((arg) => serialOptions.test(arg))
    ? []
    : ["--parallel", "--jobs", String(Math.max(jobs, 2))];
  // Short files last: no process is left alone with a long one at the end.
  const long = all.filter((file) => !isUnitFile(file));
  return { args: [...parallel, ...args, ...long, ...all.filter(isUnitFile)] };
}
