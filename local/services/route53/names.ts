/**
 * The public DNS of a stack: the Region behind each name.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html
 * @module
 */

/** A record that leads from one name to another. */
export interface NameRecord {
  /** Lower case, without a dot at the end, like `target`. */
  readonly name: string;
  readonly target: string;
  /** Region of a latency record; `undefined` for a record that stands alone. */
  readonly latencyRegion: string | undefined;
  /** Whether a health check decides over it. */
  readonly hasHealthCheck: boolean;
}

/** All that is known of names. */
export interface NameTable {
  /** Regions by the names that AWS itself gives out: of APIs, and of custom domains' targets. */
  readonly regions: ReadonlyMap<string, string>;
  /** In the order of the program. */
  readonly records: readonly NameRecord[];
}

/** Looks a name up. @returns the Region behind it; `undefined` when there is no such name. */
export type Resolve = (name: string) => string | undefined;

/** Longest way from name to name; beyond it, it is a circle. */
const maxSteps = 8;

/** A name as tables hold it. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/**
 * Makes a resolver.
 *
 * Of latency records Route 53 returns the one of the Region nearest to the edge location (`latencyFromEdge` in
 * aws/dns-behavior.ts). The one edge location here is
 * nowhere, so the first healthy one in the order of the program answers. When none is healthy all
 * of them count as healthy, as in Route 53.
 *
 * @param isHealthy The health of a Region, as its records' health checks report it.
 */
export function createResolver(
  { regions, records }: NameTable,
  isHealthy: (region: string) => boolean,
): Resolve {
  function next(name: string): string | undefined {
    const found = records.filter((record) => record.name === name);
    const healthy = found.filter(
      ({ latencyRegion, hasHealthCheck }) =>
        latencyRegion === undefined || !hasHealthCheck || isHealthy(latencyRegion),
    );
    return (healthy[0] ?? found[0])?.target;
  }

  return (asked) => {
    let name: string | undefined = canonicalName(asked);
    for (let step = 0; step < maxSteps && name !== undefined; step++) {
      const region = regions.get(name);
      if (region !== undefined) {
        return region;
      }
      name = next(name);
    }
    return undefined;
  };
}
