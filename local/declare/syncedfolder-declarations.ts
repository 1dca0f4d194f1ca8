/**
 * Folders that a component of `@pulumi/synced-folder` uploads. Its provider would make an object of each file; here the
 * component gives out the list of its files.
 *
 * @see https://www.pulumi.com/registry/packages/synced-folder/
 * @module
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Properties } from "../program/graph.ts";
import type { DeclaredResource, Service } from "./declaration.ts";

/** Folders. */
export const syncedfolder: Service = {
  resources: {},
  components: { "synced-folder:index:S3BucketFolder": folder },
};

/** Content types by ending, as the provider's runtime knows them without a table of the system. */
const contentTypes: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".xml": "text/xml; charset=utf-8",
};

/** @throws {Error} when the folder cannot be read. */
function folder(component: DeclaredResource): Properties {
  const path = component.text("path") ?? ".";
  const hidden = component.inputs["includeHiddenFiles"] === true;
  const files = filesOf(path, "", hidden).map((key) => ({
    key,
    path: join(path, key),
    contentType: contentTypes[extname(key).toLowerCase()] ?? "",
    etag: createHash("md5")
      .update(readFileSync(join(path, key)))
      .digest("hex"),
  }));
  return { files };
}

/** Keys of the files below a folder, in order. */
function filesOf(root: string, prefix: string, hidden: boolean): readonly string[] {
  return readdirSync(join(root, prefix), { withFileTypes: true })
    .filter(({ name }) => hidden || !name.startsWith("."))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const key = `${prefix}${entry.name}`;
      return entry.isDirectory() ? filesOf(root, `${key}/`, hidden) : [key];
    });
}
