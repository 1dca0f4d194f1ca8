/**
 * Errors as Lambda's Node.js runtime reports and logs them.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
import type { WireError } from "../protocol.ts";
import { maxLogEventBytes } from "../quotas.ts";
import { truncate } from "../truncate.ts";

/** An error of the runtime itself; its `name` is the type that callers see. */
export class RuntimeError extends Error {
  /** @param type As Lambda spells it, like `Runtime.HandlerNotFound`. */
  constructor(type: string, message: string) {
    super(message);
    this.name = type;
  }
}

/**
 * The type and message a caller is given, cut to what a log event holds. Anything can be thrown: what is not an `Error`
 * goes by its JavaScript type.
 *
 * @throws never, even where getters of the thrown object do
 */
export function wireError(thrown: unknown): WireError {
  try {
    return thrown instanceof Error
      ? { errorType: bounded(thrown.name), errorMessage: bounded(thrown.message) }
      : { errorType: typeof thrown, errorMessage: bounded(thrown) };
  } catch {
    return { errorType: "handled", errorMessage: "the thrown value cannot be read" };
  }
}

/**
 * The one-line JSON that follows `Invoke Error` in the log: type, message, own properties, and the stack in lines.
 *
 * @throws never: what JSON cannot say falls back to type and message
 */
export function errorRecord(thrown: unknown): string {
  let record: string | undefined;
  try {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    record = JSON.stringify(error, (_key, value: unknown) =>
      value instanceof Error ? enumerable(value) : value,
    );
  } catch {
    // A cycle, a BigInt, a getter that throws. Falls through.
  }
  return record ?? JSON.stringify(wireError(thrown));
}

function bounded(value: unknown): string {
  return truncate(String(value), maxLogEventBytes);
}

/** An error's fields, which JSON would otherwise not see. */
function enumerable(error: Error): object {
  return {
    ...wireError(error),
    ...error,
    ...(typeof error.stack === "string" ? { stack: error.stack.split("\n") } : {}),
  };
}
