/**
 * Runs a program and keeps what it declares.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { Services } from "../declare/declaration.ts";
import { services as everyService } from "../declare/registry.ts";
import type { Graph } from "./graph.ts";
import { Monitor } from "./monitor.ts";
import { Recorder } from "./recorder.ts";
import type { StackConfig } from "./stack-config.ts";
import { Watch } from "./watch.ts";

/** How to record. */
export interface RecordOptions {
  /** Who answers. @default every service of `local/declare/registry.ts` */
  readonly services?: Services;
  /** Whether what the runtime does not simulate is an error; otherwise the graph lists it. @default true */
  readonly strict?: boolean;
  /** The Region of resources for which the program names none, unless the recording is strict. @default "us-east-1" */
  readonly region?: string;
  /** What was deployed before. @default nothing */
  readonly previous?: Graph | undefined;
  /** After which the program counts as stuck, in milliseconds. @default 15000 */
  readonly timeoutMs?: number;
  /**
   * Resolves when the process has nothing left to do: a program that has not ended by then never will.
   * @default one turn of the event loop after the program's end
   */
  readonly whenIdle?: Promise<void>;
}

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
 * have been told. Nothing is created, and AWS is not called.
 *
 * The program's modules are loaded once per process; to evaluate a changed program, use `evaluate`.
 *
 * @param program Declares resources; what it returns are the stack's outputs.
 * @throws {RecordError} when what is declared could not be deployed, or needs an output that is not simulated.
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
  {
    services = everyService,
    strict = true,
    region = "us-east-1",
    previous,
    timeoutMs = 15_000,
    whenIdle,
  }: RecordOptions,
): Promise<Graph> {
  const recorder = new Recorder(stack, services, { strict, region, previous });
  const { problems } = recorder;
  const monitor = new Monitor(recorder);
  const watch = new Watch((problem) => problems.push(problem));
  watch.limit(timeoutMs);
  try {
    pulumi.runtime.setAllConfig({ ...stack.config }, [...stack.secretKeys]);
    takeSeat(monitor, stack);
    await Promise.race([watch.givenUp, drive(program, watch, whenIdle)]);
    if (pulumi.log.hasErrors()) {
      problems.push("the program reported an error through pulumi.log.error");
    }
  } finally {
    watch.end();
    monitor.end();
    // Or the SDK would report promises of this program that never resolve when the process exits.
    takeSeat(monitor, stack);
  }
  const error = failureOf([...watch.thrown], problems);
  if (error !== undefined) {
    throw error;
  }
  return recorder.graph();
}

/** Makes a monitor the engine of this process, for a program that has not begun. */
function takeSeat(monitor: Monitor, { project, stack }: StackConfig): void {
  pulumi.runtime.setMockOptions(monitor, project, stack, false, "organization");
}

async function drive(
  program: () => Promise<unknown>,
  watch: Watch,
  whenIdle: Promise<void> | undefined,
): Promise<void> {
  let hasEnded = false;
  void whenIdle?.then(() => {
    if (!hasEnded) {
      watch.giveUp("the program never finishes: it waits for a promise that nothing resolves");
    }
  });
  await pulumi.runtime.runInPulumiStack(program).catch(watch.note);
  // Registrations outlive the program; without this, late ones would be missing.
  await pulumi.runtime.disconnect();
  hasEnded = true;
  await (whenIdle ?? oneTurn());
  await pulumi.runtime.disconnect();
}

/** Also the moment at which Node reports unhandled rejections. */
function oneTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
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
        `the program uses ${what}, which the local runtime does not run; they would apply in a deployment`,
        {
          cause: reason,
        },
      );
}
