/**
 * Command lines: options with their values, and what to say of a word that is none.
 *
 * @module
 */
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { LocalError } from "../local-error.ts";
import { nearestName } from "../nearest-name.ts";

/** Every command takes these. */
const common = { help: { type: "boolean", short: "h", default: false } } as const;

/**
 * Reads options.
 *
 * @param args The words after the name of the command.
 * @param usage Printed below what is wrong.
 * @throws {LocalError} of the fault `usage`, with the wrong word and the option that was meant.
 */
export function parseWords<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...options }, allowNegative: true })
      .values;
  } catch (cause) {
    // Node's sentence goes on about positional arguments; the first part says what was wrong.
    const reason = cause instanceof Error ? (cause.message.split(/\. /)[0] ?? "") : String(cause);
    const unknown = /^Unknown option '--([^']+)'/.exec(reason)?.[1];
    const meant = unknown && nearestName(unknown, Object.keys({ ...common, ...options }));
    const hint = meant === undefined || meant === "" ? "" : `; did you mean --${meant}?`;
    throw new LocalError(`${reason}${hint}\n\n${usage}`, { fault: "usage", cause });
  }
}

/** The name of a stack, which becomes part of a file's name. @throws {LocalError} for any other word. */
export function parseStack(text: string): string {
  if (!/^[\w.-]{1,100}$/.test(text) || /^\.+$/.test(text)) {
    throw new LocalError(
      `--stack must be letters, digits, hyphens, underscores and periods, got ${JSON.stringify(text)}`,
      { fault: "usage" },
    );
  }
  return text;
}

/** Words like `key=value`; the value may contain more equals signs. @throws {LocalError} for any other. */
export function parsePairs(option: string, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((text) => {
      const [, key, value] = /^([\w.:-]+)=(.*)$/s.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        throw new LocalError(`${option} must be <key>=<value>, got ${JSON.stringify(text)}`, {
          fault: "usage",
        });
      }
      return [key, value];
    }),
  );
}
