/**
 * A function sees its own package, Node's built-in modules, and the AWS SDK that Lambda's runtime brings. Nothing else.
 *
 * The package lies somewhere below a project with a `node_modules` of its own. Without this, an import that the bundle
 * forgot would work on this machine and fail in the cloud.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
import { createRequire, registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Disk } from "./own-disk.ts";

/** The runtime's own `node_modules` holds these scopes. */
const provided = /^@(aws-sdk|smithy)\//;

/** Refuses, for this thread and from now on, what Lambda's disk would not have. */
export function closePackage({ taskRoot, opt, tmp, sdkFolders }: Disk): void {
  const folders = [taskRoot, tmp, ...(opt === undefined ? [] : [opt])];
  const urls = folders.map((folder) => `${pathToFileURL(folder).href}/`);
  const isInside = (url = "") => urls.some((folder) => url.startsWith(folder));
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const fromPackage = isInside(context.parentURL);
      const isProvided = fromPackage && provided.test(specifier);
      const resolved = isProvided
        ? resolveProvided(specifier, context, nextResolve, sdkFolders)
        : nextResolve(specifier, context);
      if (!fromPackage || !resolved.url.startsWith("file:") || isInside(resolved.url)) {
        return resolved;
      }
      if (isProvided) {
        return resolved;
      }
      throw notFound(specifier, context.conditions.includes("require"));
    },
  });
}

type Resolve = NonNullable<Parameters<typeof registerHooks>[0]["resolve"]>;
type Context = Parameters<Resolve>[1];

/** From the package itself, where it has a copy or lies below one; else as Lambda's runtime provides it. */
function resolveProvided(
  specifier: string,
  context: Context,
  nextResolve: Parameters<Resolve>[2],
  folders: readonly string[],
): ReturnType<Resolve> {
  const required = context.conditions.includes("require");
  const parents = folders.map((folder) => join(folder, "index.js"));
  const attempts = [
    () => nextResolve(specifier, context),
    ...parents.map(
      (parent) => () =>
        required
          ? {
              url: pathToFileURL(createRequire(parent).resolve(specifier)).href,
              shortCircuit: true,
            }
          : nextResolve(specifier, { ...context, parentURL: pathToFileURL(parent).href }),
    ),
  ];
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch (error) {
      if (!isMissing(error)) {
        throw error;
      }
    }
  }
  const [scope, name] = specifier.split("/");
  const message =
    `Cannot find ${required ? "module" : "package"} '${specifier}': Lambda's runtime has it, and this machine does not. ` +
    `Install it: npm install --save-dev ${scope}/${name}`;
  throw Object.assign(new Error(message), { code: missingCode(required) });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "MODULE_NOT_FOUND" || error.code === "ERR_MODULE_NOT_FOUND")
  );
}

function missingCode(required: boolean): string {
  return required ? "MODULE_NOT_FOUND" : "ERR_MODULE_NOT_FOUND";
}

/** Node's own error, so that whoever handles a missing optional dependency handles this. */
function notFound(specifier: string, required: boolean): Error {
  const error = new Error(
    `Cannot find ${required ? "module" : "package"} '${specifier}': it is not in the function's package. ` +
      "It is on this machine, but would not be on Lambda's; bundle it.",
  );
  return Object.assign(error, { code: missingCode(required) });
}
