/**
 * `touchline serve`: serves a stack of the program in the current folder until it is stopped.
 *
 * @module
 */
import process from "node:process";
import { banner } from "../server/banner.ts";
import { watchSources } from "../server/source-watch.ts";
import { listenToKeys } from "../server/terminal-keys.ts";
import { jsonLog, terminalLog } from "../server/terminal-log.ts";
import { type Local, startLocal } from "../start-local.ts";
import type { Command, World } from "./command.ts";
import { explain } from "./explain.ts";
import { parseServeOptions, usage } from "./serve-options.ts";

/** Serves the program; resolves when it has been stopped. */
export const serveCommand: Command = {
  summary: "serve the program on this machine (the default)",
  usage,
  async run(args, world) {
    const { watch, quiet, logFormat, ...options } = parseServeOptions(args);
    const { root, out, passphrase } = world;
    const log = logFormat === "json" ? jsonLog(out, Date.now) : terminalLog(out);
    const local = await startLocal({
      ...options,
      ...(passphrase === undefined ? {} : { passphrase }),
      root,
      log: quiet ? { ...log, logRequest: undefined } : log,
    });
    const place = { ...local, regions: local.regions.list().map(({ region }) => region) };
    out(`${banner(local.model(), { ...place, keys: process.stdin.isTTY }, local.warnings)}\n`);
    await local.warm();
    const endWatch = watch
      ? await watchSources(root, () => void reload(local, world))
      : () => undefined;
    await stopped(local, world);
    endWatch();
    await local.close();
    return 0;
  },
};

/** Waits for a signal, or for the key that quits. */
function stopped(local: Local, { out: print }: World): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const signals = ["SIGINT", "SIGTERM"] as const;
  const quit = () => {
    // From here on a signal does what it does to any process.
    for (const signal of signals) {
      process.off(signal, quit);
    }
    endKeys();
    resolve();
  };
  const endKeys = listenToKeys(process.stdin, { regions: local.regions, quit, print });
  for (const signal of signals) {
    process.once(signal, quit);
  }
  return promise;
}

/** Reports a program that cannot be evaluated; the previous evaluation stays in use. */
async function reload(local: Local, { out, err }: World): Promise<void> {
  try {
    const startMs = performance.now();
    await local.reload();
    out(`program | evaluated again in ${Math.round(performance.now() - startMs)} ms\n`);
    await local.warm();
  } catch (error) {
    err(`program | evaluation failed; the previous one stays in use:\n${explain(error)}\n`);
  }
}
