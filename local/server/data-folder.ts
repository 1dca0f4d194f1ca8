/**
 * The folder that a server keeps its data in: writable, and in use by one server at a time.
 *
 * @module
 */
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import { LocalError } from "../local-error.ts";

/** Folders of this process: its own number says nothing, since a container gives the same one to every run. */
const claimed = new Set<string>();

/** What the operating system's codes mean to the user of a folder; others are shown as they are. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "its file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a part of its path is a file",
  ENOENT: "it cannot be created",
};

/**
 * Makes a folder the data folder of this server, and creates it if necessary.
 *
 * @returns gives it back.
 * @throws {LocalError} when it cannot be written, or another server that still runs has it.
 */
export async function claimDataFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, "server.pid");
  const holder = await writable(folder, async () => {
    await makeFolder(folder);
    const found = await holderOf(file, folder);
    if (found === undefined) {
      await writeFile(file, `${process.pid}\n`);
    }
    return found;
  });
  if (holder !== undefined) {
    throw new LocalError(
      `the data folder ${folder} is in use by the server with process number ${holder}\n` +
        `  stop that server, or set another folder with --data; if there is none, remove ${file}`,
      { fault: "data" },
    );
  }
  claimed.add(folder);
  return async () => {
    claimed.delete(folder);
    await rm(file, { force: true });
  };
}

/** Node's own way to make all parts of a path never ends where the system creates nothing, such as in `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  if (parent !== folder && !(await isThere(parent))) {
    await makeFolder(parent);
  }
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST" || !(await stat(folder)).isDirectory()) {
      throw error;
    }
  });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
  );
}

async function writable<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw unusable(folder, cause as NodeJS.ErrnoException);
  }
}

function unusable(folder: string, cause: NodeJS.ErrnoException): LocalError {
  const { code = "", message } = cause;
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : message;
  return new LocalError(
    `the data folder ${folder} cannot be used: ${reason}; set another with --data`,
    { fault: "data", cause },
  );
}

/**
 * Names the data folder in the system's errors about it, which are about what was written there otherwise.
 *
 * @throws {LocalError} for those, any other error as it is.
 */
export function explainWrites(folder: string): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    const { code = "", path = "" } = cause;
    const isFull = code === "ENOSPC" || code === "EDQUOT";
    const isBelow = Object.hasOwn(reasons, code) && path.startsWith(`${folder}/`);
    throw isFull || isBelow ? unusable(folder, cause) : cause;
  };
}

/** The number of the process that has a folder; `undefined` when it has ended. */
async function holderOf(file: string, folder: string): Promise<number | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  const isHeld = pid === process.pid ? claimed.has(folder) : pid > 0 && runs(pid);
  return isHeld ? pid : undefined;
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
