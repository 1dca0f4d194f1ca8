/**
 * Records requests while somebody looks, and keeps the last of them.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ViewerRequest } from "../http/message.ts";
import type { EventHub } from "./event-hub.ts";
import { functionOfLogGroup } from "./log-group.ts";
import { Masker } from "./mask.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { Observe } from "./recording.ts";
import type { RequestRecord } from "./request-record.ts";
import { type FunctionLine, type FunctionRun, RequestRecording } from "./request-recording.ts";

/** Requests that are kept. */
export const maxRequests = 500;

/** Bytes that all of them may cost, by their own estimate. */
export const maxTotalBytes = 64 * 1024 * 1024;

/** Invocations of requests that have not ended. */
const maxInvocations = 1_000;

/** What a recorder is made of. */
export interface RecorderOptions {
  readonly hub: EventHub;
  /** Milliseconds since the epoch, by the clock of the stack. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  /** Milliseconds of a clock that does not go back. @default performance.now */
  readonly monotonicMs?: () => number;
  /** Whether every request is recorded, also while nobody looks, and lines of functions wait for theirs. @default false */
  readonly always?: boolean | undefined;
  /** Texts of the program that are secret. @default none */
  readonly secrets?: () => readonly string[];
}

/** Records requests. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #current = new AsyncLocalStorage<RequestRecording["slot"]>();
  /** The oldest first. */
  readonly #kept = new Map<string, RequestRecording>();
  readonly #byInvocation = new Map<string, RequestRecording>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** The recording of the request at hand. */
  readonly observe: Observe = () => this.#current.getStore()?.current;

  /** The same, for those who record functions. */
  readonly current = (): RequestRecording | undefined => this.#current.getStore()?.current;

  /** Whether requests are recorded without asking for it. */
  get isOn(): boolean {
    return this.#options.always === true || this.#options.hub.count > 0;
  }

  /** Begins to record a request. @param endpoint The name of what answers it. */
  open(request: ViewerRequest, endpoint: string): RequestRecording {
    const { hub, nowMs, randomBytes, monotonicMs = () => performance.now() } = this.#options;
    const arrivedMs = monotonicMs();
    const id = randomBytes(8).toString("hex");
    const masker = new Masker(this.#options.secrets?.() ?? []);
    const recording = new RequestRecording(
      { id, startedMs: nowMs(), endpoint, request },
      masker,
      () => monotonicMs() - arrivedMs,
    );
    this.#kept.set(id, recording);
    this.#forgetOldest();
    hub.publish("request", recording.summary);
    return recording;
  }

  /** Runs what answers a recorded request. */
  run<T>(recording: RequestRecording, answer: () => T): T {
    return this.#current.run(recording.slot, answer);
  }

  /** Ends a recording. */
  end(recording: RequestRecording, answer: RecordedAnswer): void {
    recording.end(answer);
    for (const invocation of recording.invocations) {
      this.#byInvocation.delete(invocation);
    }
    this.#forgetOldest();
    this.#options.hub.publish("request", recording.summary);
  }

  /** Has what becomes known of a run of a function go to a recording. */
  expect(recording: RequestRecording, invocation: string): FunctionRun {
    this.#byInvocation.set(invocation, recording);
    const [oldest] = this.#byInvocation.keys();
    if (this.#byInvocation.size > maxInvocations && oldest !== undefined) {
      this.#byInvocation.delete(oldest);
    }
    return recording.expect(invocation);
  }

  /** Takes whether an invocation is the first of its sandbox. */
  readonly started = (invocation: string, start: "cold" | "warm"): void => {
    this.#byInvocation.get(invocation)?.started(invocation, start);
  };

  /** Takes a line of a function's log. @returns whether it is held for the line of its request. */
  log(event: FunctionLine): boolean {
    const { hub } = this.#options;
    const recording = this.#byInvocation.get(event.requestId);
    if (hub.count > 0) {
      const { logGroup, requestId, line } = event;
      const masker = recording?.masker ?? new Masker(this.#options.secrets?.() ?? []);
      const name = functionOfLogGroup(logGroup);
      const of = recording === undefined ? {} : { id: recording.id };
      hub.publish("log", { ...of, name, requestId, line: masker.text(line) });
    }
    return recording?.log(event, this.#options.always === true) ?? false;
  }

  /** The newest first. */
  *list(): Generator<RequestRecording> {
    for (const recording of [...this.#kept.values()].reverse()) {
      yield recording;
    }
  }

  /** Paths of the GET requests, with their query strings, and how often each was requested: the most frequent first. */
  paths(): readonly { readonly path: string; readonly weight: number }[] {
    const counts = new Map<string, number>();
    for (const { source, sentUrl } of this.#kept.values()) {
      if (source.method === "GET") {
        counts.set(sentUrl, (counts.get(sentUrl) ?? 0) + 1);
      }
    }
    return Array.from(counts, ([path, weight]) => ({ path, weight })).sort(
      (a, b) => b.weight - a.weight,
    );
  }

  /** @param id Of the record, or the `x-amz-cf-id` of the response. */
  recordingOf(id: string): RequestRecording | undefined {
    return this.#kept.get(id) ?? [...this.#kept.values()].find(({ edgeId }) => edgeId === id);
  }

  /** @param id As for {@link recordingOf}. */
  find(id: string): RequestRecord | undefined {
    return this.recordingOf(id)?.record;
  }

  /** Forgets all of them. */
  clear(): void {
    for (const recording of this.#kept.values()) {
      recording.drop();
    }
    this.#kept.clear();
  }

  #forgetOldest(): void {
    let bytes = 0;
    for (const { sizeBytes } of this.#kept.values()) {
      bytes += sizeBytes;
    }
    for (const [id, recording] of this.#kept) {
      if (this.#kept.size <= maxRequests && bytes <= maxTotalBytes) {
        return;
      }
      bytes -= recording.sizeBytes;
      recording.drop();
      this.#kept.delete(id);
    }
  }
}
