/**
 * What a command does to a stack, decided from its state alone: the same command on the same state has the same steps, so a
 * command that was interrupted is repeated.
 *
 * @module
 */

import {
  noRelease,
  phaseOf,
  type ReleaseConfig,
  type ReleaseFunction,
  type ReleaseState,
  stableVersions,
} from "./release-state.ts";
import type { AlarmState } from "./release-target.ts";

/** What to do. */
export type ReleaseAction =
  | {
      readonly kind: "start";
      /** Which viewers get the new version. */
      readonly by: "header" | "weight";
      /** Of 100 viewers, 1 to 15; of a release by weight. */
      readonly percent: number;
      /** Seconds for which a viewer stays at one version; 0 assigns each request. */
      readonly sessionSeconds: number;
      /** Of 100 calls of the functions by other viewers, 0 to 50. */
      readonly canary: number;
    }
  | { readonly kind: "promote" }
  | { readonly kind: "abort" };

/** One step. Each may be done twice. */
export type ReleaseStep =
  | {
      /** Sends all calls of the alias to the stable version at once: the deployment that follows takes minutes. */
      readonly kind: "stop-canary";
      readonly functions: readonly ReleaseFunction[];
    }
  | {
      readonly kind: "deploy";
      readonly config: ReleaseConfig;
      /** What is true afterwards. */
      readonly outcome: string;
    };

/** Steps, or the reason why there are none. */
export type ReleasePlan =
  | { readonly kind: "steps"; readonly steps: readonly ReleaseStep[] }
  | { readonly kind: "nothing"; readonly why: string }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Plans an action.
 *
 * @param alarming Alarms that are on.
 * @param newKey A value for the header of a new release.
 */
export function planRelease(
  action: ReleaseAction,
  state: ReleaseState,
  alarming: readonly AlarmState[],
  newKey: () => string,
): ReleasePlan {
  const phase = phaseOf(state);
  if (action.kind !== "abort" && alarming.length > 0) {
    const names = alarming.map(({ region, name }) => `${name} (${region})`).join(", ");
    const instead = phase === "running" ? "; abort ends the release" : "";
    return { kind: "refused", why: `an alarm is on: ${names}${instead}` };
  }
  switch (action.kind) {
    case "start":
      return { kind: "steps", steps: [startStep(action, state, newKey)] };
    case "promote":
      return promotePlan(phase);
    case "abort":
      return { kind: "steps", steps: abortSteps(state) };
  }
}

const noRunning = "no release is running: everybody gets one version";

function startStep(
  { by, percent, sessionSeconds, canary }: Extract<ReleaseAction, { kind: "start" }>,
  state: ReleaseState,
  newKey: () => string,
): ReleaseStep {
  const common = { ...noRelease, staging: by, apiStableVersions: spelled(stableVersions(state)) };
  const calls = canary === 0 ? "" : `, and ${canary} % of the other calls of the APIs`;
  if (by === "header") {
    // A release that is started again keeps the value that people use.
    const stagingKey = state.settings.stagingKey === "" ? newKey() : state.settings.stagingKey;
    return {
      kind: "deploy",
      config: { ...common, stagingKey, apiCanaryPercent: canary },
      outcome: `requests with the header ${state.header}: ${stagingKey} get the new version${calls}`,
    };
  }
  return {
    kind: "deploy",
    config: {
      ...common,
      stagingPercent: percent,
      stagingSessionSeconds: sessionSeconds,
      apiCanaryPercent: canary,
    },
    outcome: `${percent} % of the viewers get the new version${calls}`,
  };
}

function promotePlan(phase: Phase): ReleasePlan {
  switch (phase) {
    case "none":
      return { kind: "nothing", why: noRunning };
    case "held":
      return {
        kind: "refused",
        why: "the release was aborted: correct the program and start it again",
      };
    case "running":
      return {
        kind: "steps",
        steps: [{ kind: "deploy", config: noRelease, outcome: "everybody gets the new version" }],
      };
  }
}

type Phase = ReturnType<typeof phaseOf>;

/**
 * The steps of an abort, also of one by an alarm. They are those of every phase: a start that ended midway has left no trace
 * in the state, and may have changed aliases.
 */
export function abortSteps(state: ReleaseState): readonly ReleaseStep[] {
  const hasNoCanary = phaseOf(state) === "running" && state.settings.canaryShare === 0;
  const stable = stableVersions(state);
  const functions = Object.entries(state.functions).flatMap(([name, each]) => {
    const live = stable[name];
    return live === undefined || hasNoCanary ? [] : [{ ...each, live }];
  });
  return [
    ...(functions.length > 0 ? [{ kind: "stop-canary", functions } as const] : []),
    {
      kind: "deploy",
      config: {
        ...noRelease,
        staging: "hold",
        apiStableVersions: spelled(stable),
      },
      outcome: "everybody gets the version of before; correct the program, and start again",
    },
  ];
}

/** As the setting is written. */
function spelled(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name}=${version}`)
    .join(" ");
}
