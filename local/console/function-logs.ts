/**
 * The last lines that functions logged, in memory.
 *
 * @module
 */
import type { LogEvent } from "../services/lambda/invoker-options.ts";
import { functionOfLogGroup } from "../trace/log-group.ts";

/** A line of a log. */
export interface LoggedLine {
  /** Counts lines from 1 on. */
  readonly id: number;
  /** By the clock of the stack, in milliseconds since the epoch. */
  readonly timeMs: number;
  /** Name of the function. */
  readonly function: string;
  readonly logGroup: string;
  /** Lambda's id of the invocation, or the edge's id for a CloudFront function; `-` outside of both. */
  readonly requestId: string;
  readonly line: string;
}

/** Which lines to list. */
export interface LogQuery {
  /** Name of the function or of its log group. @default all */
  readonly function?: string | undefined;
  /** @default all */
  readonly request?: string | undefined;
  /** What the line contains, in any case of its letters. @default anything */
  readonly q?: string | undefined;
  /** Lines with a greater id. @default 0 */
  readonly after?: number | undefined;
  /** The last of those. */
  readonly limit: number;
}

/** A line as it is kept: most are never listed. */
interface KeptLine {
  readonly id: number;
  readonly timeMs: number;
  readonly event: LogEvent;
}

/** What one line costs beside its text. */
const overheadBytes = 200;

/** Lines that are kept, up to a number of bytes; the oldest leave. */
export class FunctionLogs {
  readonly #maxBytes: number;
  #lines: KeptLine[] = [];
  /** The first that is kept: those before it have left. */
  #first = 0;
  #bytes = 0;
  #lastId = 0;

  /** @param maxBytes @default 4 MiB */
  constructor(maxBytes = 4 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  /** Keeps a line. @param timeMs When it was logged. */
  add(event: LogEvent, timeMs: number): void {
    this.#lastId += 1;
    this.#lines.push({ id: this.#lastId, timeMs, event });
    this.#bytes += costOf(event.line);
    while (this.#bytes > this.#maxBytes) {
      this.#bytes -= costOf(this.#lines[this.#first]?.event.line ?? "");
      this.#first += 1;
    }
    // An array that loses its first element moves all others: they leave together.
    if (this.#first > 1000 && this.#first > this.#lines.length / 2) {
      this.#lines = this.#lines.slice(this.#first);
      this.#first = 0;
    }
  }

  /** The lines that a query chooses, newest last. */
  list({ function: name, request, q = "", after = 0, limit }: LogQuery): readonly LoggedLine[] {
    const text = q.toLowerCase();
    return this.#lines
      .slice(this.#first)
      .map(shown)
      .filter(
        (each) =>
          each.id > after &&
          (name === undefined || each.function === name || each.logGroup === name) &&
          (request === undefined || each.requestId === request) &&
          each.line.toLowerCase().includes(text),
      )
      .slice(-limit);
  }

  /** Names of the functions whose lines are kept. */
  functions(): readonly string[] {
    return [...new Set(this.#lines.slice(this.#first).map((each) => shown(each).function))].sort();
  }
}

function shown({ id, timeMs, event: { logGroup, requestId, line } }: KeptLine): LoggedLine {
  return { id, timeMs, function: functionOfLogGroup(logGroup), logGroup, requestId, line };
}

/** Text takes up to two bytes for a character. */
function costOf(line: string): number {
  return overheadBytes + 2 * line.length;
}

/** A log whose lines of functions are kept too. */
export function withLogs<L extends { readonly logFunction: (event: LogEvent) => void }>(
  log: L,
  logs: FunctionLogs,
  nowMs: () => number,
): L {
  return {
    ...log,
    logFunction(event: LogEvent) {
      logs.add(event, nowMs());
      log.logFunction(event);
    },
  };
}
