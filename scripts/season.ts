/**
 * `npm run season -- check FILE` and `npm run season -- generate`.
 *
 * @module
 */
import process from "node:process";
import { runSeason } from "./season/season-command.ts";

process.exitCode = await runSeason(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
