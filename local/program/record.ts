/**
 * Runs a program and keeps what it declares.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { Services } from "../services/declaration.ts";
import { services as everyService } from "../services/registry.ts";
import type { Graph } from "./graph.ts";
import { Monitor } from "./monitor.ts";
import { Recorder } from "./recorder.ts";
import type { StackConfig } from "./stack-config.ts";

/** How to record. */
export interface RecordOptions {
  /** Who answers. @default every service of `local/services/registry.ts` */
  readonly services?: Services;
  /** After which the program counts as stuck, in milliseconds. @default 15000 */
  readonly timeoutMs?: number;
  /**
   * Waits until nothing of the program is under way, beyond what the SDK knows of.
   * @default one turn of the event loop
   */
  readonly settle?: () => Promise<void>;
}

/** How long a program that has failed may take to come to its end, in milliseconds: parts of it may wait for what failed. */
const graceMs = 500;

/** A program declares what cannot be: every reason, one after another. */
export class RecordError extends Error {
  override readonly name = "RecordError";
  readonly problems: readonly string[];

  /** @param cause What the program threw besides, if anything. */
  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join("\n"), { cause });
    this.problems = problems;
  }
}

/** The SDK keeps one engine per process: recordings take turns. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs a program in this process, under the runtime Pulumi has for tests, and returns all that an engine would
 * have been told. Nothing is created, and nothing is asked of a cloud.
 *
 * The program's modules are loaded once per process; to evaluate a changed program, use `evaluate`.
 *
 * @param program Declares resources; what it returns are the stack's outputs.
 * @throws {RecordError} when what is declared could not be deployed, or needs an answer nobody has.
 * @throws whatever the program throws, also within `apply`; several errors as one `AggregateError`.
 */
export function record(
  stack: StackConfig,
  program: () => Promise<unknown>,
  options: RecordOptions = {},
): Promise<Graph> {
  const recording = turn.then(() => run(stack, program, options));
  turn = recording.catch(() => undefined);
  return recording;
}

async function run(
  stack: StackConfig,
  program: () => Promise<unknown>,
  { services = everyService, timeoutMs = 15_000, settle = oneTurn }: RecordOptions,
): Promise<Graph> {
  const recorder = new Recorder(stack, services);
  const { problems } = recorder;
  const watch = new Watch(timeoutMs);
  const monitor = new Monitor(recorder);
  try {
    pulumi.runtime.setAllConfig({ ...stack.config }, [...stack.secretKeys]);
    pulumi.runtime.setMockOptions(monitor, stack.project, stack.stack, false, "organization");
    await Promise.race([watch.givenUp, drive(program, recorder, watch, settle)]);
  } finally {
    watch.end();
    monitor.end();
  }
  if (watch.isStuck) {
    problems.push(
      `the program did not finish within ${timeoutMs / 1000} s: it waits for something that never comes, or keeps something open (a timer, a connection)`,
    );
  }
  if (pulumi.log.hasErrors()) {
    problems.push("the program reported an error through pulumi.log.error");
  }
  const error = failureOf([...watch.thrown], problems);
  if (error !== undefined) {
    throw error;
  }
  return recorder.graph();
}

async function drive(
  program: () => Promise<unknown>,
  recorder: Recorder,
  watch: Watch,
  settle: () => Promise<void>,
): Promise<void> {
  await pulumi.runtime.runInPulumiStack(program).catch(watch.note);
  // Registrations outlive the program, and what waits for them may declare more.
  let size: number;
  do {
    size = recorder.size;
    await pulumi.runtime.disconnect();
    await settle();
  } while (recorder.size > size);
}

/** Also the moment at which Node reports rejections nobody took. */
function oneTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** Notices that a program fails in a place that reaches nobody else (within `apply`), or never ends. */
class Watch {
  readonly thrown = new Set<unknown>();
  readonly givenUp: Promise<void>;
  isStuck = false;
  readonly #giveUp: () => void;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(timeoutMs: number) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.givenUp = promise;
    this.#giveUp = resolve;
    const stuck = () => {
      this.isStuck = true;
      resolve();
    };
    // It must not keep a process alive in which nothing else can happen any more.
    this.#timers.push(setTimeout(stuck, timeoutMs).unref());
    process.on("unhandledRejection", this.note);
  }

  /** Takes what was thrown. Whatever waits for it may wait for ever, so the rest is given little time. */
  readonly note = (reason: unknown): void => {
    this.thrown.add(reason);
    this.#timers.push(setTimeout(this.#giveUp, graceMs));
  };

  /** Stops watching. */
  end(): void {
    process.off("unhandledRejection", this.note);
    this.#timers.forEach(clearTimeout);
  }
}

function failureOf(thrown: readonly unknown[], problems: readonly string[]): unknown {
  const causes = thrown.map(readable);
  const [first, ...more] = causes;
  const cause = more.length === 0 ? first : aggregate(causes);
  return problems.length === 0 ? cause : new RecordError(problems, cause);
}

function aggregate(causes: readonly Error[]): AggregateError {
  return new AggregateError(causes, causes.map(({ message }) => message).join("\n"));
}

/** The SDK blames the CLI for what this runtime does not do. */
function readable(reason: unknown): Error {
  if (!(reason instanceof Error)) {
    return new Error(`the program threw ${JSON.stringify(reason)}, which is not an Error`, {
      cause: reason,
    });
  }
  const [, what] =
    /^The Pulumi CLI does not support (.*)\. Please update/.exec(reason.message) ?? [];
  return what === undefined
    ? reason
    : new Error(
        `the program uses ${what}, which a recording does not run; deployed, they would apply`,
        {
          cause: reason,
        },
      );
}
