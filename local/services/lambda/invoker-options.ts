/**
 * The options of an invoker: package folder, log, limits.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import type { RoleCredentials } from "./environment.ts";
import type { FunctionVersion } from "./invoker.ts";
import type { LogBudgetLimits } from "./protocol.ts";
import { maxInitMs, maxLogEventBytes } from "./quotas.ts";
import type { FleetLimits } from "./sandbox-fleet.ts";
import type { PoolLimits } from "./sandbox-pool.ts";

/** One event in a function's log, as CloudWatch would keep it. */
export interface LogEvent {
  readonly logGroup: string;
  readonly stream: string;
  /** `-` outside an invocation. */
  readonly requestId: string;
  /** Without a line end; a message of several lines keeps those within. */
  readonly line: string;
}

/** How far an invoker goes. */
export interface InvokerLimits extends PoolLimits, FleetLimits {
  /**
   * Sandboxes of one function at once. Lambda's default is 1,000 for the whole account; a machine has a few cores.
   *
   * @default 8
   */
  readonly maxConcurrency: number;
  /** Sandboxes of all functions at once; beyond, the one that has been free for longest makes room. @default 24 */
  readonly maxSandboxes: number;
  /** @default 256 */
  readonly maxWaiting: number;
  /**
   * Lambda throttles at once, with a hundred times the room. Here a burst waits a little first, in milliseconds.
   *
   * @default 2000
   */
  readonly maxWaitMs: number;
  /** A sandbox that has been free for this long ends, or up to half as long again, in milliseconds. @default 300000 */
  readonly idleMs: number;
  /** The Init phase of a sandbox, in milliseconds. @default 10000, which is Lambda's */
  readonly maxInitMs: number;
  /** Of one invocation, and of one Init phase. @default 1,000 events, 1 MB, 256 KB an event */
  readonly logBudget: LogBudgetLimits;
}

/** What an invoker is made of. */
export interface InvokerOptions {
  /** Packages are kept below it, from run to run. */
  readonly workDir: string;
  /** Folder of the project, whose `node_modules` has the SDK of Lambda's runtime. @default the current one */
  readonly root?: string;
  /** Credentials of the function's role. */
  readonly credentials: (target: FunctionVersion) => RoleCredentials;
  /** Variables that tell the AWS SDK where AWS is, like `AWS_ENDPOINT_URL_S3`. */
  readonly endpoints: (target: FunctionVersion) => Readonly<Record<string, string>>;
  readonly log: (event: LogEvent) => void;
  /** Receives which invocations are the first of their sandbox. @default nobody asks */
  readonly invoked?: (requestId: string, start: "cold" | "warm") => void;
  /** Milliseconds since the epoch; fractions welcome. */
  readonly nowMs: () => number;
  /** For time limits. @default a timer that keeps the process alive until then */
  readonly setTimer?: SetTimer;
  readonly randomBytes: (size: number) => Uint8Array;
  /** What `Date` shows in the functions: `shared` of a clock. @default the clock of the machine */
  readonly clock?: SharedArrayBuffer;
  readonly limits?: Partial<InvokerLimits>;
}

/** The defaults of {@link InvokerOptions.limits}. */
export const defaultLimits: InvokerLimits = {
  maxConcurrency: 8,
  maxSandboxes: 24,
  maxWaiting: 256,
  maxWaitMs: 2000,
  idleMs: 300_000,
  maxInitMs,
  logBudget: { maxEventBytes: maxLogEventBytes, maxEvents: 1000, maxBytes: 2 ** 20 },
};
