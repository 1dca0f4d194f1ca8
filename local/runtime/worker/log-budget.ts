/**
 * How much a handler may log before the rest is dropped.
 *
 * Lambda has no such bound; it has a bill. Here a handler that logs in a loop would fill the server's memory, so each
 * invocation gets a budget, and one line says when it is spent.
 *
 * @module
 */
import type { LogBudgetLimits } from "../protocol.ts";

/** Counts what one invocation has logged. */
export interface LogBudget {
  /** True when nothing more is let through: the caller need not even format. */
  readonly spent: boolean;
  /** The event as it may be logged, perhaps cut; the notice that the budget is spent, once; or nothing. */
  admit(line: string): string | undefined;
}

/** A fresh budget. */
export function createLogBudget(limits: LogBudgetLimits): LogBudget {
  let events = 0;
  let bytes = 0;
  let spent = false;
  return {
    get spent() {
      return spent;
    },
    admit(line) {
      if (spent) {
        return undefined;
      }
      const cut = truncate(line, limits.maxEventBytes);
      events += 1;
      bytes += Buffer.byteLength(cut);
      if (events <= limits.maxEvents && bytes <= limits.maxBytes) {
        return cut;
      }
      spent = true;
      return `the log budget of this invocation is spent (${limits.maxEvents} events, ${limits.maxBytes} bytes): further events are dropped`;
    },
  };
}

/** At most so many bytes of UTF-8, whole characters only. */
function truncate(line: string, maxBytes: number): string {
  // A UTF-16 unit is at most three bytes of UTF-8, so most lines need no counting.
  if (line.length * 3 <= maxBytes) {
    return line;
  }
  const encoded = Buffer.from(line);
  if (encoded.length <= maxBytes) {
    return line;
  }
  let end = maxBytes;
  // RFC 3629 section 3: bytes after the first of a character are 10xxxxxx; step back to a character's start.
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return encoded.toString("utf8", 0, end);
}
