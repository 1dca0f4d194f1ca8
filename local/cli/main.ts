/**
 * `touchline`: finds the command, runs it, and ends with its status.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { batchedWriter } from "./batched-writer.ts";
import type { World } from "./command.ts";
import { runTouchline } from "./touchline.ts";

/** As the Pulumi CLI takes it. @throws when the file that is named cannot be read. */
function passphrase(): string | undefined {
  // biome-ignore lint/style/noProcessEnv: where the Pulumi CLI reads it
  const { PULUMI_CONFIG_PASSPHRASE: text, PULUMI_CONFIG_PASSPHRASE_FILE: file } = process.env;
  return text ?? (file === undefined ? undefined : readFileSync(file, "utf8").trim());
}

// Lambda's clock is UTC, and sandboxes share the process's time zone.
// biome-ignore lint/style/noProcessEnv: the only way to set it
process.env["TZ"] = "UTC";
/** Milliseconds for which lines are gathered: nobody sees them, and requests do not wait for the terminal. */
const gatheredMs = 5;
const output = batchedWriter(
  (text) => void process.stdout.write(text),
  (flush) => void setTimeout(flush, gatheredMs),
);
process.once("exit", output.flush);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") {
    throw error;
  }
  // Nothing reads the output any more, as after `| head`: the status is the one that SIGPIPE gives in a shell.
  process.exit(141);
});
const world: World = {
  root: process.cwd(),
  out: output.write,
  err: (text) => {
    // What was printed before an error is read before it.
    output.flush();
    process.stderr.write(text);
  },
  get passphrase() {
    return passphrase();
  },
};
process.exitCode = await runTouchline(process.argv.slice(2), world);
