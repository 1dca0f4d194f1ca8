/**
 * What the person at the terminal asked for.
 *
 * @module
 */
import { parseArgs } from "node:util";

/** The command line, understood. */
export interface PolicyOptions {
  /** Name of a stack with a `Pulumi.<stack>.yaml`. */
  readonly stack: string;
  /** Folder of the pack, relative to the project's. */
  readonly pack: string;
  /** File that configures the pack, relative to the project's folder; `undefined`: the stack's own, where there is one. */
  readonly config: string | undefined;
}

/** Something the caller wrote that the command does not take. */
export class UsageError extends Error {}

/** Printed for `--help`, and after a command line that cannot be understood. */
export const usage = `npm run policy -- [options]

  --stack NAME    evaluate Pulumi.<name>.yaml                 (dev)
  --pack FOLDER   the policy pack                             (policies)
  --config FILE   how its policies are configured             (<pack>/config/<stack>.json where there is one)
  --help          this

exits with 0 when no mandatory policy is violated, 1 when one is, 2 when nothing was evaluated
`;

/**
 * @param args The words after the program's own name.
 * @returns the options, or `"help"` when that is what was asked for.
 * @throws {UsageError} that says which word is wrong and what is allowed.
 */
export function parseOptions(args: readonly string[]): PolicyOptions | "help" {
  const { values } = parseWords(args);
  if (values.help) {
    return "help";
  }
  // A stack's name becomes part of a file's name.
  if (!/^[\w.-]{1,100}$/.test(values.stack) || /^\.+$/.test(values.stack)) {
    throw new UsageError(
      `--stack must be letters, digits, hyphens, underscores and periods, got ${JSON.stringify(values.stack)}`,
    );
  }
  return { stack: values.stack, pack: values.pack, config: values.config };
}

function parseWords(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stack: { type: "string", default: "dev" },
        pack: { type: "string", default: "policies" },
        config: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    // Node's sentence goes on about positionals; the first part says what was wrong.
    const reason = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    throw new UsageError(`${reason}`, { cause });
  }
}
