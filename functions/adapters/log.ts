/**
 * The function's log: one JSON object a line.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 * @module
 */

/** Severity. */
export type LogLevel = "info" | "warn" | "error";

/** Fields of a line besides its event. Nothing that a viewer sent, except the request id. */
export interface LogFields {
  /** CloudFront's id of the request: the same as in its access log and in `x-amz-cf-id`. */
  readonly requestId: string;
  readonly [name: string]: unknown;
}

/** Writes one line. */
export type Log = (level: LogLevel, event: string, fields: LogFields) => void;

/** The logged description of a thrown value. */
export interface Cause {
  readonly name: string;
  readonly message: string;
  /** Node's code, like `ECONNRESET`. */
  readonly code?: string;
  /** Metadata of the AWS SDK: status, attempts, and the request ids that AWS Support needs. */
  readonly aws?: unknown;
}

/** Writes to the Lambda log with the console method of the level, which log filters use. */
export const log: Log = (level, event, fields) => {
  // biome-ignore lint/suspicious/noConsole: in Lambda the console is the log
  console[level](JSON.stringify({ level, event, ...fields }));
};

/**
 * Describes a thrown value as JSON data.
 *
 * @throws never
 */
export function describeCause(thrown: unknown): Cause {
  if (!(thrown instanceof Error)) {
    return { name: "unknown", message: typeof thrown === "string" ? thrown : typeof thrown };
  }
  const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
  return {
    name: thrown.name,
    message: thrown.message,
    ...(code === undefined ? {} : { code }),
    ...("$metadata" in thrown ? { aws: thrown.$metadata } : {}),
  };
}
