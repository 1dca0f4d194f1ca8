/**
 * What the user is told of an error.
 *
 * @module
 */
import { LocalError } from "../local-error.ts";
import { PolicyError } from "../policy/policy-error.ts";
import { ProgramError } from "../program/program-error.ts";
import { StackFileError } from "../program/stack-file.ts";

/** The message of errors that a user can fix, and the stack trace of defects. */
export function explain(error: unknown): string {
  const isTheirs =
    error instanceof LocalError ||
    error instanceof StackFileError ||
    error instanceof ProgramError ||
    error instanceof PolicyError;
  return isTheirs ? error.message : error instanceof Error ? `${error.stack}` : String(error);
}
