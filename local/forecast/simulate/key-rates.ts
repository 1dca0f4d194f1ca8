/**
 * Cache keys of a profile as numbers, and how often each is requested.
 *
 * @module
 */
import type { Profile, ProfiledRoute } from "../profile/request-profile.ts";
import { zipfShares } from "./random.ts";

/** Values and viewers that one key of the profile may stand for. */
const spread = 2 ** 24;

/** Keys of the classes of a profile. */
export class KeyRates {
  /** By class; -1 where nothing is kept. */
  readonly baseOf: Int32Array;
  readonly #valueShares: readonly (readonly (readonly number[])[])[];
  readonly #profile: Profile;
  /** By base, then by place: share of the requests of viewers. */
  readonly #shares: readonly Float64Array[];

  /** @param popularity Exponent of Zipf's law. */
  constructor(profile: Profile, popularity: number) {
    this.#profile = profile;
    const bases = new Map<string, number>();
    this.baseOf = Int32Array.from(profile.classes, ({ keeping }) => {
      if (keeping === undefined) {
        return -1;
      }
      const base = bases.get(keeping.key) ?? bases.size;
      bases.set(keeping.key, base);
      return base;
    });
    this.#valueShares = profile.routes.map(({ values }) =>
      values.map((count) => zipfShares(count, popularity)),
    );
    const shares = Array.from(bases, () => new Float64Array(profile.places.length));
    for (const { share, client, classes } of profile.routes) {
      for (const [at, of] of (classes[0] ?? []).entries()) {
        const base = this.baseOf[of] ?? -1;
        const place = profile.places[at];
        const own = shares[base];
        if (own !== undefined && place !== undefined && client === undefined) {
          own[at] = (own[at] ?? 0) + share * place.share;
        }
      }
    }
    this.#shares = shares;
  }

  /**
   * The key of a request.
   *
   * @param choices Positions of its values.
   * @param viewer Of the viewer, where each has a key of its own; else 0.
   */
  keyOf(base: number, route: ProfiledRoute, choices: readonly number[], viewer: number): number {
    let index = 0;
    for (let at = 0; at < route.values.length; at++) {
      if (route.keyed[at] === true) {
        index = index * (route.values[at] ?? 1) + (choices[at] ?? 0);
      }
    }
    return base * spread + ((index + viewer) % spread);
  }

  /** Share of a route's requests that has the keyed values of a request. */
  valueShare(routeAt: number, choices: readonly number[]): number {
    const route = this.#profile.routes[routeAt];
    let share = 1;
    for (let at = 0; at < choices.length; at++) {
      if (route?.keyed[at] === true) {
        share *= this.#valueShares[routeAt]?.[at]?.[choices[at] ?? 0] ?? 1;
      }
    }
    return share;
  }

  /** Shares of the values of a route, by value. */
  sharesOf(routeAt: number): readonly (readonly number[])[] {
    return this.#valueShares[routeAt] ?? [];
  }

  /** Share of a base in the requests of viewers, of places for which a test holds. */
  baseShare(base: number, isIn: (place: number) => boolean): number {
    const own = this.#shares[base];
    return own === undefined
      ? 0
      : own.reduce((sum, share, place) => (isIn(place) ? sum + share : sum), 0);
  }
}
