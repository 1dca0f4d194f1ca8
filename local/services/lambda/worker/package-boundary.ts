/**
 * A function sees its own package, Node's built-in modules, and the AWS SDK that Lambda's runtime brings. Nothing else.
 *
 * The package lies somewhere below a project with a `node_modules` of its own. Without this, an import that the bundle
 * forgot would work on this machine and fail in the cloud.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import type { Disk } from "./own-disk.ts";

/** The runtime's own `node_modules` holds these scopes. */
const provided = /^@(aws-sdk|smithy)\//;

/** Refuses, for this thread and from now on, what Lambda's disk would not have. */
export function closePackage({ taskRoot, opt, tmp }: Disk): void {
  const folders = [taskRoot, tmp, ...(opt === undefined ? [] : [opt])];
  const urls = folders.map((folder) => `${pathToFileURL(folder).href}/`);
  const isInside = (url = "") => urls.some((folder) => url.startsWith(folder));
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const fromPackage = isInside(context.parentURL);
      if (!fromPackage || !resolved.url.startsWith("file:") || isInside(resolved.url)) {
        return resolved;
      }
      if (provided.test(specifier)) {
        return resolved;
      }
      throw notFound(specifier, context.conditions.includes("require"));
    },
  });
}

/** Node's own error, so that whoever handles a missing optional dependency handles this. */
function notFound(specifier: string, required: boolean): Error {
  const error = new Error(
    `Cannot find ${required ? "module" : "package"} '${specifier}': it is not in the function's package. ` +
      "It is on this machine, but would not be on Lambda's; bundle it.",
  );
  return Object.assign(error, { code: required ? "MODULE_NOT_FOUND" : "ERR_MODULE_NOT_FOUND" });
}
