/**
 * Zip archives of packages: read when a function is installed, written when a program uploads a folder.
 *
 * @module
 */
import { unzipSync, zipSync } from "fflate";
import { maxUnzippedBytes } from "../../../aws/lambda-limits.ts";

/** Files by path. */
export type ArchiveFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Unpacks a zip. Folders are left out.
 *
 * @throws {Error} when it is not one, or is larger than Lambda takes.
 */
export function unpack(zip: Uint8Array): ArchiveFiles {
  let total = 0;
  const files = unzipSync(zip, {
    filter({ name, originalSize }) {
      total += originalSize;
      if (total > maxUnzippedBytes.value) {
        throw new Error(`the package must be at most ${maxUnzippedBytes.value} bytes unzipped`);
      }
      return !name.endsWith("/");
    },
  });
  return files;
}

/** Makes a zip whose bytes depend on names and contents alone. */
export function pack(files: ArchiveFiles): Uint8Array {
  // The first day that the format can express.
  return zipSync({ ...files }, { mtime: new Date(1980, 0, 1), level: 6 });
}
