/**
 * The file of a module that another loads by path: a source in the repository, JavaScript in the package.
 *
 * @module
 */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @param name Relative to the loading module, without an extension: `./child`.
 * @param loader `import.meta.url` of the loading module; its extension is taken.
 * @returns an absolute path.
 */
export function siblingModule(name: string, loader: string): string {
  return fileURLToPath(new URL(`${name}${extname(loader)}`, loader));
}
