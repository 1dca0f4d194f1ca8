/**
 * Whether the Node.js that runs functions is the one that they declare.
 *
 * @module
 */
import type { FunctionVersion } from "../services/lambda/invoker.ts";

/**
 * Names the declared runtimes that are not the Node.js that runs here: handlers follow the rules of the declared one,
 * and everything else is that of the running one.
 *
 * @param nodeVersion Of the running Node.js, like `24.12.0`.
 * @returns one line, or none where every function declares what runs.
 */
export function runtimeWarnings(
  functions: Iterable<Pick<FunctionVersion, "runtime">>,
  nodeVersion: string,
): readonly string[] {
  const [major = ""] = nodeVersion.split(".");
  const others = [...new Set(Array.from(functions, ({ runtime }) => runtime))]
    .filter((runtime) => /^nodejs\d+\.x$/.test(runtime) && runtime !== `nodejs${major}.x`)
    .sort();
  return others.length === 0
    ? []
    : [
        `functions declare ${others.join(", ")}: Node ${major} runs them, with the rules of the declared runtime for handlers alone`,
      ];
}
