/**
 * The program of a sandbox's thread: load one handler, then run it once for every message.
 *
 * It is what Lambda's runtime interface client is to a function. Work starts at import, since a thread has no caller.
 *
 * @module
 */
import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import { workerData } from "node:worker_threads";
import type { Boot, InvokeMessage, StaticContext, WorkerMessage } from "../protocol.ts";
import { callWithCallback, takesCallbacks } from "./callback-handler.ts";
import { captureOutput, type LogSink } from "./capture-output.ts";
import { followClock, machineMs } from "./follow-clock.ts";
import { type Handler, loadHandler } from "./load-handler.ts";
import { createLogBudget } from "./log-budget.ts";
import { mount } from "./own-disk.ts";
import { closePackage } from "./package-boundary.ts";
import { awslambda, callStreaming, isStreaming } from "./response-stream.ts";
import { turnTaker } from "./turns.ts";
import { errorRecord, RuntimeError, wireError } from "./wire-error.ts";

const {
  port,
  disk,
  handler: handlerName,
  runtime,
  context,
  logBudget,
  turns,
  clock,
  maxResponseBytes,
}: Boot = workerData.boot;
// The port is ours alone: a handler that reads `workerData` does not find it.
delete workerData.boot;

/** Nothing is under way: so Lambda writes it. */
const noRequest = "-";

let requestId = noRequest;
let budget = createLogBudget(logBudget);

const sink: LogSink = {
  get open() {
    return !budget.spent;
  },
  get requestId() {
    return requestId;
  },
  write(event) {
    const line = budget.admit(event);
    if (line !== undefined) {
      post({ kind: "log", requestId, line });
    }
  },
};
const log = captureOutput(sink);

/** Sent at once, not gathered: the last line before an endless loop is the one that matters. */
function post(message: WorkerMessage): void {
  port.postMessage(message);
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function contextOf({ requestId: awsRequestId, timeoutMs }: InvokeMessage, fixed: StaticContext) {
  const deadlineMs = machineMs() + timeoutMs;
  return {
    ...fixed,
    awsRequestId,
    clientContext: undefined,
    identity: undefined,
    getRemainingTimeInMillis: () => deadlineMs - machineMs(),
  };
}

function bodyOf(result: unknown): string {
  let body: string | undefined;
  try {
    body = JSON.stringify(result ?? null);
  } catch {
    // A cycle or a BigInt. Falls through.
  }
  if (body === undefined) {
    throw new RuntimeError("Runtime.JSONStringifyError", "Unable to stringify response body");
  }
  return body;
}

/** The thread's heap, and what is kept alive from it. The process around it, some 40 MB on Lambda, is not counted. */
function memoryBytes(): number {
  const heap = getHeapStatistics();
  return heap.total_heap_size + heap.malloced_memory + heap.external_memory;
}

/** With the parameters and the context of the runtime: callbacks went with nodejs24.x. */
const call = takesCallbacks(runtime)
  ? callWithCallback
  : (handler: Handler, event: unknown, given: object) => handler(event, given);

async function answer(handler: Handler, message: InvokeMessage): Promise<WorkerMessage> {
  const startMs = performance.now();
  const usage = () => ({ durationMs: performance.now() - startMs, memoryBytes: memoryBytes() });
  try {
    const event: unknown = JSON.parse(message.event);
    if (isStreaming(handler)) {
      const response = await callStreaming(handler, event, contextOf(message, context));
      return { kind: "streamed", response, usage: usage() };
    }
    const result = await call(handler, event, contextOf(message, context));
    // The turn that the runtime client waits before it answers: a rejection nobody handled still ends this invocation.
    await setImmediate();
    const body = bodyOf(result);
    if (Buffer.byteLength(body) <= maxResponseBytes) {
      return { kind: "done", body, usage: usage() };
    }
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${maxResponseBytes} bytes).`;
    return {
      kind: "failed",
      error: { errorType: "Function.ResponseSizeTooLarge", errorMessage },
      usage: usage(),
    };
  } catch (thrown) {
    await setImmediate();
    log("ERROR", "Invoke Error", `\t${errorRecord(thrown)}`);
    return { kind: "failed", error: wireError(thrown), usage: usage() };
  }
}

/** Runs the handler for each invocation, one after another. */
function serve(handler: Handler): void {
  const beginsTurn = turnTaker(turns);
  const waiting: InvokeMessage[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (beginsTurn(next.turn)) {
        requestId = next.requestId;
        budget = createLogBudget(logBudget);
        // See `idleHandler` in aws/lambda-behavior.ts.
        port.unref();
        const reply = await answer(handler, next);
        port.ref();
        post(reply);
      }
    }
    isRunning = false;
  }

  port.on("message", (messages: readonly InvokeMessage[]) => {
    waiting.push(...messages);
    if (!isRunning) {
      void runAll();
    }
  });
}

async function init(): Promise<void> {
  try {
    if (clock !== undefined) {
      followClock(clock);
    }
    closePackage(disk);
    mount(disk);
    Reflect.set(globalThis, "awslambda", awslambda);
    serve(
      await loadHandler(
        disk.taskRoot,
        handlerName,
        takesCallbacks(runtime) ? Number.POSITIVE_INFINITY : 2,
      ),
    );
    budget = createLogBudget(logBudget);
    post({ kind: "ready", memoryBytes: memoryBytes() });
  } catch (thrown) {
    log("ERROR", "Init Error", `\t${errorRecord(thrown)}`);
    post({ kind: "init-failed", error: wireError(thrown) });
    port.close();
  }
}

void init();
