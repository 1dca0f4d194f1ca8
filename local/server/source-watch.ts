/**
 * Noticing that a source was saved.
 *
 * @module
 */
import { once } from "node:events";
import { relative, sep } from "node:path";
import { watch } from "chokidar";

/** Folders that change without a saved source, or whose files no program reads. */
const ignoredFolders = new Set(["node_modules", ".git", ".touchline", "coverage", "docs", "tests"]);

/** Documents, tests, and what editors leave beside a file while they save it. */
const ignoredFiles = /(\.md|\.test\.[cm]?[jt]sx?|~|\.sw[a-z]|\.tmp)$/;

/** Editors save in several steps, and a checkout writes many files; a change is reported after this much quiet. */
const quietMs = 40;

/** True when a change of this path can change what the program declares. */
export function isSource(relativePath: string): boolean {
  const parts = relativePath.split(sep);
  return !parts.some((part) => ignoredFolders.has(part)) && !ignoredFiles.test(relativePath);
}

/**
 * Calls back after sources below a folder were saved, once a burst: written in place, replaced by another file,
 * added or removed.
 *
 * @returns what ends it, once changes are noticed.
 */
export async function watchSources(root: string, onChange: () => void): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(root, {
    ignored: (path) => !isSource(relative(root, path)),
    ignoreInitial: true,
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  await once(watcher, "ready");
  return () => {
    clearTimeout(timer);
    void watcher.close();
  };
}
