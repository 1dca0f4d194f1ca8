/**
 * The `season` command: arguments in, text and an exit status out.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { calendarOf } from "../../functions/core/season-limits.ts";
import { writeSeason } from "../../functions/core/write-season.ts";
import { runBucketCommand } from "./bucket-command.ts";
import { bucketCommands, bucketUsage } from "./bucket-options.ts";
import { checkFile } from "./check-season.ts";
import { defaultFirstDay, defaultSeed, defaultWeeksPlayed, generateSeason } from "./generate.ts";
import { foundings, seasonName } from "./invented.ts";
import { SeasonError, UsageError } from "./season-error.ts";
import type { Streams } from "./streams.ts";

/** 0: success; 1: the file is not valid, or the command failed; 2: usage error. */
export type ExitStatus = 0 | 1 | 2;

const commands = ["check", "generate", ...Object.keys(bucketCommands)].join(", ");

const maxSeed = 2 ** 32 - 1;

const maxWeeks = Math.max(...foundings.map(({ teams }) => calendarOf(teams.length).weeks));

/** What `--help` prints. */
export const usage = `usage:
  npm run season -- check FILE
      checks FILE and prints a summary, or every problem on its own line
  npm run --silent season -- generate [--seed N] [--weeks-played N]
      prints a fictional season, the same for the same options
      --seed          0 to ${maxSeed}, default ${defaultSeed}
      --weeks-played  0 to ${maxWeeks}, default ${defaultWeeksPlayed}
${bucketUsage}  npm run season -- --help
`;

/**
 * Runs one command.
 *
 * @param args Without the interpreter and the script.
 * @throws never for any arguments or file content.
 */
export async function runSeason(args: readonly string[], streams: Streams): Promise<ExitStatus> {
  try {
    return await dispatch(args, streams);
  } catch (error) {
    if (error instanceof SeasonError) {
      streams.err(`season: ${error.message}\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) {
      throw error;
    }
    streams.err(`season: ${error.message}\n${usage}`);
    return 2;
  }
}

async function dispatch(
  [command, ...rest]: readonly string[],
  streams: Streams,
): Promise<ExitStatus> {
  if ([command, ...rest].some((arg) => arg === "--help" || arg === "-h")) {
    streams.out(usage);
    return 0;
  }
  switch (command) {
    case "check":
      return check(rest, streams);
    case "generate":
      return generate(rest, streams);
    case "history":
    case "show":
    case "diff":
    case "restore":
    case "publish":
      return runBucketCommand(command, rest, streams);
    case undefined:
      throw new UsageError(`a command is required: ${commands}`);
    default:
      throw new UsageError(`command must be one of ${commands}, got ${JSON.stringify(command)}`);
  }
}

async function check(args: readonly string[], streams: Streams): Promise<ExitStatus> {
  const { positionals } = parse(args, {});
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    throw new UsageError(`check takes one file, got ${positionals.length}`);
  }
  const { isValid, lines } = await checkFile(file);
  const text = lines.map((line) => `${file}: ${line}\n`).join("");
  (isValid ? streams.out : streams.err)(text);
  return isValid ? 0 : 1;
}

function generate(args: readonly string[], streams: Streams): ExitStatus {
  const { values, positionals } = parse(args, {
    seed: { type: "string", default: String(defaultSeed) },
    "weeks-played": { type: "string", default: String(defaultWeeksPlayed) },
  });
  if (positionals.length > 0) {
    throw new UsageError(`generate takes options only, got ${JSON.stringify(positionals[0])}`);
  }
  const seed = wholeNumber("seed", values["seed"], maxSeed);
  const weeksPlayed = wholeNumber("weeks-played", values["weeks-played"], maxWeeks);
  streams.out(
    writeSeason(
      generateSeason({ name: seasonName, foundings, seed, weeksPlayed, firstDay: defaultFirstDay }),
    ),
  );
  return 0;
}

type Options = Readonly<Record<string, { readonly type: "string"; readonly default: string }>>;

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    // The rest of Node's message is about positionals.
    const message = cause instanceof Error ? cause.message.split(/\.\s/)[0] : String(cause);
    const allowed = Object.keys(options).map((option) => `--${option}`);
    const hint = allowed.length === 0 ? "none" : allowed.join(" and ");
    throw new UsageError(`${message}; allowed: ${hint}`, { cause });
  }
}

function wholeNumber(option: string, text: unknown, max: number): number {
  if (typeof text === "string" && /^\d{1,10}$/.test(text) && Number(text) <= max) {
    return Number(text);
  }
  throw new UsageError(
    `--${option} must be a whole number from 0 to ${max}, got ${JSON.stringify(text)}`,
  );
}
