/**
 * The messages between the server and a sandbox's thread.
 *
 * Events and responses travel as JSON text, as they do on Lambda: half the price of a structured clone of the same object,
 * its size is known, and what JSON cannot say is lost here just as it is there.
 *
 * @module
 */
import type { MessagePort } from "node:worker_threads";
import type { Disk } from "./worker/own-disk.ts";

/** Handed to the thread when it starts. */
export interface Boot {
  /** The thread's end of the line. A port of its own, so that nothing a handler posts to its parent is taken for ours. */
  readonly port: MessagePort;
  readonly disk: Disk;
  /** `file.export`. */
  readonly handler: string;
  /** Like `nodejs24.x`: decides which handlers are taken. */
  readonly runtime: string;
  readonly context: StaticContext;
  readonly logBudget: LogBudgetLimits;
  /** See `worker/turns.ts`. */
  readonly turns: SharedArrayBuffer;
  /** What `Date` shows: see `followClock`. @default the clock of the machine */
  readonly clock: SharedArrayBuffer | undefined;
  /** Bytes of JSON; a larger response fails. */
  readonly maxResponseBytes: number;
}

/** The part of a handler's `context` that is the same for every invocation. */
export interface StaticContext {
  readonly invokedFunctionArn: string;
  readonly functionName: string;
  readonly functionVersion: string;
  /** A string of digits, as on Lambda. */
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** What one invocation, or one Init phase, may write to its log. */
export interface LogBudgetLimits {
  /** Bytes of UTF-8; a longer event is cut. */
  readonly maxEventBytes: number;
  readonly maxEvents: number;
  /** Bytes of UTF-8, over all events. */
  readonly maxBytes: number;
}

/** Server to thread: run the handler once. */
export interface InvokeMessage {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly timeoutMs: number;
  /** See `worker/turns.ts`. */
  readonly turn: number;
}

/** An error in the three fields Lambda reports of it. */
export interface WireError {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What an invocation used. */
export interface Usage {
  /** Around the handler, in milliseconds. */
  readonly durationMs: number;
  /** The isolate's heap and what hangs on it, at the end of the invocation. */
  readonly memoryBytes: number;
}

/** What a handler wrote to its response stream. */
export interface StreamedResponse {
  /** @default `application/octet-stream` */
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

/** The type of a stream that begins with status, headers and cookies as JSON, and eight zero bytes. */
export const httpIntegrationType = "application/vnd.awslambda.http-integration-response";

/** Thread to server. */
export type WorkerMessage =
  | { readonly kind: "ready"; readonly memoryBytes: number }
  | { readonly kind: "init-failed"; readonly error: WireError }
  /** `requestId` is `-` outside an invocation. */
  | { readonly kind: "log"; readonly requestId: string; readonly line: string }
  | { readonly kind: "streamed"; readonly response: StreamedResponse; readonly usage: Usage }
  /** `body` is JSON. */
  | { readonly kind: "done"; readonly body: string; readonly usage: Usage }
  | { readonly kind: "failed"; readonly error: WireError; readonly usage: Usage };
