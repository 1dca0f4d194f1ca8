/**
 * `npm run smoke -- https://…`: checks the promises of the facade at an address, from outside.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { answerCommonOptions, endWithReader } from "./common-options.ts";
import { checks } from "./smoke/checks.ts";
import { network } from "./smoke/network.ts";
import { runSmoke } from "./smoke/smoke-command.ts";
import { usage } from "./smoke/smoke-options.ts";

endWithReader();
answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runSmoke(process.argv.slice(2), checks, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readFile: (path) => readFileSync(path, "utf8"),
  writeFile: (path, text) => writeFileSync(path, text),
  nowMs: () => performance.now(),
  network,
});
