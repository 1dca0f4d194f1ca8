/**
 * Request collapsing: concurrent misses of one key become one request to the origin.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-traffic-spikes
 * @module
 */

/** One shared piece of work: whether this caller started it, and what came of it. */
interface Collapsed<T> {
  readonly leader: boolean;
  readonly value: T;
}

/** Work in flight, by key. */
interface Collapser<T> {
  /** Starts the work, or waits for the one that runs already. @throws what the work throws, to all who wait. */
  run(key: string, work: () => Promise<T>): Promise<Collapsed<T>>;
  /** Whether work of a key is in flight. */
  has(key: string): boolean;
}

/** A collapser without any work. Holds a key only while its work runs. */
export function createCollapser<T>(): Collapser<T> {
  const flights = new Map<string, Promise<T>>();
  return {
    has: (key) => flights.has(key),
    async run(key, work) {
      const flight = flights.get(key);
      if (flight !== undefined) {
        return { leader: false, value: await flight };
      }
      const own = work();
      flights.set(key, own);
      try {
        return { leader: true, value: await own };
      } finally {
        flights.delete(key);
      }
    },
  };
}
