/**
 * Stops with one readable message where the running Node cannot run this project, and has any other
 * keep what it compiles: from the second start on nothing is stripped of its types again.
 *
 * Plain JavaScript, because it is what an old Node has to be able to load.
 *
 * @module
 */
import module from "node:module";
import process from "node:process";

/** Type stripping without a flag and without a warning is stable from here on. */
const required = [24, 12];

const running = process.versions.node.split(".").map(Number);
const isOld = running[0] < required[0] || (running[0] === required[0] && running[1] < required[1]);

if (isOld) {
  process.stderr.write(
    `touchline runs on Node ${required.join(".")} or newer, this is ${process.version}.\n` +
      "The package `node` brings one, through an install script that npm has not run here.\n" +
      "  npm rebuild node --ignore-scripts=false   runs it\n" +
      "  or put Node 24 first on your PATH\n",
  );
  process.exit(1);
}

module.enableCompileCache?.(".touchline/compile-cache");
