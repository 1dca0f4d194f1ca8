/**
 * The function's log: one JSON object a line.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 * @module
 */

/** How much it matters. */
export type LogLevel = "info" | "warn" | "error";

/** What a line may carry besides its event. Nothing a viewer sent, save the request id. */
export interface LogFields {
  /** CloudFront's id of the request: the same as in its access log and in `x-amz-cf-id`. */
  readonly requestId: string;
  readonly [name: string]: unknown;
}

/** Writes one line. */
export type Log = (level: LogLevel, event: string, fields: LogFields) => void;

/** What is worth logging of something thrown. */
export interface Cause {
  readonly name: string;
  readonly message: string;
  /** Node's code, like `ECONNRESET`. */
  readonly code?: string;
  /** What the AWS SDK knows of the exchange: status, attempts, the request ids its support asks for. */
  readonly aws?: unknown;
}

/** Writes to the Lambda log, under the console method of the level, which log filters go by. */
export const log: Log = (level, event, fields) => {
  // biome-ignore lint/suspicious/noConsole: in Lambda the console is the log
  console[level](JSON.stringify({ level, event, ...fields }));
};

/**
 * Describes something thrown, as plain data that JSON can spell.
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
