/**
 * The stream of what happens: events are taken in together, a few times a second.
 *
 * @module
 */
import { effect, signal } from "@preact/signals";
import type { RequestSummary } from "../../trace/request-record.ts";
import { call } from "./call.ts";
import { forget, maxKept, take } from "./request-store.ts";

/** Whether the runtime is heard. */
export const connection = signal<"connecting" | "live" | "lost">("connecting");

/** A line of a function's log, as it comes. */
export interface LogEvent {
  readonly id?: string;
  readonly name: string;
  readonly requestId: string;
  readonly line: string;
}

/** Milliseconds between two times that the page takes in what came. */
const beatMs = 150;

let waiting: RequestSummary[] = [];
let isDue = false;

function flush(): void {
  isDue = false;
  const news = waiting;
  waiting = [];
  take(news);
}

/** Keeps an event until the next beat; of more than are kept the oldest are dropped. */
function queue(request: RequestSummary): void {
  waiting.push(request);
  if (waiting.length > 2 * maxKept) {
    waiting = waiting.slice(-2 * maxKept);
  }
  if (!isDue) {
    isDue = true;
    setTimeout(flush, beatMs);
  }
}

/** Milliseconds before something is read again that the runtime did not have yet. */
const retryMs = 1_000;

/** Reads something whenever the runtime is there, until it was read. @param read Says whether it was. */
export function whenConnected(read: () => Promise<boolean>): void {
  const attempt = async (): Promise<void> => {
    if (connection.peek() === "live" && !(await read())) {
      setTimeout(() => void attempt(), retryMs);
    }
  };
  effect(() => {
    if (connection.value === "live") {
      void attempt();
    }
  });
}

/** What was recorded before. */
async function catchUp(): Promise<void> {
  const answer = await call<{ readonly requests: readonly RequestSummary[] }>(
    `requests?limit=${maxKept}`,
  );
  if (answer.kind === "ok" && Array.isArray(answer.value.requests)) {
    take([...answer.value.requests].reverse());
  }
}

/** Connects, and again whenever the runtime comes back. */
export function listen(): void {
  const source = new EventSource("/__local/events");
  source.addEventListener("open", () => {
    connection.value = "live";
    void catchUp();
  });
  source.addEventListener("error", () => {
    connection.value = "lost";
    // A browser does not try again after an answer that is no stream.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(listen, 3_000);
    }
  });
  source.addEventListener("request", (event) => {
    queue(JSON.parse((event as MessageEvent<string>).data));
  });
}

/** Forgets the recorded requests, here and in the runtime. */
export async function clearRequests(): Promise<void> {
  await call("requests", { method: "DELETE" });
  waiting = [];
  forget();
}
