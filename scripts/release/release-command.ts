/**
 * The `release` command: arguments in, text and an exit status out.
 *
 * @module
 */
import { ReleaseError, UsageError } from "./release-error.ts";
import { parseOptions, type ReleaseOptions, usage } from "./release-options.ts";
import { abortSteps, planRelease, type ReleaseAction, type ReleaseStep } from "./release-plan.ts";
import { phaseOf } from "./release-state.ts";
import { describeStatus } from "./release-status.ts";
import type { ReleaseTarget } from "./release-target.ts";

/** What the command uses. */
export interface ReleasePorts {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly open: (options: ReleaseOptions) => ReleaseTarget;
  /** Finds and deletes what a destroyed stack left behind. @returns whether nothing is left that could be deleted. */
  readonly sweep: (options: ReleaseOptions, out: (text: string) => void) => Promise<boolean>;
  /** A value for a header: one that nobody guesses. */
  readonly newKey: () => string;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** 0: done; 1: not done, or aborted; 2: usage error. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Runs the command.
 *
 * @param args Without the interpreter and the script.
 */
export async function runRelease(
  args: readonly string[],
  ports: ReleasePorts,
): Promise<ExitStatus> {
  try {
    const options = parseOptions(args);
    if (options === "help") {
      ports.out(usage);
      return 0;
    }
    return await done(options, ports);
  } catch (error) {
    if (error instanceof UsageError) {
      ports.err(`release: ${error.message}\n\n${usage}`);
      return 2;
    }
    if (error instanceof ReleaseError) {
      ports.err(`release: ${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

async function done(options: ReleaseOptions, ports: ReleasePorts): Promise<ExitStatus> {
  const { action } = options;
  if (action.kind === "sweep") {
    return (await ports.sweep(options, ports.out)) ? 0 : 1;
  }
  const target = ports.open(options);
  if (action.kind === "status") {
    ports.out(await describeStatus(target));
    return 0;
  }
  return carriedOut(action, target, options, ports);
}

async function carriedOut(
  action: ReleaseAction,
  target: ReleaseTarget,
  { isConfirmed, watchMinutes }: ReleaseOptions,
  ports: ReleasePorts,
): Promise<ExitStatus> {
  const state = await target.observe();
  const plan = planRelease(action, state, await target.alarming(state), ports.newKey);
  ports.out(`${action.kind} on ${target.title}\n`);
  if (plan.kind === "refused") {
    throw new ReleaseError(plan.why);
  }
  if (plan.kind === "nothing") {
    ports.out(`nothing to do: ${plan.why}\n`);
    return 0;
  }
  const steps = stepsOn(target, plan.steps);
  ports.out(describeSteps(steps, target));
  if (!isConfirmed && !target.isHarmless) {
    ports.out("nothing is done yet: repeat it with --yes\n");
    return 0;
  }
  await follow(steps, target, ports);
  return watchMinutes > 0 ? watched(target, watchMinutes * 60_000, ports) : 0;
}

/** Watches the alarms after a start, and aborts the release when one is on. */
async function watched(
  target: ReleaseTarget,
  durationMs: number,
  ports: ReleasePorts,
): Promise<ExitStatus> {
  const endMs = ports.nowMs() + durationMs;
  const state = await target.observe();
  ports.out(`watching ${state.alarms.length} alarms for ${durationMs / 60_000} min\n`);
  for (;;) {
    const alarming = await target.alarming(state);
    if (alarming.length > 0) {
      const names = alarming.map(({ region, name }) => `${name} (${region})`).join(", ");
      ports.out(`an alarm is on: ${names}; the release is aborted\n`);
      const steps = stepsOn(target, abortSteps(state));
      ports.out(describeSteps(steps, target));
      await follow(steps, target, ports);
      return 1;
    }
    if (ports.nowMs() >= endMs) {
      ports.out("no alarm was on\n");
      return 0;
    }
    await ports.pause(Math.min(target.pollMs, endMs - ports.nowMs()));
  }
}

async function follow(
  steps: readonly ReleaseStep[],
  target: ReleaseTarget,
  { out }: ReleasePorts,
): Promise<void> {
  for (const step of steps) {
    if (step.kind === "deploy") {
      await target.deploy.run(step.config);
      const state = await target.observe();
      const isThere = state.settings.staging === step.config.staging;
      if (!isThere) {
        throw new ReleaseError(
          `the deployment left staging ${state.settings.staging} (${phaseOf(state)}), and not ${step.config.staging}: somebody else deployed; look at the status`,
        );
      }
      out(`done: ${step.outcome}\n`);
    } else {
      await Promise.all(step.functions.map((each) => target.stopCanary?.run(each)));
    }
  }
}

/** The steps that a target has. */
function stepsOn(target: ReleaseTarget, steps: readonly ReleaseStep[]): readonly ReleaseStep[] {
  return steps.filter(({ kind }) => kind !== "stop-canary" || target.stopCanary !== undefined);
}

function describeSteps(steps: readonly ReleaseStep[], target: ReleaseTarget): string {
  return steps
    .map((step, index) => {
      const [what, commands] =
        step.kind === "deploy"
          ? [`deploy, after which ${step.outcome}`, [target.deploy.command(step.config)]]
          : [
              "send all calls of the APIs to the version of before",
              step.functions.map((each) => target.stopCanary?.command(each)),
            ];
      return `${index + 1}. ${what}\n${commands.map((each) => `     ${each}\n`).join("")}`;
    })
    .join("");
}
