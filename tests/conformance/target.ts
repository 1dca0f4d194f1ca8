/**
 * What the conformance tests send requests to: the URL in `BASE_URL`, or the stack on loopback.
 *
 * They use HTTP only, so that one suite checks both the local runtime and CloudFront:
 * `BASE_URL=https://dxxxx.cloudfront.net npm test -- tests/conformance`.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AsyncFunc, after, before, it } from "mocha";
import { terminalLog } from "../../local/server/terminal-log.ts";
import { type Local, startLocal } from "../../local/start-local.ts";
import { processTimer, type SetTimer } from "../../local/timer.ts";
import { type Answer, exchange, type Question } from "../../scripts/smoke/exchange.ts";
import { recordedStack, type StackName } from "../stacks/recorded.ts";

export type { Answer, Question } from "../../scripts/smoke/exchange.ts";

// biome-ignore lint/style/noProcessEnv: chosen on the command line of the tests
const chosen = process.env["BASE_URL"];

/** A server, for the duration of a suite. */
export interface Target {
  /** True on loopback, where `/__local/` exists. */
  readonly isLocal: boolean;
  readonly local: () => Local;
  /** Scheme, host and port. */
  url(): URL;
  /** Sum of the time limits of origins and functions that have expired, in milliseconds; 0 unless on loopback. */
  waitedMs(): number;
  /** Sends a request with the path exactly as given, not normalized. */
  ask(path: string, question?: Question): Promise<Answer>;
}

/** Every stack. */
export const stacks = ["dev", "prod"] as const;

/** An `it` that needs the controls of the local runtime: viewer's place, Regions' health, signing keys. */
export function locally(title: string, body: AsyncFunc): void {
  if (chosen === undefined) {
    it(title, body);
  } else {
    it.skip(`${title} (on loopback)`, body);
  }
}

/**
 * Starts a target before the suite it is called in, and closes it afterwards.
 *
 * @param nowMs The clock of a local target, in milliseconds since the epoch.
 * @param evaluate What a local target serves; by default each stack is evaluated once for all suites of a process.
 */
export function useTarget(
  stack: StackName = "dev",
  nowMs = Date.now,
  evaluate = () => recordedStack(stack),
): Target {
  let local: Local | undefined;
  let folder = "";
  let waitedMs = 0;
  // Time limits expire only while a Region hangs, so that a busy machine exceeds none of them.
  const isHanging = () => local?.regions.list().some(({ outage }) => outage === "hang") === true;
  const setTimer: SetTimer = (callback, delayMs) => {
    const wasHanging = isHanging();
    return processTimer(() => {
      if (wasHanging || isHanging()) {
        waitedMs += delayMs;
        callback();
      }
    }, delayMs);
  };
  before(async () => {
    if (chosen === undefined) {
      folder = await mkdtemp(join(tmpdir(), "touchline-"));
      const log = terminalLog(() => undefined);
      const root = process.cwd();
      const ports = { port: 0, s3Port: 0 };
      const shared = { nowMs, setTimer, evaluate };
      local = await startLocal({ root, stack, ...ports, dataFolder: folder, log, ...shared });
    }
  });
  after(async () => {
    await local?.close();
    await rm(folder, { recursive: true, force: true });
  });
  const url = () => new URL(chosen ?? local?.url ?? "");
  return {
    isLocal: chosen === undefined,
    waitedMs: () => waitedMs,
    local: () => {
      if (local === undefined) {
        throw new Error("this target is not local");
      }
      return local;
    },
    url,
    ask: (path, question) => exchange(url(), path, question),
  };
}
