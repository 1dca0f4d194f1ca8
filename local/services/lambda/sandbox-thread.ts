/**
 * The thread of one sandbox: its messages arrive in order, and its exit arrives last.
 *
 * @module
 */
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import { type Crash, crashOf } from "./crash.ts";
import type { FunctionVersion } from "./invoker.ts";
import type { Boot, InvokeMessage, LogBudgetLimits, WorkerMessage } from "./protocol.ts";
import { maxResponseBytes } from "./quotas.ts";
import type { Disk } from "./worker/own-disk.ts";

/** What a thread is started with. */
export interface ThreadSpec {
  readonly target: FunctionVersion;
  /** The worker's program, CommonJS. */
  readonly program: string;
  readonly disk: Disk;
  readonly logStream: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logBudget: LogBudgetLimits;
  /** See `worker/turns.ts`. */
  readonly turns: SharedArrayBuffer;
  /** What `Date` shows in the thread. @default the clock of the machine */
  readonly clock: SharedArrayBuffer | undefined;
}

/** Who listens. */
export interface ThreadListener {
  message(message: WorkerMessage): void;
  /**
   * Said once, and last. Also said of a thread that was told to end.
   *
   * @param lastWords What it said before and nobody has heard yet.
   */
  exit(crash: Crash, lastWords: readonly WorkerMessage[]): void;
}

/** A running thread. It does not keep the process alive. */
export interface SandboxThread {
  /** Sends a message at the end of this turn of the event loop, together with those that follow until then. */
  post(message: InvokeMessage): void;
  /** Ends it, whatever it does, an endless loop included. */
  terminate(): void;
}

/** @throws {Error} when no thread can be made */
export function startThread(spec: ThreadSpec, listener: ThreadListener): SandboxThread {
  const { port1: port, port2 } = new MessageChannel();
  const worker = startWorker(spec, port2);
  let uncaught: unknown;
  worker.on("error", (error) => {
    uncaught = error;
  });
  worker.on("exit", (exitCode) => {
    const lastWords: WorkerMessage[] = [];
    for (let left = receiveMessageOnPort(port); left; left = receiveMessageOnPort(port)) {
      lastWords.push(left.message);
    }
    port.close();
    listener.exit(crashOf(uncaught, exitCode), lastWords);
  });
  port.on("message", (message: WorkerMessage) => listener.message(message));
  port.unref();
  worker.unref();
  let batch: InvokeMessage[] = [];
  const flush = () => {
    port.postMessage(batch);
    batch = [];
  };
  return {
    post(message) {
      // Each message may have to wake the thread, which takes longer than a short handler runs.
      if (batch.push(message) === 1) {
        setImmediate(flush);
      }
    },
    terminate: () => void worker.terminate(),
  };
}

function startWorker(spec: ThreadSpec, port: MessagePort): Worker {
  const { memorySizeMb, name } = spec.target;
  return new Worker(spec.program, {
    eval: true,
    name,
    workerData: { boot: bootOf(spec, port) },
    transferList: [port],
    env: { ...spec.environment },
    // Not this process's own: a loader or a debugger of the server is not the function's.
    execArgv: [],
    // Kept from the server's own output. Never read, since reading would keep the process alive, and hardly ever written to:
    // the program captures what a handler prints.
    stdout: true,
    stderr: true,
    // See `heapOfMemory` in aws/lambda-behavior.ts; V8 has three semi-spaces.
    // Only the JavaScript heap is bounded here. Buffers lie outside of it, and Lambda would count them.
    resourceLimits: {
      maxOldGenerationSizeMb: memorySizeMb * 0.9,
      maxYoungGenerationSizeMb: memorySizeMb * 0.15,
    },
  });
}

function bootOf(
  { target, disk, logStream, logBudget, turns, clock }: ThreadSpec,
  port: MessagePort,
): Boot {
  return {
    port,
    disk,
    handler: target.handler,
    runtime: target.runtime,
    context: {
      invokedFunctionArn: target.arn,
      functionName: target.name,
      functionVersion: target.version,
      memoryLimitInMB: String(target.memorySizeMb),
      logGroupName: target.logGroup,
      logStreamName: logStream,
    },
    logBudget,
    turns,
    clock,
    maxResponseBytes,
  };
}
