/**
 * The files of a folder that a component uploads: its provider would make an object of each.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Properties } from "../program/graph.ts";

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

/**
 * Describes each file below a folder: its key, path, content type (empty where it is not known) and the ETag of its object.
 *
 * @throws {Error} when the folder cannot be read.
 */
export function folderFiles(folder: string, hidden: boolean): readonly Properties[] {
  return filesOf(folder, "", hidden).map((key) => describeFile(join(folder, key), key));
}

/** Describes one file. @throws {Error} when it cannot be read. */
export function describeFile(path: string, key: string): Properties {
  return {
    key,
    path,
    contentType: contentTypes[extname(path).toLowerCase()] ?? "",
    etag: createHash("md5").update(readFileSync(path)).digest("hex"),
  };
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
