/**
 * Where a release takes place: a stack on AWS, or the local runtime.
 *
 * @module
 */
import type { ReleaseConfig, ReleaseFunction, ReleaseState } from "./release-state.ts";

/** An alarm that is on. */
export interface AlarmState {
  readonly region: string;
  readonly name: string;
}

/** Requests that one version got. */
export interface Share {
  /** A function by its logical name, or the distribution. */
  readonly of: string;
  /** `primary`, `staging` or a version. */
  readonly side: string;
  readonly requests: number;
}

/** A step of a release. */
export interface TargetStep<Argument> {
  /** The command or request, for people. */
  readonly command: (argument: Argument) => string;
  /** @throws {ReleaseError} when it fails. */
  readonly run: (argument: Argument) => Promise<void>;
}

/** Where a release takes place. Every method may be repeated. */
export interface ReleaseTarget {
  /** For people, like `prod on AWS`. */
  readonly title: string;
  /** Whether a command does its steps without `--yes`. */
  readonly isHarmless: boolean;
  /** What the counts of {@link ReleaseTarget.shares} are of, like `in the last 15 minutes`. */
  readonly sharesOf: string;
  /** Milliseconds between two looks at the alarms. */
  readonly pollMs: number;
  /** @throws {ReleaseError} where the stack cannot be read. */
  observe(): Promise<ReleaseState>;
  /** The alarms of the stack that are on. */
  alarming(state: ReleaseState): Promise<readonly AlarmState[]>;
  shares(state: ReleaseState): Promise<readonly Share[]>;
  /** Deploys the program. */
  readonly deploy: TargetStep<ReleaseConfig>;
  /** Has every call of an alias go to its stable version at once. @default deployments are immediate */
  readonly stopCanary?: TargetStep<ReleaseFunction>;
}
