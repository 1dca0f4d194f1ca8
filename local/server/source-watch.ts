/**
 * Noticing that a source was saved.
 *
 * @module
 */
import { watch } from "node:fs";
import { sep } from "node:path";

/** Folders that change without a saved source. */
const ignored = new Set(["node_modules", ".git", ".touchline", "coverage"]);

/** Editors save in several steps; a change is reported after this much quiet. */
const quietMs = 40;

/** True when a change of this path can change what the program declares. */
export function isSource(relativePath: string): boolean {
  const parts = relativePath.split(sep);
  return !parts.some((part) => ignored.has(part)) && !/(~|\.sw[a-z]|\.tmp)$/.test(relativePath);
}

/**
 * Calls back after sources below a folder were saved, once a burst.
 *
 * @returns what ends it.
 */
export function watchSources(root: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, { recursive: true }, (_event, file) => {
    if (file !== null && isSource(file)) {
      clearTimeout(timer);
      timer = setTimeout(onChange, quietMs);
    }
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
