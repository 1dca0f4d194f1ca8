/**
 * Evaluates a program in a process of its own.
 *
 * @module
 */
import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { siblingModule } from "../sibling-module.ts";
import type { BundleRecord } from "./bundle-trace.ts";
import type { Graph } from "./graph.ts";
import { ProgramError } from "./program-error.ts";
import type { StackConfig } from "./stack-config.ts";

/** The request to the child process. */
export interface ChildRequest {
  readonly root: string;
  readonly stack: StackConfig;
  readonly strict: boolean;
  readonly timeoutMs: number;
  /** Whether to answer what the bundles are made of. */
  readonly trace: boolean;
  /** What was deployed before; `undefined`: nothing. */
  readonly previous: Graph | undefined;
}

/** What a program read, for who watches its sources. */
export interface ProgramTrace {
  /** The folder that it ran in. */
  readonly folder: string;
  readonly bundles: readonly BundleRecord[];
}

/** What the child answers. */
export type ChildAnswer =
  | { readonly kind: "graph"; readonly graph: Graph; readonly trace: ProgramTrace }
  | { readonly kind: "failed"; readonly message: string };

/** How to evaluate. */
export interface EvaluateOptions {
  /** Takes what the program prints, line by line. @default dropped */
  readonly log?: (line: string) => void;
  /** Whether what the runtime does not simulate fails the evaluation. @default false */
  readonly strict?: boolean;
  /** Takes what the program read. @default its bundles are not recorded */
  readonly trace?: (trace: ProgramTrace) => void;
  /** Whether it may take longer: what is served needs the processor first. @default false */
  readonly background?: boolean;
  /**
   * What was deployed before: functions get the next version where they changed, and what `ignoreChanges` names stays.
   * @default nothing
   */
  readonly previous?: Graph | undefined;
  /** After which the program counts as hung, in milliseconds. @default 60000 */
  readonly timeoutMs?: number;
  /** How much longer the process may take to report that itself, in milliseconds. @default 10000 */
  readonly graceMs?: number;
}

/** The last lines of a crash that are worth showing. */
const crashLines = 12;

/**
 * Runs the program of a project for one stack, in a process of its own: with fresh modules every time, and with a
 * crash or a loop of the program staying there.
 *
 * @param root Folder of the project; compiled code is kept in `.touchline/compile-cache` there.
 * @throws {ProgramError} when the program throws, hangs, crashes, or declares what cannot be.
 */
export async function evaluate(
  root: string,
  stack: StackConfig,
  options: EvaluateOptions = {},
): Promise<Graph> {
  const { log = () => undefined, strict = false, timeoutMs = 60_000, graceMs = 10_000 } = options;
  const compileCache = join(root, ".touchline/compile-cache");
  const child = fork(siblingModule("./child", import.meta.url), {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Keeps `undefined`, which JSON would drop.
    serialization: "advanced",
    execArgv: [],
    // Also for the modules that it starts with: stripping their types takes longer than running them.
    // biome-ignore lint/style/noProcessEnv: the program reads what this process was started with
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  if (options.background === true && child.pid !== undefined) {
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  }
  // The child notices by itself, unless it is in an endless loop.
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs + graceMs);
  const exited = new Promise((resolve) => child.once("exit", resolve));
  try {
    const request: ChildRequest = {
      root,
      stack,
      strict,
      timeoutMs,
      trace: options.trace !== undefined,
      previous: options.previous,
    };
    const answer = await ask(child, request, timeoutMs, log);
    // It writes compiled code as it exits: from then on the caller may remove the folder.
    await exited;
    if (answer.kind === "failed") {
      throw new ProgramError(answer.message);
    }
    options.trace?.(answer.trace);
    return answer.graph;
  } finally {
    clearTimeout(timer);
  }
}

function ask(
  child: ChildProcess,
  request: ChildRequest,
  timeoutMs: number,
  log: (line: string) => void,
): Promise<ChildAnswer> {
  const printed: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) {
      createInterface({ input }).on("line", (line) => {
        printed.push(line);
        log(line);
      });
    }
  }
  return new Promise((resolve, reject) => {
    child.once("message", (answer: ChildAnswer) => resolve(answer));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      reject(new ProgramError(ending(code, signal, timeoutMs, printed))),
    );
    child.send(request);
  });
}

/** Why a child is gone that has not answered. */
function ending(
  code: number | null,
  signal: string | null,
  timeoutMs: number,
  printed: readonly string[],
): string {
  const said = printed
    .slice(-crashLines)
    .map((line) => `\n  ${line}`)
    .join("");
  if (signal === "SIGKILL") {
    return `the program did not finish within ${timeoutMs / 1000} s: look for an endless loop${said}`;
  }
  return `the program ended its process with ${signal ?? `code ${code}`}${said}`;
}
