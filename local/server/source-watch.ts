/**
 * Noticing that a source was saved.
 *
 * @module
 */
import { once } from "node:events";
import { relative, sep } from "node:path";
import { watch } from "chokidar";

/** Folders that change without a saved source. */
const ignoredFolders = new Set(["node_modules", ".git", ".touchline", "coverage"]);

/** What editors leave beside a file while they save it. */
const ignoredFiles = /(~|\.sw[a-z]|\.tmp)$/;

/** Folders and files that no program reads: tests and documents. */
const besideProgram = /(^|[/\\])(docs|tests)([/\\]|$)|(\.md|\.test\.[cm]?[jt]sx?)$/;

/** Editors save in several steps, and a checkout writes many files; a change is reported after this much quiet. */
const quietMs = 20;

/** True for a file that somebody writes. */
export function isWritten(relativePath: string): boolean {
  const parts = relativePath.split(sep);
  return !parts.some((part) => ignoredFolders.has(part)) && !ignoredFiles.test(relativePath);
}

/** True when a change of this path can change what the program declares. */
export function isSource(relativePath: string): boolean {
  return isWritten(relativePath) && !besideProgram.test(relativePath);
}

/**
 * Calls back after sources below a folder were saved, once a burst: written in place, replaced by another file,
 * added or removed.
 *
 * @param onChange Receives their paths, which begin with the root.
 * @param isWatched Decides on paths below the folder. @default {@link isSource}
 * @returns what ends it, once changes are noticed.
 */
export async function watchSources(
  root: string,
  onChange: (files: readonly string[]) => void,
  isWatched: (relativePath: string) => boolean = isSource,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  const saved = new Set<string>();
  const watcher = watch(root, {
    ignored: (path) => !isWatched(relative(root, path)),
    ignoreInitial: true,
  });
  const report = () => {
    const files = [...saved];
    saved.clear();
    onChange(files);
  };
  watcher.on("all", (_event, path) => {
    saved.add(path);
    clearTimeout(timer);
    timer = setTimeout(report, quietMs);
  });
  await once(watcher, "ready");
  return () => {
    clearTimeout(timer);
    void watcher.close();
  };
}
