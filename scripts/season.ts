/**
 * `npm run season -- check FILE` and `npm run season -- generate`.
 *
 * @module
 */
import process from "node:process";
import { answerCommonOptions } from "./common-options.ts";
import { runSeason, usage } from "./season/season-command.ts";

answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runSeason(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
