/**
 * One copy of the Pulumi SDK for the program and the runtime.
 *
 * @module
 */
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Makes the runtime use the program's copy of the SDK, which keeps the engine of a process in module state. With two
 * copies, the program would declare everything to an engine that nobody reads.
 *
 * @param folder Of the program.
 */
export function shareSdk(folder: string): void {
  const parentURL = pathToFileURL(join(folder, "index.js")).href;
  try {
    createRequire(parentURL).resolve("@pulumi/pulumi");
  } catch {
    // The program has none of its own.
    return;
  }
  const own = new URL("..", import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      /^@pulumi\/pulumi(\/|$)/.test(specifier) && context.parentURL?.startsWith(own) === true
        ? next(specifier, { ...context, parentURL })
        : next(specifier, context),
  });
}
