/**
 * A stack for tests of releases, whose deployments can end midway.
 *
 * @module
 */
import type { ReleaseConfig, ReleaseState } from "../../../scripts/release/release-state.ts";
import { noRelease } from "../../../scripts/release/release-state.ts";
import type { AlarmState, ReleaseTarget } from "../../../scripts/release/release-target.ts";

/** The process ends here. */
export class Crash extends Error {}

/** A function of the world. */
interface Served {
  /** Code by version; version 1 is the first. */
  readonly versions: string[];
  live: string;
  weight: number;
}

/** A world with functions in two Regions. */
export class ReleasedWorld {
  /** What the program of the working copy is. */
  code = "old";
  alarms: readonly AlarmState[] = [];
  readonly log: string[] = [];
  readonly functions: Readonly<Record<string, Served>> = {
    "api-eu-west-1-handler": { versions: ["old"], live: "1", weight: 0 },
    "api-us-east-1-handler": { versions: ["older", "old"], live: "2", weight: 0 },
  };
  /** What the primary distribution serves, and the staging distribution where there is one. */
  distribution = { primary: "old", staging: undefined as string | undefined };
  /** Effects until the process ends. */
  effectsLeft = Number.POSITIVE_INFINITY;
  #settings: ReleaseConfig = noRelease;
  #outputs = this.#currentOutputs();

  /** The target, as `npm run release` sees it. */
  target(): ReleaseTarget {
    return {
      title: "the world",
      isHarmless: false,
      sharesOf: "so far",
      pollMs: 1000,
      observe: async () => this.#outputs,
      alarming: async () => this.alarms,
      shares: async () => [],
      deploy: {
        command: (config) => `deploy ${config.staging}`,
        run: async (config) => this.#deploy(config),
      },
      stopCanary: {
        command: ({ name }) => `stop ${name}`,
        run: async ({ name }) =>
          this.#effect(`stop ${name}`, () => {
            const served = this.functions[name];
            if (served !== undefined) {
              served.weight = 0;
            }
          }),
      },
    };
  }

  /** Code that callers without the header can get. */
  reached(): readonly string[] {
    const codes = Object.values(this.functions).flatMap(({ versions, live, weight }) => [
      versions[Number(live) - 1] ?? "",
      ...(weight > 0 ? [versions.at(-1) ?? ""] : []),
    ]);
    const { primary, staging } = this.distribution;
    const isShared = this.#settings.staging === "weight" && staging !== undefined;
    return [...new Set([...codes, primary, ...(isShared ? [staging] : [])])].sort();
  }

  /** Everything that is there, for comparisons. */
  snapshot(): object {
    return structuredClone({
      functions: this.functions,
      distribution: this.distribution,
      settings: { ...this.#settings, stagingKey: "" },
    });
  }

  #effect(what: string, happen: () => void): void {
    if (this.effectsLeft <= 0) {
      throw new Crash(what);
    }
    this.effectsLeft -= 1;
    this.log.push(what);
    happen();
  }

  /** As the engine does: resources one after another, outputs when all is done. */
  #deploy(config: ReleaseConfig): void {
    const stable = Object.fromEntries(
      config.apiStableVersions
        .split(" ")
        .flatMap((pair) => (pair === "" ? [] : [pair.split("=") as [string, string]])),
    );
    for (const [name, served] of Object.entries(this.functions)) {
      this.#effect(`publish ${name}`, () => {
        if (served.versions.at(-1) !== this.code) {
          served.versions.push(this.code);
        }
      });
      this.#effect(`alias ${name}`, () => {
        const newest = String(served.versions.length);
        served.live = stable[name] ?? newest;
        served.weight = served.live === newest ? 0 : config.apiCanaryPercent / 100;
      });
    }
    const isRelease = config.staging !== "off";
    if (isRelease) {
      this.#effect("staging", () => {
        this.distribution.staging = this.code;
      });
    }
    this.#effect("primary", () => {
      this.#settings = config;
      this.distribution.primary = isRelease ? this.distribution.primary : this.code;
    });
    if (!isRelease) {
      this.#effect("delete staging", () => {
        this.distribution.staging = undefined;
      });
    }
    this.#effect("outputs", () => {
      this.#outputs = this.#currentOutputs();
    });
  }

  #currentOutputs(): ReleaseState {
    const { apiStableVersions, apiCanaryPercent, stagingPercent, ...rest } = this.#settings;
    return {
      settings: {
        ...rest,
        stagingShare: stagingPercent / 100,
        canaryShare: apiCanaryPercent / 100,
        stableVersions: Object.fromEntries(
          apiStableVersions
            .split(" ")
            .flatMap((pair) => (pair === "" ? [] : [pair.split("=") as [string, string]])),
        ),
      },
      header: "aws-cf-cd-touchline",
      distributionId: "E1",
      stagingDistributionId: this.distribution.staging === undefined ? "" : "E2",
      functions: Object.fromEntries(
        Object.entries(this.functions).map(([name, { versions, live }]) => [
          name,
          {
            region: name.includes("eu-") ? "eu-west-1" : "us-east-1",
            name,
            live,
            newest: String(versions.length),
          },
        ]),
      ),
      alarms: [{ region: "us-east-1", name: "facade-alarm-errors" }],
    };
  }
}
