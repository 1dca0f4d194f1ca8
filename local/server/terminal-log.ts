/**
 * The log of the runtime.
 *
 * @module
 */
import type { EdgeProblem } from "../services/cloudfront/edge.ts";
import type { LogEvent } from "../services/lambda/invoker-options.ts";
import { functionOfLogGroup } from "../trace/log-group.ts";
import type { Recorder } from "../trace/recorder.ts";
import type { RequestRecording } from "../trace/request-recording.ts";
import { stageWords } from "../trace/stage-words.ts";

/** One function for each source of log lines. */
export interface TerminalLog {
  /** A line the program printed while it was evaluated. */
  readonly program: (line: string) => void;
  readonly logFunction: (event: LogEvent) => void;
  readonly logProblem: (problem: EdgeProblem) => void;
  readonly logS3: (message: string) => void;
  readonly logApi: (message: string) => void;
  /** What the APIs of AWS other than S3 tell. */
  readonly logAws: (message: string) => void;
  readonly logFront: (message: string, cause: unknown) => void;
  /** A request that was answered. @default not logged */
  readonly logRequest?: ((request: AnsweredRequest) => void) | undefined;
  /** Whether what is done for each request, and what its functions log, stands below its line. @default false */
  readonly verbose?: boolean | undefined;
}

/** A request and how it was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly status: number;
  /** The value of `X-Cache` without ` from cloudfront`; empty where no distribution answered. */
  readonly cache: string;
  readonly durationMs: number;
  /** What was done for it, in words and in order. @default not said */
  readonly stages?: readonly string[] | undefined;
  /** What was recorded of it. @default nothing was */
  readonly recording?: RequestRecording | undefined;
}

/** A log in lines that each begin with their source. Functions' lines are what CloudWatch would hold. */
export function terminalLog(write: (text: string) => void): TerminalLog {
  const line = (source: string, text: string) => write(`${source} | ${harmless(text.trimEnd())}\n`);
  return {
    program: (text) => line("program", text),
    logFunction: ({ logGroup, line: text }) => line(functionOfLogGroup(logGroup), text),
    logProblem: ({ kind, requestId, message, cause }) =>
      line("edge", `${kind} ${requestId}: ${message}${kind === "defect" ? traceOf(cause) : ""}`),
    logS3: (text) => line("s3", text),
    logApi: (text) => line("api", text),
    logAws: (text) => line("aws", text),
    logFront: (text, cause) => line("front", `${text}${traceOf(cause)}`),
    logRequest: ({ method, path, status, cache, durationMs, stages = [] }) =>
      line(
        "request",
        [
          `${method} ${shortened(path)} ${status}${cache === "" ? "" : ` ${cache}`} ${durationMs.toFixed(1)} ms`,
          ...stages,
        ].join("\n          "),
      ),
  };
}

/** @param log A log, or what takes the lines of one. @default standard error */
export function logOf(
  log: ((line: string) => void) | TerminalLog = (line) => void process.stderr.write(line),
): TerminalLog {
  return typeof log === "function" ? terminalLog(log) : log;
}

/** A log whose functions are recorded as well: in a verbose one, what is done for a request stands below its line. */
export function recordedLog(log: TerminalLog, recorder: Recorder): TerminalLog {
  const { verbose = false } = log;
  return {
    ...log,
    logFunction(event) {
      if (!recorder.log(event) || !verbose) {
        log.logFunction(event);
      }
    },
    logRequest:
      log.logRequest &&
      (({ recording, ...request }) => {
        const stages = verbose ? recording?.stages.map(stageWords) : undefined;
        log.logRequest?.({ ...request, ...(stages !== undefined && { stages }) });
        if (verbose) {
          recording?.held.splice(0).forEach(log.logFunction);
        }
      }),
  };
}

/** A log in lines of JSON: when, from what, and the rest of what a line in text says. */
export function jsonLog(write: (text: string) => void, nowMs: () => number): TerminalLog {
  const line = (source: string, rest: object) =>
    write(`${JSON.stringify({ time: new Date(nowMs()).toISOString(), source, ...rest })}\n`);
  return {
    program: (message) => line("program", { message }),
    logFunction: (event) => line("function", event),
    logProblem: ({ cause, ...problem }) => line("edge", { ...problem, cause: causeOf(cause) }),
    logS3: (message) => line("s3", { message }),
    logApi: (message) => line("api", { message }),
    logAws: (message) => line("aws", { message }),
    logFront: (message, cause) => line("front", { message, cause: causeOf(cause) }),
    logRequest: (request) => line("request", request),
  };
}

/** A path that would fill the screen. */
function shortened(path: string): string {
  return path.length <= 120 ? path : `${path.slice(0, 119)}…`;
}

function causeOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.stack : undefined;
}

/** A log line may contain text of a viewer, which must not control the terminal. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

function traceOf(cause: unknown): string {
  return cause instanceof Error ? `\n${cause.stack}` : "";
}
