/**
 * The same API in several Regions, behind the facade.
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
  TokenTerms,
} from "../functions/contract.ts";
import { geoRouting } from "./geo-routing.ts";
import { canaryOf, hasStaging } from "./release.ts";
import { type ReadableSeason, readSeasons } from "./season-access.ts";

/** Arguments of {@link RegionalApis}. */
interface RegionalApisArgs {
  readonly settings: Settings;
  /** Copies of the season; the one of the home Region first. */
  readonly seasons: readonly [ReadableSeason, ...ReadableSeason[]];
  /** `/v1/me` verifies tokens again. */
  readonly tokens: pulumi.Output<TokenTerms>;
}

/** Response timeouts in seconds, of the first attempt and of the last one. */
const responseTimeouts = { first: 1, last: 10 };

/** An API in each Region, the secret header between them and the facade, and their origins and routing. */
export class RegionalApis extends pulumi.ComponentResource {
  /** The API of the home Region first. */
  readonly apis: readonly [RegionalApi, ...RegionalApi[]];
  /** One origin, or a pair with failover. */
  readonly origin: PublicOrigin | OriginPair;
  /** The same with the newest version of the API, where a release has a staging distribution. */
  readonly nextOrigin: PublicOrigin | OriginPair | undefined;
  /** Configuration of geo-router; `undefined` where DNS selects the Region. */
  readonly routing: pulumi.Output<GeoRouterConfig> | undefined;
  /** The secret header of the facade. */
  readonly secret: OriginSecret;

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
    this.secret = secret;
    const make = (region: string) =>
      new RegionalApi(
        `${name}-${region}`,
        regionalArgs(`${name}-${region}`, region, args, secret),
        child,
      );
    const [home, ...others] = regions;
    this.apis = [make(home), ...others.map(make)];

    const names = this.#names(name, settings);
    const headers = { "x-origin-verify": secret.current };
    const byDns = settings.domain?.routing === "latency";
    const isAlone = byDns || others.length === 0;
    const originAt = (path: pulumi.Output<string> | undefined): PublicOrigin | OriginPair => {
      const originOf = (index: number, attempt: number): PublicOrigin => ({
        kind: "public",
        domainName: names[index] ?? "",
        ...(path === undefined ? {} : { path }),
        headers: { ...headers, "x-touchline-attempt": String(attempt) },
        responseTimeoutSeconds: attempt === 1 ? responseTimeouts.first : responseTimeouts.last,
      });
      return isAlone
        ? { ...originOf(0, 1), responseTimeoutSeconds: responseTimeouts.last }
        : { primary: originOf(0, 1), secondary: originOf(1, 2) };
    };
    this.origin = originAt(undefined);
    // The router may send a request to any Region, so each has to serve the path first.
    const paths = this.apis.flatMap(({ nextPath }) => (nextPath === undefined ? [] : [nextPath]));
    this.nextOrigin =
      paths.length === 0 ? undefined : originAt(pulumi.all(paths).apply(([path = ""]) => path));
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

  /** Domain name of each API, the home Region's first. */
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
  name: string,
  region: string,
  { settings, seasons, tokens }: RegionalApisArgs,
  secret: OriginSecret,
) {
  const { api, domain, freshness, debug, logRetentionDays, observation } = settings;
  // The copy in the same Region first, if there is one, then the season itself.
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
    alarms: { runbook: `${observation.runbook}#an-alarm-on-an-api` },
    api: {
      entry: "functions/api/api-handler.ts",
      config,
      memorySizeMb: api.memorySizeMb,
      timeoutSeconds: api.timeoutSeconds,
      statements: readSeasons(readable),
      ...(api.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrency: api.reservedConcurrency }),
      ...canaryOf(settings, `${name}-handler`),
    },
    authorizer: {
      entry: "functions/api/authorizer.ts",
      config: accepted,
      memorySizeMb: 128,
      timeoutSeconds: 3,
      ...canaryOf(settings, `${name}-verify`),
    },
    next: hasStaging(settings),
    ...(domain === undefined ? {} : { domainName: apiName(region, domain) }),
  };
}

/** Custom domain name of the API of a Region. */
function apiName(region: string, domain: NonNullable<Settings["domain"]>): string {
  return domain.routing === "latency" ? `api.${domain.name}` : `${region}.api.${domain.name}`;
}
