/**
 * The state of a release: the output `release` of a stack, as its last deployment left it.
 *
 * @module
 */
import type { ReleaseFunction, ReleaseOutput } from "../../facade/release.ts";
import { ReleaseError } from "./release-error.ts";

/** A function behind the alias `live`. */
export type { ReleaseFunction } from "../../facade/release.ts";

/** The state of a release. */
export type ReleaseState = ReleaseOutput;

/** `none`: everybody gets one version; `running`: some get the new one; `held`: nobody does, after an abort. */
export type Phase = "none" | "running" | "held";

/** What becomes of the settings of a release in a deployment: every one of them, so that none stays from before. */
export interface ReleaseConfig {
  readonly staging: "off" | "header" | "weight" | "hold";
  readonly stagingKey: string;
  readonly stagingPercent: number;
  readonly stagingSessionSeconds: number;
  readonly apiStableVersions: string;
  readonly apiCanaryPercent: number;
}

/** Those of a stack without a release. */
export const noRelease: ReleaseConfig = {
  staging: "off",
  stagingKey: "",
  stagingPercent: 5,
  stagingSessionSeconds: 300,
  apiStableVersions: "",
  apiCanaryPercent: 0,
};

/** Settings that differ from those without a release, for people. */
export function settingsText(config: ReleaseConfig): string {
  const texts = Object.entries(config)
    .filter(([key, value]) => key === "staging" || value !== noRelease[key as keyof ReleaseConfig])
    .map(([key, value]) => `${key}=${String(value).includes(" ") ? JSON.stringify(value) : value}`);
  return texts.join(" ");
}

/** Which phase a stack is in. */
export function phaseOf({ settings }: ReleaseState): Phase {
  if (settings.staging === "hold") {
    return "held";
  }
  const isDivided = settings.staging !== "off" || Object.keys(settings.stableVersions).length > 0;
  return isDivided ? "running" : "none";
}

/** Versions that callers get apart from a canary: during a release those of before, otherwise those that they get now. */
export function stableVersions(state: ReleaseState): Readonly<Record<string, string>> {
  return phaseOf(state) === "none"
    ? Object.fromEntries(Object.entries(state.functions).map(([name, { live }]) => [name, live]))
    : state.settings.stableVersions;
}

/** Functions of which two versions may be called. */
export function dividedFunctions({
  functions,
}: ReleaseState): readonly (readonly [name: string, each: ReleaseFunction])[] {
  return Object.entries(functions).filter(([, { live, newest }]) => live !== newest);
}

/**
 * Reads the outputs of a stack.
 *
 * @param outputs As JSON has them.
 * @param from Where they are from, for the error.
 * @throws {ReleaseError} where they are not those of this program.
 */
export function readState(outputs: unknown, from: string): ReleaseState {
  const release = memberOf(outputs, "release");
  const isState =
    typeof memberOf(release, "header") === "string" &&
    typeof memberOf(release, "distributionId") === "string" &&
    typeof memberOf(release, "settings") === "object" &&
    typeof memberOf(release, "functions") === "object" &&
    Array.isArray(memberOf(release, "alarms"));
  if (!isState) {
    throw new ReleaseError(
      `${from} has no output release: deploy the stack with this program once, without a release`,
    );
  }
  return release as ReleaseState;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
