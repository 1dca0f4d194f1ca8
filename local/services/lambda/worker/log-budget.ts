/**
 * How much a handler may log before the rest is dropped.
 *
 * Lambda has no such bound; it has a bill. Here a handler that logs in a loop would fill the server's memory, so each
 * invocation gets a budget, and one line reports when it is used up.
 *
 * @module
 */
import type { LogBudgetLimits } from "../protocol.ts";
import { truncate } from "../truncate.ts";

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
