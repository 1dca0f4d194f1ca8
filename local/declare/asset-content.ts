/**
 * What an asset or an archive holds, byte for byte.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AssetValue, Value } from "../program/graph.ts";
import { isAsset } from "../program/values.ts";

/** One file of an asset: the asset itself has an empty path. */
export interface Content {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The files of an asset or archive in order of path; none for any other value. */
export function contents(value: Value | undefined): readonly Content[] {
  return (isAsset(value) ? filesOf(value, "") : []).sort((one, other) =>
    one.path < other.path ? -1 : 1,
  );
}

/**
 * A digest over paths and bytes. AWS hashes the zip it was sent; the engine makes that zip, so the value differs
 * from AWS's, and changes exactly when the content does.
 *
 * @returns base64, as AWS writes it.
 */
export function contentSha256(files: readonly Content[]): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of files) {
    // Lengths keep the end of a path from passing for the start of a file.
    hash.update(`${path.length}:${path}:${bytes.length}:`).update(bytes);
  }
  return hash.digest("base64");
}

function filesOf(asset: AssetValue, path: string): Content[] {
  switch (asset.asset) {
    case "text":
      return [{ path, bytes: Buffer.from(asset.text) }];
    case "file":
    case "zip":
      return [{ path, bytes: readFileSync(asset.path) }];
    case "archive":
      return Object.entries(asset.assets).flatMap(([name, member]) =>
        filesOf(member, path === "" ? name : `${path}/${name}`),
      );
  }
}
