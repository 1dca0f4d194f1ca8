/**
 * `touchline`: finds the command, runs it, and ends with its status.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import process from "node:process";
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
const world: World = {
  root: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  get passphrase() {
    return passphrase();
  },
};
process.exitCode = await runTouchline(process.argv.slice(2), world);
