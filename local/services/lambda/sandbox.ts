/**
 * One execution environment: a thread that holds one function version and runs one invocation at a time.
 *
 * A thread keeps accidents apart, not attacks: an endless loop, a crash or a full heap ends with it, but code that
 * means harm is still code in this process. What runs here is what its owner would deploy.
 *
 * Unlike on Lambda, a sandbox is not frozen between invocations: what a handler left running runs on. And it
 * shares the process's time zone.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import type { SetTimer } from "../../timer.ts";
import { type Crash, crashMessage } from "./crash.ts";
import { type InitFailure, initResult, initStatus } from "./init-failure.ts";
import { InvocationLine } from "./invocation-line.ts";
import type { Invocation, InvokeResult } from "./invoker.ts";
import type { StreamedResponse, Usage, WorkerMessage } from "./protocol.ts";
import { maxResponseBytes } from "./quotas.ts";
import {
  endLine,
  initReportLine,
  type ReportStatus,
  reportLine,
  startLine,
} from "./report-line.ts";
import { type SandboxThread, startThread, type ThreadSpec } from "./sandbox-thread.ts";
import { createTurns } from "./worker/turns.ts";

/** What a sandbox is started with. */
export interface SandboxSpec extends Omit<ThreadSpec, "turns"> {
  /** The Init phase may last this long, in milliseconds. */
  readonly maxInitMs: number;
  /** Milliseconds since the epoch; fractions welcome. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** `requestId` is `-` outside an invocation. */
  readonly log: (requestId: string, line: string) => void;
  /** Receives which invocations are the first of their sandbox. @default nobody asks */
  readonly invoked?: ((requestId: string, start: "cold" | "warm") => void) | undefined;
}

/** The events a sandbox reports to its pool. */
export interface SandboxEvents {
  /** It waits for an invocation: it has started, or is done with one. */
  free(sandbox: Sandbox): void;
  /** Takes invocations that shall no longer wait for this sandbox. */
  returned(invocations: readonly Invocation[]): void;
  /** It will never be free: see {@link Sandbox.refuse}. */
  initFailed(sandbox: Sandbox): void;
  /** Its thread has ended, for whatever reason. Said once, and last. */
  exited(sandbox: Sandbox): void;
}

/** Outside of any invocation, as Lambda's runtime writes it. */
const noRequest = "-";

