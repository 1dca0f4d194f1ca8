/**
 * `npm start`: serves a stack of the program in the current folder until it is stopped.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { LocalError } from "./local-error.ts";
import { ModelError } from "./model/model-error.ts";
import { ProgramError } from "./program/program-error.ts";
import { StackFileError } from "./program/stack-file.ts";
import { parseOptions, usage } from "./serve-options.ts";
import { banner } from "./server/banner.ts";
import { watchSources } from "./server/source-watch.ts";
import { listenToKeys } from "./server/terminal-keys.ts";
import { terminalLog } from "./server/terminal-log.ts";
import { type Local, startLocal } from "./start-local.ts";

const print = (text: string) => process.stdout.write(text);
const complain = (text: string) => process.stderr.write(text);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === "help") {
    print(usage);
    return;
  }
  const root = process.cwd();
  const passphrase = readPassphrase();
  const local = await startLocal({ ...options, ...passphrase, root, log: terminalLog(print) });
  const place = { ...local, regions: local.regions.list().map(({ region }) => region) };
  print(`${banner(local.model(), { ...place, keys: process.stdin.isTTY }, local.warnings)}\n`);
  await local.warm();
  const endWatch = options.watch
    ? await watchSources(root, () => void reload(local))
    : () => undefined;
  const signals = ["SIGINT", "SIGTERM"] as const;
  const quit = () => {
    // From here on a signal does what it does to any process.
    for (const signal of signals) {
      process.off(signal, quit);
    }
    endKeys();
    endWatch();
    void local.close();
  };
  const endKeys = listenToKeys(process.stdin, { regions: local.regions, quit, print });
  for (const signal of signals) {
    process.once(signal, quit);
  }
}

/** As the Pulumi CLI takes it. @throws {LocalError} when the file that is named cannot be read. */
function readPassphrase(): { readonly passphrase?: string } {
  // biome-ignore lint/style/noProcessEnv: where the Pulumi CLI reads it
  const { PULUMI_CONFIG_PASSPHRASE: text, PULUMI_CONFIG_PASSPHRASE_FILE: file } = process.env;
  if (text !== undefined) {
    return { passphrase: text };
  }
  try {
    return file === undefined ? {} : { passphrase: readFileSync(file, "utf8").trim() };
  } catch (cause) {
    throw new LocalError(`PULUMI_CONFIG_PASSPHRASE_FILE cannot be read: ${file}`, {
      fault: "usage",
      cause,
    });
  }
}

/** Reports a program that cannot be evaluated; the previous evaluation stays in use. */
async function reload(local: Local): Promise<void> {
  try {
    const startMs = performance.now();
    await local.reload();
    print(`program | evaluated again in ${Math.round(performance.now() - startMs)} ms\n`);
    await local.warm();
  } catch (error) {
    complain(`program | evaluation failed; the previous one stays in use:\n${explain(error)}\n`);
  }
}

/** Shows the message of errors the user can fix, and the stack trace of defects. */
function explain(error: unknown): string {
  const isTheirs =
    error instanceof LocalError ||
    error instanceof StackFileError ||
    error instanceof ProgramError ||
    error instanceof ModelError;
  return isTheirs ? error.message : error instanceof Error ? `${error.stack}` : String(error);
}

// Lambda's clock is UTC, and sandboxes share the process's time zone.
// biome-ignore lint/style/noProcessEnv: the only way to set it
process.env["TZ"] = "UTC";
await main().catch((error: unknown) => {
  complain(`${explain(error)}\n`);
  process.exitCode = 1;
});
