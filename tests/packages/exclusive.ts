/**
 * Work that one process at a time may do.
 *
 * @module
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";

/** Between two looks at a lock that another process holds, in milliseconds. */
const pauseMs = 50;

/**
 * Waits until no other process holds a lock, and holds it during some work. The lock of a process that is gone is none.
 *
 * @param lock A file that exists while the lock is held.
 */
export function exclusively<T>(lock: string, work: () => T): T {
  mkdirSync(dirname(lock), { recursive: true });
  while (!acquire(lock)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function acquire(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isHeld(lock)) {
      rmSync(lock, { force: true });
    }
    return false;
  }
}

/** A file that has just been made may still be empty. */
function isHeld(lock: string): boolean {
  try {
    const holder = readFileSync(lock, "utf8");
    return holder === "" || process.kill(Number(holder), 0);
  } catch {
    return false;
  }
}
