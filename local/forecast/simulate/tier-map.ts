/**
 * The caches of a distribution: of its edge locations, its regional edge caches and its Origin Shield.
 *
 * @module
 */
import type { Profile, RequestClass } from "../profile/request-profile.ts";
import { createTier, type Tier } from "./cache-tiers.ts";
import type { KeyRates } from "./key-rates.ts";
import type { Network } from "./network.ts";
import type { Draw } from "./random.ts";

/** What the caches are laid out by. */
export interface TierMapOptions {
  readonly profile: Profile;
  readonly network: Network;
  readonly keys: KeyRates;
  /** Edge locations of a city, at least 1. */
  readonly perCity: number;
  /** Room of a cache, in bytes; infinite where everything fits. */
  readonly rooms: { readonly edge: number; readonly regional: number };
}

/** The caches that a request passes. */
export interface Path {
  readonly tiers: readonly Tier[];
  /** Region of the last one, beside which functions at origin events run. */
  readonly region: string;
  readonly hasShield: boolean;
}

/** Caches by place. */
export class TierMap {
  readonly #options: TierMapOptions;
  /** By city. */
  readonly #edges: readonly (readonly Tier[])[];
  readonly #regional = new Map<string, Tier>();

  constructor(options: TierMapOptions) {
    this.#options = options;
    const { network, profile, perCity, rooms } = options;
    const { originShield } = profile;
    const edgeAt = (place: number) => network.sites[place]?.edge ?? -1;
    this.#edges = network.edges.map(({ regionalMs }, at) =>
      Array.from({ length: perCity }, () =>
        createTier(
          rooms.edge,
          regionalMs,
          this.#shareOf((place) => edgeAt(place) === at, perCity),
        ),
      ),
    );
    const regions = new Set(network.edges.map(({ regional }) => regional));
    for (const region of originShield === undefined ? regions : regions.add(originShield)) {
      const isShield = region === originShield;
      const toNextMs =
        originShield === undefined || isShield ? 0 : network.between(region, originShield);
      const isIn = (place: number) => network.edges[edgeAt(place)]?.regional === region;
      const share = this.#shareOf(isShield ? () => true : isIn, 1);
      this.#regional.set(region, createTier(rooms.regional, toNextMs, share));
    }
  }

  /** The caches on the way of a request from a city. */
  pathOf(cls: RequestClass, edge: number, draw: Draw): Path {
    const { network, profile } = this.#options;
    const locations = this.#edges[edge] ?? [];
    const first = locations[Math.floor(draw() * locations.length)];
    const region = network.edges[edge]?.regional ?? "us-east-1";
    const own = first === undefined ? [] : [first];
    const origin = cls.attempts[0];
    // CloudFront skips the regional edge cache in the Region of a bucket (HowCloudFrontWorks.html).
    const isBeside = origin?.kind === "s3" && origin.region === region;
    if (!cls.throughRegional || (isBeside && profile.originShield === undefined)) {
      return { tiers: own, region, hasShield: false };
    }
    const { originShield } = profile;
    const names =
      originShield === undefined || originShield === region ? [region] : [region, originShield];
    return {
      tiers: [...own, ...names.flatMap((name) => this.#regional.get(name) ?? [])],
      region: originShield ?? region,
      hasShield: names.length === 2,
    };
  }

  /** Share of the requests of a base from some places. */
  #shareOf(isIn: (place: number) => boolean, dividedBy: number): (base: number) => number {
    const known = new Map<number, number>();
    return (base) => {
      const share = known.get(base) ?? this.#options.keys.baseShare(base, isIn) / dividedBy;
      known.set(base, share);
      return share;
    };
  }
}
