/**
 * Which Regions are available: switches that the user operates.
 *
 * @module
 */

/** How a Region that is not well behaves. */
export const outages = ["hang", "refuse", "error"] as const;

/**
 * `hang`: takes no connection and says nothing, as a Region that is cut off. `refuse`: refuses
 * connections at once. `error`: answers 503 to everything.
 */
export type Outage = (typeof outages)[number];

/** One Region. */
export interface RegionState {
  readonly region: string;
  readonly healthy: boolean;
  /** Absent while it is well. */
  readonly outage?: Outage;
}

/** The Regions of a stack. */
export interface Regions {
  list(): readonly RegionState[];
  /** How a Region fails; `undefined` while it is well. */
  outageOf(region: string): Outage | undefined;
  /** Throws a switch. @returns whether there is such a Region. */
  set(region: string, outage: Outage | undefined): boolean;
  /** Takes other names; what was switched off stays off. */
  rename(regions: Iterable<string>): void;
}

/** Regions that are all well. */
export function createRegions(names: Iterable<string> = []): Regions {
  let known = [...new Set(names)].sort();
  const failing = new Map<string, Outage>();
  return {
    list: () =>
      known.map((region) => {
        const outage = failing.get(region);
        return outage === undefined
          ? { region, healthy: true }
          : { region, healthy: false, outage };
      }),
    outageOf: (region) => failing.get(region),
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
    rename(regions) {
      known = [...new Set(regions)].sort();
      for (const region of failing.keys()) {
        if (!known.includes(region)) {
          failing.delete(region);
        }
      }
    },
  };
}
