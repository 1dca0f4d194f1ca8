/**
 * Which Regions are available: switches that the user operates.
 *
 * @module
 */
import { processTimer, type SetTimer } from "../timer.ts";

/** How a Region that is not well behaves. */
export const outages = ["hang", "refuse", "error"] as const;

/**
 * `hang`: takes no connection and says nothing, as a Region that is cut off. `refuse`: refuses
 * connections at once. `error`: answers 503 to everything.
 */
export type Outage = (typeof outages)[number];

/** How a Region that answers is hard to reach. */
export interface Impairment {
  /** Milliseconds by which its answers come later. */
  readonly delayMs: number;
  /** How many of 100 attempts reach nobody: they behave as those at a Region that hangs. */
  readonly lossPercent: number;
}

/** What of it to change. */
export type ImpairmentChange = { readonly [Name in keyof Impairment]?: number | undefined };

/** One Region. */
export interface RegionState extends Impairment {
  readonly region: string;
  readonly healthy: boolean;
  /** Absent while it is well. */
  readonly outage?: Outage;
}

/** What the user switches. */
export interface RegionSwitches {
  list(): readonly RegionState[];
  /** Throws a switch. @returns whether there is such a Region. */
  set(region: string, outage: Outage | undefined): boolean;
  /** Makes a Region hard to reach; what is not named stays. @returns whether there is such a Region. */
  impair(region: string, change: ImpairmentChange): boolean;
}

/** What those who send requests to Regions meet. */
export interface RegionReach {
  /** How a Region fails; `undefined` while it is well. */
  outageOf(region: string): Outage | undefined;
  /** How one attempt to connect fails: as the Region does, or because it is lost. */
  attempt(region: string): Outage | undefined;
  /** Waits for as long as the answers of a Region come late. */
  delay(region: string): Promise<void>;
}

/** The Regions of a stack. */
export interface Regions extends RegionSwitches, RegionReach {
  /** Takes other names; what was switched off stays off. */
  rename(regions: Iterable<string>): void;
}

/** What Regions are made of. */
export interface RegionDeps {
  /** Measures the machine's time. @default the timer of this process */
  readonly setTimer?: SetTimer;
  /** Numbers from 0 to below 1: which attempts are lost. @default no attempt is */
  readonly random?: () => number;
}

const unimpaired: Impairment = { delayMs: 0, lossPercent: 0 };

/** Regions that are all well. */
export function createRegions(
  names: Iterable<string> = [],
  { setTimer = processTimer, random = () => 1 }: RegionDeps = {},
): Regions {
  let known = [...new Set(names)].sort();
  const failing = new Map<string, Outage>();
  const impaired = new Map<string, Impairment>();
  const impairmentOf = (region: string): Impairment => impaired.get(region) ?? unimpaired;
  return {
    list: () =>
      known.map((region) => {
        const outage = failing.get(region);
        return {
          region,
          healthy: outage === undefined,
          ...(outage !== undefined && { outage }),
          ...impairmentOf(region),
        };
      }),
    outageOf: (region) => failing.get(region),
    attempt(region) {
      const { lossPercent } = impairmentOf(region);
      const isLost = lossPercent > 0 && random() * 100 < lossPercent;
      return failing.get(region) ?? (isLost ? "hang" : undefined);
    },
    async delay(region) {
      const { delayMs } = impairmentOf(region);
      if (delayMs > 0) {
        await new Promise<void>((resolve) => setTimer(resolve, delayMs));
      }
    },
    set(region, outage) {
      if (!known.includes(region)) {
        return false;
      }
      if (outage === undefined) {
        failing.delete(region);
      } else {
        failing.set(region, outage);
      }
      return true;
    },
    impair(region, change) {
      if (!known.includes(region)) {
        return false;
      }
      const now = impairmentOf(region);
      const { delayMs = now.delayMs, lossPercent = now.lossPercent } = change;
      impaired.set(region, { delayMs, lossPercent });
      return true;
    },
    rename(regions) {
      known = [...new Set(regions)].sort();
      for (const region of [...failing.keys(), ...impaired.keys()]) {
        if (!known.includes(region)) {
          failing.delete(region);
          impaired.delete(region);
        }
      }
    },
  };
}

/** The switches of Regions that are there later. */
export function switchesOf(regions: () => RegionSwitches): RegionSwitches {
  return {
    list: () => regions().list(),
    set: (region, outage) => regions().set(region, outage),
    impair: (region, change) => regions().impair(region, change),
  };
}
