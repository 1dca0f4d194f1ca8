/**
 * The same API in several Regions, which only the facade may call.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { OriginPair, PublicOrigin } from "../components/facade-origin.ts";
import { LatencyDomain } from "../components/latency-domain.ts";
import { OriginSecret } from "../components/origin-secret.ts";
import { RegionalApi } from "../components/regional-api.ts";
import { RegionalDomain } from "../components/regional-domain.ts";
import type { Settings } from "../config.ts";
import type {
  ApiConfig,
  GeoRouterConfig,
  OriginAuthorizerConfig,
  SeasonLocation,
  TokenTerms,
} from "../functions/contract.ts";
import { geoRouting } from "./geo-routing.ts";

/** A season an API may read. */
export interface ReadableSeason {
  readonly region: string;
  readonly location: pulumi.Output<SeasonLocation>;
  readonly objectArn: pulumi.Output<string>;
}

/** What {@link RegionalApis} need. */
export interface RegionalApisArgs {
  readonly settings: Settings;
  /** Home first. */
  readonly seasons: readonly [ReadableSeason, ...ReadableSeason[]];
  /** `/v1/me` judges tokens again. */
  readonly tokens: pulumi.Output<TokenTerms>;
}

/** Seconds the first Region asked has to begin its answer, and the one after it, which is the last. */
const patienceSeconds = { first: 1, last: 10 };

/** One API a Region, a secret between them and the facade, and what the facade has to know of them. */
export class RegionalApis extends pulumi.ComponentResource {
  /** Home first. */
  readonly apis: readonly [RegionalApi, ...RegionalApi[]];
  /** One origin, or two with the second for what the first does not answer. */
  readonly origin: PublicOrigin | OriginPair;
  /** What the router is told; nothing where there is nothing to choose, or DNS chooses. */
  readonly routing: pulumi.Output<GeoRouterConfig> | undefined;

  constructor(name: string, args: RegionalApisArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:regional:RegionalApis", name, {}, opts);
    const { settings } = args;
    const { regions } = settings.api;
    const child = { parent: this };
    const secret = new OriginSecret(
      `${name}-secret`,
      { generation: settings.api.originSecretGeneration },
      child,
    );
    const make = (region: string) =>
      new RegionalApi(`${name}-${region}`, regionalArgs(region, args, secret), child);
    const [home, ...others] = regions;
    this.apis = [make(home), ...others.map(make)];

    const names = this.#names(name, settings);
    const headers = { "x-origin-verify": secret.current };
    const originOf = (index: number, attempt: number): PublicOrigin => ({
      kind: "public",
      domainName: names[index] ?? "",
      headers: { ...headers, "x-touchline-attempt": String(attempt) },
      responseTimeoutSeconds: attempt === 1 ? patienceSeconds.first : patienceSeconds.last,
    });
    const byDns = settings.domain?.routing === "latency";
    const isAlone = byDns || others.length === 0;
    this.origin = isAlone
      ? { ...originOf(0, 1), responseTimeoutSeconds: patienceSeconds.last }
      : { primary: originOf(0, 1), secondary: originOf(1, 2) };
    this.routing = byDns
      ? undefined
      : pulumi.all([...names]).apply((known) =>
          geoRouting(
            {
              homeRegion: settings.homeRegion,
              regions,
              residency: settings.api.residency,
            },
            Object.fromEntries(regions.map((region, index) => [region, known[index] ?? ""])),
            settings.debug,
          ),
        );
    this.registerOutputs({});
  }

  /** The name each API is reached by, home first. */
  #names(name: string, { domain }: Settings): readonly pulumi.Output<string>[] {
    const child = { parent: this };
    if (domain === undefined) {
      return this.apis.map((api) => api.domainName);
    }
    const { hostedZoneId: zoneId } = domain;
    if (domain.routing === "latency") {
      const latency = new LatencyDomain(
        `${name}-latency`,
        { apis: this.apis, domainName: `api.${domain.name}`, zoneId },
        child,
      );
      return this.apis.map(() => latency.domainName);
    }
    return this.apis.map(
      (api) =>
        new RegionalDomain(
          `${name}-domain-${api.region}`,
          { api, domainName: `${api.region}.api.${domain.name}`, zoneId },
          child,
        ).domainName,
    );
  }
}

function regionalArgs(
  region: string,
  { settings, seasons, tokens }: RegionalApisArgs,
  secret: OriginSecret,
) {
  const { api, domain, freshness, debug, logRetentionDays } = settings;
  // Its own copy first, where it has one, and the season itself after that.
  const [home] = seasons;
  const near = seasons.filter((season) => season.region === region && season !== home);
  const readable = [...near, home];
  const config = pulumi.all([pulumi.all(readable.map(({ location }) => location)), tokens]).apply(
    ([locations, terms]): ApiConfig => ({
      region,
      seasons: locations,
      freshness,
      realm: "touchline",
      tokens: terms,
      debug,
    }),
  );
  const accepted = secret.acceptedHashes.apply(
    (acceptedHashes): OriginAuthorizerConfig => ({ acceptedHashes }),
  );
  return {
    region,
    logRetentionDays,
    throttle: api.throttle,
    api: {
      entry: "functions/api/handler.ts",
      config,
      memorySizeMb: api.memorySizeMb,
      timeoutSeconds: api.timeoutSeconds,
      statements: [
        { actions: ["s3:GetObject"], resources: readable.map(({ objectArn }) => objectArn) },
      ],
      ...(api.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrency: api.reservedConcurrency }),
      ...(api.canary === undefined ? {} : { canary: api.canary }),
    },
    authorizer: {
      entry: "functions/api/authorizer.ts",
      config: accepted,
      memorySizeMb: 128,
      timeoutSeconds: 3,
    },
    ...(domain === undefined ? {} : { domainName: apiName(region, domain) }),
  };
}

/** The one name an API answers to where there is a domain. */
function apiName(region: string, domain: NonNullable<Settings["domain"]>): string {
  return domain.routing === "latency" ? `api.${domain.name}` : `${region}.api.${domain.name}`;
}
