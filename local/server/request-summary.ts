/**
 * The sum of what was served, for the end of a run.
 *
 * @module
 */
import type { TerminalLog } from "./terminal-log.ts";

/** Counts what passes through a log. */
export interface RequestSummary {
  /** The same log, counted. */
  readonly log: TerminalLog;
  /** One line. */
  text(): string;
}

/** @param nowMs Milliseconds of any clock that does not go back. */
export function summarize(log: TerminalLog, nowMs: () => number): RequestSummary {
  const startMs = nowMs();
  let requests = 0;
  let errors = 0;
  let cached = 0;
  let hits = 0;
  let invocations = 0;
  return {
    log: {
      ...log,
      logRequest(request) {
        requests += 1;
        errors += request.status >= 500 ? 1 : 0;
        cached += request.cache === "" ? 0 : 1;
        hits += /^(Hit|RefreshHit)$/.test(request.cache) ? 1 : 0;
        log.logRequest?.(request);
      },
      logFunction(event) {
        invocations += event.line.startsWith("REPORT RequestId: ") ? 1 : 0;
        log.logFunction(event);
      },
    },
    text() {
      const share = cached === 0 ? "" : ` (${Math.round((100 * hits) / cached)} % hits)`;
      return `served ${counted(requests, "request")}${share} with ${counted(errors, "error")} of 5xx and ${counted(invocations, "function run")} in ${duration(nowMs() - startMs)}`;
    },
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
