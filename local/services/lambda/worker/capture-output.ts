/**
 * What a handler prints, as log events.
 *
 * `console` methods become `time, request id, level, text`, with tabs between; a message of several lines stays one event.
 * Bytes written to standard output or error become one event a line, unadorned. What goes round both, such as
 * `fs.writeSync(1, …)`, lands in the server's own output.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
import { format } from "node:util";

/** Where output goes. */
export interface LogSink {
  /** False when nothing more is taken: text need not be made. */
  readonly open: boolean;
  /** `-` outside an invocation. */
  readonly requestId: string;
  write(event: string): void;
}

/** `console` method to the level Lambda writes. */
const levels = {
  trace: "TRACE",
  debug: "DEBUG",
  info: "INFO",
  log: "INFO",
  warn: "WARN",
  error: "ERROR",
} as const;

/** A line at a level. */
export type LogLine = (
  level: (typeof levels)[keyof typeof levels],
  ...parts: readonly unknown[]
) => void;

/** Replaces `console` and the two streams of this thread. @returns what the runtime itself logs with */
export function captureOutput(sink: LogSink): LogLine {
  const log: LogLine = (level, ...parts) => {
    if (sink.open) {
      sink.write([new Date().toISOString(), sink.requestId, level, format(...parts)].join("\t"));
    }
  };
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, { [method]: log.bind(undefined, level) });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: Uint8Array | string, ...rest: readonly unknown[]) => {
      if (sink.open) {
        writeLines(sink, typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      }
      const done = rest.find((argument) => typeof argument === "function");
      if (done !== undefined) {
        process.nextTick(done);
      }
      return true;
    };
  }
  return log;
}

function writeLines(sink: LogSink, text: string): void {
  for (const line of text.replace(/\n$/, "").split("\n")) {
    sink.write(line);
  }
}
