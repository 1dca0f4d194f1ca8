/**
 * The disk as a function sees it: relative paths start in its package, `/tmp` is its own, `/opt` has its layers.
 *
 * A thread shares the working directory of its process, and Node offers no way to change that. So the functions of
 * `node:fs` that take paths are replaced in this thread. Other processes that a handler starts see the machine's disk.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isAbsolute, join } from "node:path";

/** Where the folders of Lambda's disk are on this one; all paths absolute. */
export interface Disk {
  /** `/var/task`. */
  readonly taskRoot: string;
  /** `/tmp`. */
  readonly tmp: string;
  /** `/opt`; absent without layers. */
  readonly opt: string | undefined;
  /** Folders that keep their paths, although they may lie below one that is replaced. */
  readonly kept: readonly string[];
  /** Folders whose `node_modules`, or those above, may have the SDK of Lambda's runtime; the first that has it counts. */
  readonly sdkFolders: readonly string[];
}

/** Functions of `node:fs` by the number of paths that they begin with. The synchronous ones end in `Sync`. */
const withPaths: readonly (readonly [paths: number, names: string])[] = [
  [
    1,
    "access appendFile chmod chown createReadStream createWriteStream exists lchown lstat mkdir mkdtemp open opendir readFile readdir readlink realpath rm rmdir stat statfs truncate unlink utimes watch watchFile writeFile",
  ],
  [2, "copyFile cp link rename symlink"],
];

/** @returns a path of Lambda's disk as a path of this one. */
export function pathOn({ taskRoot, tmp, opt, kept }: Disk): (path: string) => string {
  const own = [taskRoot, tmp, ...(opt === undefined ? [] : [opt]), ...kept];
  const mounted: readonly (readonly [string, string | undefined])[] = [
    ["/var/task", taskRoot],
    ["/tmp", tmp],
    ["/opt", opt],
  ];
  return (path) => {
    if (!isAbsolute(path)) {
      return join(taskRoot, path);
    }
    if (own.some((folder) => isBelow(path, folder))) {
      return path;
    }
    const [from, to] = mounted.find(([folder]) => isBelow(path, folder)) ?? ["", undefined];
    return to === undefined ? path : join(to, path.slice(from.length));
  };
}

/** Replaces the functions of this thread, and its current folder. */
export function mount(disk: Disk): void {
  const map = pathOn(disk);
  for (const [paths, names] of withPaths) {
    for (const name of names.split(" ")) {
      replace(fs, name, paths, map);
      replace(fs, `${name}Sync`, paths, map);
      replace(fs.promises, name, paths, map);
    }
  }
  process.cwd = () => disk.taskRoot;
  syncBuiltinESMExports();
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function replace(holder: object, name: string, paths: number, map: (path: string) => string): void {
  const original: unknown = Reflect.get(holder, name);
  if (typeof original !== "function") {
    return;
  }
  const replaced = function replaced(this: unknown, ...args: unknown[]): unknown {
    const mapped = args.map((arg, index) =>
      index < paths && typeof arg === "string" ? map(arg) : arg,
    );
    return Reflect.apply(original, this, mapped);
  };
  // `realpath.native`, `promisify.custom` and the like belong to the function.
  Reflect.set(
    holder,
    name,
    Object.defineProperties(replaced, Object.getOwnPropertyDescriptors(original)),
  );
}
