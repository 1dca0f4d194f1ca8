/**
 * `touchline serve`: serves a stack of the program in the current folder until it is stopped.
 *
 * @module
 */
import { flushCompileCache } from "node:module";
import process from "node:process";
import type { Taken } from "../local-options.ts";
import { banner } from "../server/banner.ts";
import { summarize } from "../server/request-summary.ts";
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
  settings: [
    "stack",
    "config",
    "origin",
    "endpoint",
    "allow-network",
    "strict",
    "port",
    "s3-port",
    "data",
    "watch",
    "quiet",
    "verbose",
    "log-format",
  ],
  async run(args, world) {
    const { watch, quiet, verbose, logFormat, ...options } = parseServeOptions(args);
    const { root, out, passphrase } = world;
    const lines = logFormat === "json" ? jsonLog(out, Date.now) : terminalLog(out);
    const summary = summarize({ ...lines, verbose }, () => performance.now());
    const local = await startLocal({
      ...options,
      ...(passphrase === undefined ? {} : { passphrase }),
      root,
      watch,
      log: quiet ? { ...lines, logRequest: undefined } : summary.log,
    });
    const regions = local.regions.list().map(({ region }) => region);
    const place = { ...local, regions, keys: process.stdin.isTTY, config: options.config };
    out(`${banner(local.model(), place, local.warnings)}\n`);
    // Not only as the process ends: it may be killed, and the next start would compile everything again.
    flushCompileCache();
    await local.warm();
    const endWatch = watch ? await watchSources(root, takeInTurn(local, world)) : () => undefined;
    await stopped(local, world);
    endWatch();
    await local.close();
    if (!quiet) {
      out(`${summary.text()}\n`);
    }
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

/** Takes saved files into use, those that are saved meanwhile after that. */
function takeInTurn(local: Local, { out, err }: World): (files: readonly string[]) => void {
  const waiting = new Set<string>();
  let isTaking = false;
  const takeAll = async (): Promise<void> => {
    isTaking = true;
    while (waiting.size > 0) {
      const files = [...waiting];
      waiting.clear();
      try {
        await local.saved(files, (taken) => out(`program | ${saidOf(taken)}\n`));
        await local.warm();
      } catch (error) {
        err(`program | evaluation failed; the previous one stays in use:\n${explain(error)}\n`);
      }
    }
    isTaking = false;
  };
  return (files) => {
    for (const file of files) {
      waiting.add(file);
    }
    if (!isTaking) {
      void takeAll();
    }
  };
}

/** One line for what became of saved files. */
function saidOf(taken: Taken): string {
  const ms = `${Math.round(taken.durationMs)} ms`;
  switch (taken.kind) {
    case "replaced":
      return `saved code and files are in use after ${ms}; evaluating`;
    case "evaluated":
      return taken.changed
        ? `evaluated again in ${ms}`
        : `evaluated again in ${ms}: nothing else changed`;
  }
}
