/**
 * Objects that a program uploads.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Model, ObjectSeed } from "../model/stack-model.ts";
import type { PackageFiles } from "../services/lambda/function-package.ts";
import { pack } from "../services/lambda/package-archive.ts";
import { copyOnce } from "../services/s3/first-copy.ts";
import type { S3 } from "../services/s3/s3.ts";

/** The zip that the engine would upload. */
async function zipOf(files: PackageFiles): Promise<Buffer> {
  const read = Object.entries(files).map(async ([name, file]) => {
    const bytes = typeof file === "string" ? Buffer.from(file) : await readFile(file.path);
    return [name, bytes] as const;
  });
  return Buffer.from(pack(Object.fromEntries(await Promise.all(read))));
}

/** @param root Folder that relative paths start from. @throws what reading a file throws. */
async function contentOf({ content }: ObjectSeed, root: string): Promise<Buffer> {
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

/**
 * Uploads what a program uploads, and copies what its buckets replicate.
 *
 * @param root Folder that relative paths start from.
 * @throws what reading a file throws, and {S3Error} what S3 has against an object.
 */
export async function seedObjects(
  s3: S3,
  { objects, copies }: Pick<Model, "objects" | "copies">,
  root: string,
  log: (message: string) => void,
): Promise<void> {
  for (const object of objects) {
    await s3.seed({ ...object, body: await contentOf(object, root) });
  }
  // What was just seeded may be on its way there already, as a replica.
  await s3.idle();
  for (const { source, target } of copies) {
    if ((await copyOnce(s3, source, target)) === "missing") {
      log(`S3: no object to copy at ${source.bucket}/${source.key}`);
    }
  }
}
