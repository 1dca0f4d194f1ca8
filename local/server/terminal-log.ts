/**
 * The log of the runtime.
 *
 * @module
 */
import type { EdgeProblem } from "../services/cloudfront/edge.ts";
import type { LogEvent } from "../services/lambda/invoker-options.ts";

/** One function for each source of log lines. */
export interface TerminalLog {
  /** A line the program printed while it was evaluated. */
  readonly program: (line: string) => void;
  readonly logFunction: (event: LogEvent) => void;
  readonly logProblem: (problem: EdgeProblem) => void;
  readonly logS3: (message: string) => void;
  readonly logApi: (message: string) => void;
  readonly logFront: (message: string, cause: unknown) => void;
}

/** A log in lines that each begin with their source. Functions' lines are what CloudWatch would hold. */
export function terminalLog(write: (text: string) => void): TerminalLog {
  const line = (source: string, text: string) => write(`${source} | ${harmless(text.trimEnd())}\n`);
  return {
    program: (text) => line("program", text),
    logFunction: ({ logGroup, line: text }) => line(shortName(logGroup), text),
    logProblem: ({ kind, requestId, message, cause }) =>
      line("edge", `${kind} ${requestId}: ${message}${kind === "defect" ? traceOf(cause) : ""}`),
    logS3: (text) => line("s3", text),
    logApi: (text) => line("api", text),
    logFront: (text, cause) => line("front", `${text}${traceOf(cause)}`),
  };
}

/** The last part of a log group's name: the function's own. */
function shortName(logGroup: string): string {
  return logGroup.slice(logGroup.lastIndexOf("/") + 1).replace(/^us-east-1\./, "");
}

/** A log line may contain text of a viewer, which must not control the terminal. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

function traceOf(cause: unknown): string {
  return cause instanceof Error ? `\n${cause.stack}` : "";
}
