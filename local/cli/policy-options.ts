/**
 * What the person at the terminal asked for.
 *
 * @module
 */
import { parseStack, parseWords } from "./words.ts";

/** The command line, understood. */
export interface PolicyOptions {
  /** Name of a stack; `undefined`: `dev`, or the only one that has a file. */
  readonly stack: string | undefined;
  /** Folder of the pack, relative to the project's. */
  readonly pack: string;
  /** File that configures the pack, relative to the project's folder; `undefined`: the stack's own, where there is one. */
  readonly config: string | undefined;
}

/** Printed for `--help`, and after a command line that cannot be understood. */
export const usage = `touchline policy [options]

  --stack <name>   evaluate Pulumi.<name>.yaml       (dev, or the only one)
  --pack <folder>  the policy pack                   (policies)
  --config <file>  how its policies are configured   (<pack>/config/<stack>.json where there is one)
  -h, --help       show this help

ends with 0 when no mandatory policy is violated
`;

/**
 * @param args The words after the name of the command.
 * @throws {LocalError} with the wrong argument and what is allowed.
 */
export function parsePolicyOptions(args: readonly string[]): PolicyOptions {
  const values = parseWords(
    args,
    {
      stack: { type: "string" },
      pack: { type: "string", default: "policies" },
      config: { type: "string" },
    },
    usage,
  );
  return {
    stack: values.stack === undefined ? undefined : parseStack(values.stack),
    pack: values.pack,
    config: values.config,
  };
}
