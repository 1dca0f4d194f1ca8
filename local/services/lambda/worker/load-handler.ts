/**
 * Finding the function that `handler` names, as Lambda's Node.js runtime does.
 *
 * The order of extensions and the names of the errors are those of the published runtime interface client.
 *
 * @module
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isStreaming } from "./response-stream.ts";
import { RuntimeError } from "./wire-error.ts";

/** A handler, called. */
export type Handler = (event: unknown, context: object) => unknown;

/** Tried in this order; the empty one is a file with no extension. */
const extensions = ["", ".js", ".mjs", ".cjs"] as const;

/**
 * Imports the module and picks the export.
 *
 * @param taskRoot Where the package lies, absolute.
 * @param name `file.export`; `dir/file.export` and `file.object.method` are understood too.
 * @param maxParameters 2 from nodejs24.x on, which refuses a handler that declares a callback, whether or not it uses it;
 *   runtimes before take one with any number: Infinity.
 * @throws {RuntimeError} `Runtime.MalformedHandlerName`, `Runtime.ImportModuleError`, `Runtime.UserCodeSyntaxError`,
 *   `Runtime.HandlerNotFound` or `Runtime.CallbackHandlerDeprecated`
 * @throws whatever the module throws while it loads; an ES module that imports what does not exist ends here
 *   as a plain `Error`, as on Lambda
 */
export async function loadHandler(
  taskRoot: string,
  name: string,
  maxParameters: number,
): Promise<Handler> {
  const { path, exportPath } = parse(name);
  const module = await load(resolve(taskRoot, path));
  const handler = pick(module, exportPath) ?? pick(pick(module, ["default"]), exportPath);
  if (!handler) {
    throw new RuntimeError("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
  }
  if (!isHandler(handler)) {
    throw new RuntimeError("Runtime.HandlerNotFound", `${name} is not a function`);
  }
  if (handler.length > maxParameters && !isStreaming(handler)) {
    throw new RuntimeError(
      "Runtime.CallbackHandlerDeprecated",
      "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. " +
        "You need to modify this function to use a supported handler signature to use Node.js 24 or later. " +
        "For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.",
    );
  }
  return handler;
}

function parse(name: string): { path: string; exportPath: readonly string[] } {
  if (name.includes("..")) {
    throw new RuntimeError(
      "Runtime.MalformedHandlerName",
      `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const [file, ...exportPath] = basename(name).split(".");
  if (file === undefined || exportPath.length === 0) {
    throw new RuntimeError("Runtime.MalformedHandlerName", "Bad handler");
  }
  return { path: `${dirname(name)}/${file}`, exportPath };
}

async function load(path: string): Promise<unknown> {
  const file = extensions.map((extension) => path + extension).find((known) => existsSync(known));
  if (file === undefined) {
    throw new RuntimeError(
      "Runtime.ImportModuleError",
      `Error: Cannot find module '${basename(path)}'`,
    );
  }
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw translate(error);
  }
}

/** What goes wrong while a module loads, by the names callers see. */
function translate(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    const failure = new RuntimeError("Runtime.UserCodeSyntaxError", String(error));
    // The stack of a syntax error begins with the file and the line.
    return Object.assign(failure, { stack: error.stack });
  }
  // `require` says MODULE_NOT_FOUND. `import` says ERR_MODULE_NOT_FOUND, which Lambda does not translate.
  if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") {
    return new RuntimeError("Runtime.ImportModuleError", String(error));
  }
  return error;
}

function pick(from: unknown, path: readonly string[]): unknown {
  let value = from;
  for (const key of path) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
