/**
 * A function's package, put on disk where Node can import it.
 *
 * A package lies in a folder named for its content: written once, complete or not there at all, and found again by the
 * next run.
 *
 * @module
 */
import { createHash, randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { access, copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, normalize, resolve } from "node:path";
import { unpack } from "./package-archive.ts";

/** A file of a package: its text, or where it lies on this disk. A zip is unpacked in the place of its name. */
export type PackageFile = string | { readonly path: string; readonly isZip: boolean };

/** Package files by path, with forward slashes; the path of a zip that is the whole package is empty. */
export type PackageFiles = Readonly<Record<string, PackageFile>>;

/**
 * A digest of names and contents; the order of files does not matter. A file on disk stands for its content by its
 * size and its time of change.
 *
 * @returns SHA-256 in hex.
 */
export function packageDigest(files: PackageFiles): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(files).sort()) {
    hash.update(JSON.stringify([name, contentKey(files[name])]));
  }
  return hash.digest("hex");
}

function contentKey(file: PackageFile | undefined): unknown {
  if (typeof file !== "object") {
    return file;
  }
  const { size = 0, mtimeMs = 0 } = statSync(file.path, { throwIfNoEntry: false }) ?? {};
  return [file.path, size, mtimeMs];
}

/**
 * Writes the package below `<workDir>/functions/`, unless it is there.
 *
 * @returns the package's folder, absolute
 * @throws {Error} when a file would lie outside of the package, or the disk refuses
 */
export async function installPackage(files: PackageFiles, workDir: string): Promise<string> {
  for (const [name, file] of Object.entries(files)) {
    checkName(name, typeof file === "object" && file.isZip && name === "");
  }
  const functions = resolve(workDir, "functions");
  const folder = join(functions, packageDigest(files));
  if (await exists(folder)) {
    return folder;
  }
  const draft = join(functions, `.draft-${randomUUID()}`);
  try {
    await mkdir(draft, { recursive: true });
    await writeAll(files, draft);
    // Node looks for the nearest package.json to tell a module's kind. Without this one it would find the project's, and
    // take `.js` for an ES module; on Lambda there is none above /var/task.
    await writeFile(join(functions, "package.json"), "{}\n");
    await rename(draft, folder);
  } catch (error) {
    // Another run put the same bytes there first: theirs are as good as ours.
    if (!(await exists(folder))) {
      throw error;
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

function checkName(name: string, isRoot = false): void {
  const path = normalize(name);
  const isInside =
    path !== "." && !path.startsWith("..") && !path.startsWith("/") && !name.includes("\0");
  if (!isInside && !isRoot) {
    throw new Error(
      `package file names must be relative and stay inside the package, got ${JSON.stringify(name)}`,
    );
  }
}

async function writeAll(files: PackageFiles, folder: string): Promise<void> {
  for (const [name, file] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    if (typeof file === "string") {
      await writeFile(path, file);
    } else if (file.isZip) {
      await writeZip(file.path, path);
    } else {
      await copyFile(file.path, path);
    }
  }
}

async function writeZip(zip: string, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unpack(await readFile(zip)))) {
    checkName(name);
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
