/**
 * Runs CloudFront functions in a thread of their own.
 *
 * @module
 */
import { Worker } from "node:worker_threads";
import { functionLogBytes } from "../../../../aws/cloudfront-functions.ts";
import { siblingModule } from "../../../sibling-module.ts";
import type { LogEvent } from "../../lambda/invoker-options.ts";
import type { FunctionOutcome, ViewerEvent, ViewerFunction } from "./viewer-function.ts";
import type { RunLimits } from "./worker/function-context.ts";

/** What the thread starts with. */
export interface WorkerBoot {
  readonly functions: readonly ViewerFunction[];
  readonly limits: RunLimits;
}

/** One run, as the thread gets it. */
export interface RunRequest {
  readonly id: number;
  readonly arn: string;
  /** JSON. */
  readonly event: string;
  readonly eventType: ViewerEvent;
  readonly nowMs: number;
}

/** How it ended. */
export interface RunReply {
  readonly id: number;
  readonly outcome: FunctionOutcome;
}

/** Functions that can be run. */
export interface FunctionHost {
  /**
   * @param event JSON.
   * @param requestId The edge's.
   * @throws never: what went wrong is in the outcome
   */
  run(
    arn: string,
    event: string,
    eventType: ViewerEvent,
    requestId: string,
  ): Promise<FunctionOutcome>;
  /** Ends the thread once the runs under way are over. A request that outlives it has its runs all the same. */
  close(): Promise<void>;
}

/** What a host is made of. */
export interface FunctionHostOptions {
  readonly functions: readonly ViewerFunction[];
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly log: (event: LogEvent) => void;
  /** Milliseconds of one run; see `functionTimeLimit` in aws/cloudfront-functions.ts. @default 1000 */
  readonly timeMs?: number;
}

/** Megabytes of the thread's heap. AWS gives a function 2; several share this one with the engine. */
const heapMb = 64;

/** A run under way. */
interface Waiting {
  readonly thread: Worker;
  readonly resolve: (outcome: FunctionOutcome) => void;
}

/** Makes a host. The thread starts with the first run, and again after it has ended by itself. */
export function createFunctionHost(options: FunctionHostOptions): FunctionHost {
  const { functions, nowMs, log, timeMs = 1000 } = options;
  const names = new Map(functions.map(({ arn, name }) => [arn, name]));
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 0;
  let isClosed = false;
  let whenDrained: (() => void) | undefined;

  async function endWorker(): Promise<void> {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  function settle(id: number, outcome: FunctionOutcome): void {
    waiting.get(id)?.resolve(outcome);
    waiting.delete(id);
    if (waiting.size > 0) {
      return;
    }
    if (isClosed) {
      void endWorker();
      whenDrained?.();
    } else {
      worker?.unref();
    }
  }

  /** A thread that ends by itself takes its runs with it: one of them used its memory up. */
  function ended(thread: Worker): void {
    if (worker === thread) {
      worker = undefined;
    }
    const reason = "the thread of the functions ended: a function used more memory than it has";
    for (const [id, { thread: own }] of waiting) {
      if (own === thread) {
        settle(id, { kind: "failed", reason, log: [] });
      }
    }
  }

  function startWorker(): Worker {
    const boot: WorkerBoot = { functions, limits: { timeMs, logBytes: functionLogBytes.value } };
    const thread = new Worker(siblingModule("./worker/function-worker", import.meta.url), {
      name: "cloudfront-functions",
      workerData: boot,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    thread.on("message", ({ id, outcome }: RunReply) => settle(id, outcome));
    // The exit that follows says it to those who wait.
    thread.on("error", () => undefined);
    thread.on("exit", () => ended(thread));
    return thread;
  }

  return {
    async run(arn, event, eventType, requestId) {
      if (!names.has(arn)) {
        return { kind: "failed", reason: `the program has no CloudFront function ${arn}`, log: [] };
      }
      worker ??= startWorker();
      const thread = worker;
      thread.ref();
      const id = nextId++;
      const request: RunRequest = { id, arn, event, eventType, nowMs: nowMs() };
      const outcome = await new Promise<FunctionOutcome>((resolve) => {
        waiting.set(id, { thread, resolve });
        thread.postMessage(request);
      });
      for (const line of outcome.log) {
        const logGroup = `/aws/cloudfront/function/${names.get(arn)}`;
        log({ logGroup, stream: "-", requestId, line });
      }
      return outcome;
    },
    async close() {
      isClosed = true;
      if (waiting.size > 0) {
        await new Promise<void>((resolve) => {
          whenDrained = resolve;
        });
      }
      await endWorker();
    },
  };
}
