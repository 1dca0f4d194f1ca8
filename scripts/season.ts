/**
 * `npm run season`: checks and generates seasons, and shows and writes the one in a bucket.
 *
 * @module
 */
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { answerCommonOptions, endWithReader } from "./common-options.ts";
import { runSeason, usage } from "./season/season-command.ts";

endWithReader();
answerCommonOptions(process.argv.slice(2), usage);
process.exitCode = await runSeason(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ask: async (question) => {
    if (!process.stdin.isTTY) {
      process.stderr.write("season: nobody can be asked here; --yes writes without asking\n");
      return false;
    }
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(question);
    terminal.close();
    return /^y(?:es)?$/i.test(answer.trim());
  },
});