/** A streamed response for who invoked without a stream; nothing of one that is too large for them. */
function payloadOf({ body }: StreamedResponse): unknown {
  if (body.length > maxResponseBytes) {
    return null;
  }
  const text = Buffer.from(body).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A sandbox. Created, it is starting. */
export class Sandbox {
  readonly #spec: SandboxSpec;
  readonly #events: SandboxEvents;
  readonly #thread: SandboxThread;
  readonly #line: InvocationLine;
  readonly #startMs: number;
  readonly #callOffInitTimeout: () => void;
  readonly #exit = Promise.withResolvers<void>();
  #state: "starting" | "free" | "busy" | "ending" = "starting";
  #exited = false;
  #initMs = 0;
  #initReported = false;
  #initFailure: InitFailure | undefined;
  #peakBytes = 0;
  #freeSinceMs = 0;

  /** @throws {Error} when no thread can be made */
  constructor(spec: SandboxSpec, events: SandboxEvents) {
    this.#spec = spec;
    this.#events = events;
    this.#startMs = spec.nowMs();
    const turns = createTurns();
    this.#thread = startThread(
      { ...spec, turns },
      {
        message: (message) => this.#onMessage(message),
        exit: (crash, lastWords) => this.#onExit(crash, lastWords),
      },
    );
    this.#line = new InvocationLine({
      turns,
      timeoutMs: spec.target.timeoutSeconds * 1000,
      nowMs: spec.nowMs,
      setTimer: spec.setTimer,
      post: (message) => this.#thread.post(message),
      began: ({ requestId }) => this.#onBegan(requestId),
      timedOut: () => this.#onTimeout(),
      returned: (invocations) => events.returned(invocations),
    });
    this.#callOffInitTimeout = spec.setTimer(
      () => this.#failInit({ kind: "timeout" }),
      spec.maxInitMs,
    );
  }

  /** When it last became free, in milliseconds since the epoch. */
  get freeSinceMs(): number {
    return this.#freeSinceMs;
  }

  /** Whether one more invocation is run soon, although it is busy. */
  get takesMore(): boolean {
    return this.#state === "busy" && this.#line.takesMore;
  }

  /** Runs the handler; only when free, or where it {@link takesMore}. */
  run(invocation: Invocation): void {
    this.#state = "busy";
    this.#line.add(invocation);
  }

  /**
   * Answers an invocation that waited for this sandbox; only after its Init phase failed.
   *
   * Lambda would try the Init phase once more within the invocation; here the answer is the first failure.
   */
  refuse(requestId: string): InvokeResult {
    const failure: InitFailure = this.#initFailure ?? { kind: "timeout" };
    this.#onBegan(requestId);
    this.#logEnd(requestId, 0, initStatus(failure));
    return initResult(failure, requestId, this.#initMs);
  }

  /** Ends the thread, whatever it does. An invocation under way fails, those behind it are returned. */
  end(): Promise<void> {
    this.#state = "ending";
    this.#line.close();
    this.#callOffInitTimeout();
    this.#thread.terminate();
    return this.#exit.promise;
  }

  #onMessage(message: WorkerMessage): void {
    switch (message.kind) {
      case "log":
        if (this.#state !== "ending") {
          this.#spec.log(message.requestId, message.line);
        }
        return;
      case "ready":
        this.#onReady(message.memoryBytes);
        return;
      case "init-failed":
        this.#failInit({ kind: "thrown", error: message.error });
        return;
      case "done": {
        const { durationMs } = message.usage;
        const payload: unknown = JSON.parse(message.body);
        this.#onReply(message.usage, { kind: "ok", payload, durationMs });
        return;
      }
      case "streamed": {
        const { response: streamed, usage } = message;
        const payload = payloadOf(streamed);
        const { durationMs } = usage;
        this.#onReply(usage, { kind: "ok", payload, streamed, durationMs });
        return;
      }
      case "failed": {
        const { durationMs } = message.usage;
        this.#onReply(message.usage, { kind: "error", ...message.error, durationMs });
        return;
      }
    }
  }

  #onReady(memoryBytes: number): void {
    if (this.#state === "starting") {
      this.#peakBytes = memoryBytes;
      this.#callOffInitTimeout();
      this.#initMs = this.#spec.nowMs() - this.#startMs;
      this.#becomeFree();
    }
  }

  #failInit(failure: InitFailure): void {
    if (this.#state === "starting") {
      this.#initMs = this.#spec.nowMs() - this.#startMs;
      this.#initFailure = failure;
      this.#spec.log(noRequest, initReportLine(this.#initMs, initStatus(failure)));
      void this.end();
      this.#events.initFailed(this);
    }
  }

  #onReply(usage: Usage, result: InvokeResult): void {
    this.#peakBytes = Math.max(this.#peakBytes, usage.memoryBytes);
    const { first } = this.#line;
    if (first !== undefined) {
      this.#logEnd(first.requestId, usage.durationMs, undefined);
      this.#line.shift(usage.durationMs);
      first.resolve(result);
      if (this.#line.first === undefined) {
        this.#becomeFree();
      }
    }
  }

  #onBegan(requestId: string): void {
    const { invoked, log, target } = this.#spec;
    invoked?.(requestId, this.#initReported ? "warm" : "cold");
    log(requestId, startLine(requestId, target.version));
  }

  #becomeFree(): void {
    // An answer can be the last thing a thread said.
    if (this.#state !== "ending" && !this.#exited) {
      this.#state = "free";
      this.#freeSinceMs = this.#spec.nowMs();
      this.#events.free(this);
    }
  }

  #onTimeout(): void {
    const durationMs = this.#spec.target.timeoutSeconds * 1000;
    this.#fail({ kind: "timeout", durationMs }, durationMs, { kind: "timeout" });
    void this.end();
  }

  #onExit(crash: Crash, lastWords: readonly WorkerMessage[]): void {
    this.#exited = true;
    if (this.#state !== "ending") {
      this.#line.abandon();
    }
    for (const message of lastWords) {
      this.#onMessage(message);
    }
    if (crash.stack !== undefined && this.#state !== "ending") {
      this.#spec.log(this.#line.first?.requestId ?? noRequest, crash.stack);
    }
    this.#failInit({ kind: "crash", crash });
    this.#state = "ending";
    if (this.#line.first !== undefined) {
      this.#crash(this.#line.first.requestId, crash);
    }
    this.#exit.resolve();
    this.#events.exited(this);
  }

  #crash(requestId: string, crash: Crash): void {
    const { errorType } = crash;
    const durationMs = this.#spec.nowMs() - this.#line.beganMs;
    const errorMessage = crashMessage(requestId, crash);
    if (errorType === "Runtime.OutOfMemory") {
      this.#peakBytes = this.#spec.target.memorySizeMb * 2 ** 20;
    }
    const result: InvokeResult = { kind: "error", errorType, errorMessage, durationMs };
    this.#fail(result, durationMs, { kind: "crash", errorType });
  }

  /** Ends the invocation that runs, and that will not end by itself. */
  #fail(result: InvokeResult, durationMs: number, status: ReportStatus): void {
    const failed = this.#line.drop();
    if (failed !== undefined) {
      this.#logEnd(failed.requestId, durationMs, status);
      failed.resolve(result);
    }
  }

  #logEnd(requestId: string, durationMs: number, status: ReportStatus | undefined): void {
    const { log, target } = this.#spec;
    const initMs = this.#initReported ? undefined : this.#initMs;
    this.#initReported = true;
    log(requestId, endLine(requestId));
    log(
      requestId,
      reportLine({
        requestId,
        durationMs,
        memorySizeMb: target.memorySizeMb,
        memoryUsedBytes: this.#peakBytes,
        initMs,
        status,
      }),
    );
  }
}
