/**
 * The options that every npm script of this repository takes.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import process from "node:process";

/** Where a script writes and how it ends. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly exit: (status: number) => void;
}

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  exit: (status) => process.exit(status),
};

/** Status of a process that SIGPIPE ended, as a shell reports it. */
const nobodyReads = 141;

/**
 * Ends the process in silence when nothing reads its output any more, as after `| head`.
 *
 * @throws what else its output raises.
 */
export function endWithReader(exit: (status: number) => void = process.exit): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      throw error;
    }
    exit(nobodyReads);
  });
}

/**
 * Answers `--help`, `-h`, `--version` and `-v`, and ends the process with 0.
 *
 * @param usage Ends with a newline.
 */
export function answerCommonOptions(
  args: readonly string[],
  usage: string,
  { out, exit }: Terminal = terminal,
): void {
  if (args.includes("--help") || args.includes("-h")) {
    out(usage);
    exit(0);
  } else if (args.includes("--version") || args.includes("-v")) {
    const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
    out(`${JSON.parse(manifest).version}\n`);
    exit(0);
  }
}

/** Ends the process with 2, for arguments that a script does not take. */
export function refuseArguments(
  problem: string,
  usage: string,
  { err, exit }: Terminal = terminal,
): void {
  err(`${problem}\n\n${usage}`);
  exit(2);
}
