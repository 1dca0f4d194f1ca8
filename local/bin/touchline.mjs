#!/usr/bin/env node
/**
 * The `touchline` command. Plain JavaScript that any Node from 18 on can load: it looks for a Node that can run the rest, and
 * passes the command line on to it.
 *
 * @module
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import module from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Node strips types without a flag and without a warning from here on. */
const required = [24, 12];

const here = dirname(fileURLToPath(import.meta.url));

/** The sources in the repository, what is compiled from them in the package. */
const main = [join(here, "../cli/main.ts"), join(here, "../dist/local/cli/main.js")].find(
  existsSync,
);

/** @param {string} version like `24.12.0` */
function isRecent(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > required[0] || (major === required[0] && minor >= required[1]);
}

/** `node_modules/.bin` of a folder and of each folder above it. */
function binFolders(folder) {
  const above = dirname(folder);
  const own = join(folder, "node_modules/.bin");
  return above === folder ? [own] : [own, ...binFolders(above)];
}

/** The first recent Node: of the package, of the project, on PATH. */
function findNode() {
  const folders = [
    ...binFolders(here),
    ...binFolders(process.cwd()),
    // biome-ignore lint/style/noProcessEnv: where commands are is in the environment alone
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  const candidates = folders.map((folder) => join(folder, "node")).filter(existsSync);
  return [...new Set(candidates.map((file) => realpathSync(file)))].find((file) => {
    const { stdout } = spawnSync(file, ["-p", "process.versions.node"], { encoding: "utf8" });
    return typeof stdout === "string" && isRecent(stdout.trim());
  });
}

/** Runs this command again on another Node; this process ends as that one does. */
function runOn(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal signals both processes; a supervisor signals this one alone.
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

if (isRecent(process.versions.node)) {
  module.enableCompileCache?.();
  await import(pathToFileURL(main).href);
} else {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `touchline needs Node ${required.join(".")} or newer, this is ${process.version}, and no newer one was found.\n` +
        "  npm install --save-dev node@24   installs one for this project (npm 11.16 or newer: also npm rebuild node --ignore-scripts=false)\n" +
        "  or put Node 24 on your PATH\n",
    );
    process.exit(1);
  } else {
    runOn(node);
  }
}
