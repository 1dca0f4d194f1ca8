/**
 * The bytes of an object that the program uploads.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ObjectSeed } from "../model/stack-model.ts";
import type { PackageFiles } from "../services/lambda/function-package.ts";
import { pack } from "../services/lambda/package-archive.ts";

/** The zip that the engine would upload. */
async function zipOf(files: PackageFiles): Promise<Buffer> {
  const read = Object.entries(files).map(async ([name, file]) => {
    const bytes = typeof file === "string" ? Buffer.from(file) : await readFile(file.path);
    return [name, bytes] as const;
  });
  return Buffer.from(pack(Object.fromEntries(await Promise.all(read))));
}

/** @param root Folder that relative paths start from. @throws what reading a file throws. */
export async function contentOf({ content }: ObjectSeed, root: string): Promise<Buffer> {
  switch (content.kind) {
    case "text":
      return Buffer.from(content.text);
    case "base64":
      return Buffer.from(content.base64, "base64");
    case "file":
      return readFile(resolve(root, content.path));
    case "archive":
      return zipOf(content.files);
  }
}
