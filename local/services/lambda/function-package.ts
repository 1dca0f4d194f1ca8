/**
 * A function's package, put on disk where Node can import it.
 *
 * A package lies in a folder named for its content: written once, complete or not there at all, and found again by the
 * next run.
 *
 * @module
 */
import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, normalize, resolve } from "node:path";

/** Package files by path, with forward slashes. */
export type PackageFiles = Readonly<Record<string, string>>;

/** SHA-256 of names and contents, in hex; the order of files does not matter. */
export function packageDigest(files: PackageFiles): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(files).sort()) {
    hash.update(JSON.stringify([name, files[name]]));
  }
  return hash.digest("hex");
}

/**
 * Writes the package below `<workDir>/functions/`, unless it is there.
 *
 * @returns the package's folder, absolute
 * @throws {Error} when a file would lie outside of the package, or the disk refuses
 */
export async function installPackage(files: PackageFiles, workDir: string): Promise<string> {
  for (const name of Object.keys(files)) {
    if (!staysInside(name)) {
      throw new Error(
        `package file names must be relative and stay inside the package, got ${JSON.stringify(name)}`,
      );
    }
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

function staysInside(name: string): boolean {
  const path = normalize(name);
  return path !== "." && !path.startsWith("..") && !path.startsWith("/") && !name.includes("\0");
}

async function writeAll(files: PackageFiles, folder: string): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
