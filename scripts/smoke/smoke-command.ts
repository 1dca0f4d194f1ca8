/**
 * The `smoke` command: arguments in, a report and an exit status out.
 *
 * @module
 */
import type { Check } from "./check.ts";
import { openSession, type SmokePorts } from "./open-session.ts";
import { countsOf, jsonOf, junitOf, lineOf, type Run, sumOf } from "./report.ts";
import { runChecks } from "./run-checks.ts";
import { SmokeError, UsageError } from "./smoke-error.ts";
import { parseOptions, type SmokeOptions, usage } from "./smoke-options.ts";
import { readOutputs } from "./stack-outputs.ts";

/** What the command reads and writes. */
export interface CommandPorts {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The content of a file. @throws when it cannot be read */
  readonly readFile: (path: string) => string;
  /** @throws when it cannot be written */
  readonly writeFile: (path: string, text: string) => void;
  /** Milliseconds of a clock that is never set back. */
  readonly nowMs: () => number;
  readonly network: (options: SmokeOptions) => SmokePorts;
}

/** 0: every promise is kept; 1: one is broken, or none could be checked; 2: usage error. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 * @throws never for any arguments, files and servers.
 */
export async function runSmoke(
  args: readonly string[],
  checks: readonly Check[],
  ports: CommandPorts,
): Promise<ExitStatus> {
  try {
    const options = parseOptions(
      args,
      checks.map(({ name }) => name),
    );
    if (options === "help") {
      ports.out(usage);
      return 0;
    }
    if (options === "list") {
      ports.out(checks.map(({ name, promise }) => `${name.padEnd(24)} ${promise}\n`).join(""));
      return 0;
    }
    return await check(options, checks, ports);
  } catch (error) {
    if (!(error instanceof SmokeError)) {
      throw error;
    }
    const isUsage = error instanceof UsageError;
    ports.err(`smoke: ${error.message}\n${isUsage ? `\n${usage}` : ""}`);
    return isUsage ? 2 : 1;
  }
}

async function check(
  options: SmokeOptions,
  checks: readonly Check[],
  ports: CommandPorts,
): Promise<ExitStatus> {
  const { outputs: file, only, junit, isJson } = options;
  const outputs = file === undefined ? undefined : readOutputs(readText(file, ports), file);
  const session = await openSession(options, outputs, ports.network(options));
  const isAws = !session.isLocal;
  const all = await runChecks(
    checks.filter(({ name }) => only.length === 0 || only.includes(name)),
    session,
    { load: options.hasLoad, write: options.hasWrite },
    ports.nowMs,
    (checked) => {
      if (!isJson) {
        ports.out(lineOf(checked, isAws));
      }
    },
  );
  const run: Run = { address: options.base.origin, isAws, requests: session.requests, all };
  ports.out(isJson ? jsonOf(run) : sumOf(run));
  if (junit !== undefined) {
    writeText(junit, junitOf(run), ports);
  }
  return countsOf(run).broken > 0 ? 1 : 0;
}

function readText(path: string, { readFile }: CommandPorts): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw new SmokeError(`${path} cannot be read: ${codeOf(cause)}`, { cause });
  }
}

function writeText(path: string, text: string, { writeFile }: CommandPorts): void {
  try {
    writeFile(path, text);
  } catch (cause) {
    throw new SmokeError(`${path} cannot be written: ${codeOf(cause)}`, { cause });
  }
}

function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}
