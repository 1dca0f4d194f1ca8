/**
 * Captures the log lines of functions.
 *
 * @module
 */

const levels = ["info", "warn", "error"] as const;

/** Lines logged since it began, parsed. */
export interface LogCapture {
  readonly lines: unknown[];
  /** Puts the console back. */
  end(): void;
}

/** Catches every line written through the console methods our log uses. */
export function captureLog(): LogCapture {
  const lines: unknown[] = [];
  // biome-ignore lint/suspicious/noConsole: what is caught is the console
  const before = levels.map((level) => [level, console[level]] as const);
  for (const level of levels) {
    console[level] = (line: string) => {
      lines.push(JSON.parse(line));
    };
  }
  return { lines, end: () => Object.assign(console, Object.fromEntries(before)) };
}
