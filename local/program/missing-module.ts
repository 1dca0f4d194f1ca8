/**
 * Imports of a program that lead nowhere, described for its author.
 *
 * @module
 */
import { relative } from "node:path";

/** Of a package that a path may lead into: `@scope/name` or `name`. */
const packageName = /^(?:@[^/]+\/)?[^/]+/;

/**
 * @param error What loading the program threw.
 * @param root Folder of the project; files are named relative to it.
 * @returns which file imports what and how to mend it; `undefined` for any other error.
 * @see https://nodejs.org/api/errors.html#module_not_found
 */
export function missingModule(error: unknown, root: string): string | undefined {
  const {
    code,
    message = "",
    requireStack = [],
  } = Object(error) as {
    readonly code?: unknown;
    readonly message?: string;
    readonly requireStack?: readonly string[];
  };
  if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") {
    return undefined;
  }
  const [, specifier, importer = requireStack[0]] =
    /^Cannot find (?:module|package) '([^']+)'(?: imported from (\S+))?/.exec(message) ?? [];
  if (specifier === undefined) {
    return undefined;
  }
  const by = importer === undefined ? "the program" : relative(root, importer);
  if (specifier.startsWith("/") || specifier.startsWith(".")) {
    const path = specifier.startsWith("/") ? relative(root, specifier) : specifier;
    return `${by} imports ${JSON.stringify(path)}, which does not exist`;
  }
  const name = packageName.exec(specifier)?.[0] ?? specifier;
  return (
    `${by} imports ${JSON.stringify(specifier)}, which is not installed\n` +
    `  run npm install in the folder of the program; if its package.json does not have it, npm install ${name}`
  );
}
