/**
 * Exits with one message when Node is too old for this project; otherwise enables Node's compile cache, so that types
 * are stripped once.
 *
 * Plain JavaScript, since an old Node has to load it.
 *
 * @module
 */
import module from "node:module";
import process from "node:process";

/** The first version that strips types without a flag or a warning. */
const required = [24, 12];

const running = process.versions.node.split(".").map(Number);
const isOld = running[0] < required[0] || (running[0] === required[0] && running[1] < required[1]);

if (isOld) {
  process.stderr.write(
    `touchline requires Node ${required.join(".")} or newer, this is ${process.version}.\n` +
      "The npm package `node` provides one, but its install script has not run.\n" +
      "  npm rebuild node --ignore-scripts=false   runs it\n" +
      "  or put Node 24 first on your PATH\n",
  );
  process.exit(1);
}

module.enableCompileCache?.(".touchline/compile-cache");
