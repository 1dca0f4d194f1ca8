/**
 * Turns what is sent into what arrives: its class, its key, and whether the web ACL lets it pass.
 *
 * @module
 */
import type { Profile, ProfiledRoute } from "../profile/request-profile.ts";
import type { Sent } from "./arrivals.ts";
import type { Lookup } from "./cache-tiers.ts";
import type { Arriving } from "./edge-side.ts";
import type { KeyRates } from "./key-rates.ts";

/** What depends on the kind of the traffic. */
export interface Circumstances {
  /** Position of the phase that a time is in. */
  readonly phaseAt: (hour: number, nowMs: number) => number;
  /** When the requests of a route were last invalidated; minus infinity for never. */
  readonly invalidatedAt: (route: number, nowMs: number) => number;
  /** The status by which the web ACL ends a request of a client. */
  readonly judge: (
    client: number,
    address: number,
    rules: readonly number[],
    nowMs: number,
  ) => number | undefined;
  /** How many viewers there are, at least 1. */
  readonly viewers: number;
}

/** Makes arriving requests. */
export class ArrivingMaker {
  readonly #profile: Profile;
  readonly #keys: KeyRates;
  readonly #circumstances: Circumstances;

  constructor(profile: Profile, keys: KeyRates, circumstances: Circumstances) {
    this.#profile = profile;
    this.#keys = keys;
    this.#circumstances = circumstances;
  }

  /** @param hour Of the simulated time, from 0. */
  make(sent: Sent, hour: number, nowMs: number): Arriving {
    const { routes, classes, remembersTokens = true } = this.#profile;
    const { phaseAt, judge } = this.#circumstances;
    const route = routes[sent.route] as ProfiledRoute;
    const of = route.classes[phaseAt(hour, nowMs)]?.[sent.place] ?? 0;
    const { client } = sent;
    return {
      cls: of,
      place: sent.place,
      hour,
      lookup: this.#lookup(sent, route, of, nowMs),
      isRepeated: sent.isRepeated,
      hasNewToken: route.hasToken && !(remembersTokens && sent.isRepeated),
      blockStatus:
        client === undefined
          ? undefined
          : judge(client, sent.sender, classes[of]?.rateRules ?? [], nowMs),
    };
  }

  #lookup(sent: Sent, route: ProfiledRoute, of: number, nowMs: number): Lookup | undefined {
    const { viewers, invalidatedAt } = this.#circumstances;
    const keeping = this.#profile.classes[of]?.keeping;
    const base = this.#keys.baseOf[of] ?? -1;
    if (keeping === undefined || base < 0) {
      return undefined;
    }
    const share = this.#keys.valueShare(sent.route, sent.choices);
    return {
      key: this.#keys.keyOf(base, route, sent.choices, keeping.ofViewer ? sent.sender : 0),
      base,
      keeping,
      keyShare: keeping.ofViewer ? share / viewers : share,
      invalidatedMs: invalidatedAt(sent.route, nowMs),
    };
  }
}
