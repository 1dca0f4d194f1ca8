/**
 * Loads the files of a program the way Pulumi's language host for Node.js does.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 * @module
 */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { RunError } from "@pulumi/pulumi";
import type { ProgramEntry } from "./program-entry.ts";

/**
 * Loads a program and runs it.
 *
 * @returns the outputs of the stack: what it exports, or what its exported function returns.
 * @throws whatever its modules throw.
 */
export async function loadProgram(entry: ProgramEntry): Promise<unknown> {
  const main = await exportsOf(entry);
  return typeof main === "function" ? main() : main;
}

async function exportsOf({ file, format, native }: ProgramEntry): Promise<unknown> {
  if (!native) {
    await transformSources();
  }
  if (format === "commonjs") {
    return createRequire(file)(file);
  }
  const exports: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
  if (!("default" in exports)) {
    return exports;
  }
  if (Object.keys(exports).length > 1) {
    throw new RunError("the program must have a default export or named exports, not both");
  }
  return exports["default"];
}

/** TypeScript that Node cannot strip, imports without extensions, CommonJS, JSON, the paths of `tsconfig.json`. */
async function transformSources(): Promise<void> {
  const [esm, cjs] = await Promise.all([import("tsx/esm/api"), import("tsx/cjs/api")]);
  cjs.register();
  esm.register();
}
