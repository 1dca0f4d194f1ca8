/**
 * A program that could not be evaluated, described for its author.
 *
 * @module
 */
import { sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A program that threw, hung, crashed, or declares what cannot be. The message is for people, and whole. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/** Stack frames shown for an unexpected error. */
const shownFrames = 4;

/**
 * Puts what a program threw into words.
 *
 * @param isForeseen Whether the message is enough (a bad setting, a resource that refuses its arguments);
 * any other shows where it happened, in the files of the program.
 * @param root The program's folder; paths are shown relative to it.
 */
export function describe(
  error: unknown,
  isForeseen: (error: Error) => boolean,
  root: string,
): string {
  if (!(error instanceof Error)) {
    return `the program threw ${JSON.stringify(error)}`;
  }
  if (error instanceof AggregateError) {
    return error.errors.map((each) => describe(each, isForeseen, root)).join("\n");
  }
  const cause =
    error.cause === undefined ? "" : `\ncaused by ${describe(error.cause, isForeseen, root)}`;
  return isForeseen(error)
    ? error.message + cause
    : `${error.name}: ${error.message}${frames(error, root)}${cause}`;
}

function frames(error: Error, root: string): string {
  const own = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !line.includes("node_modules"))
    .map((line) => line.trim().replace(/file:\/\/[^\s)]+?(?=:\d)/, (url) => fileURLToPath(url)))
    .filter((line) => line.includes(root + sep))
    .map((line) => line.replace(root + sep, ""));
  return own
    .slice(0, shownFrames)
    .map((line) => `\n  ${line}`)
    .join("");
}
