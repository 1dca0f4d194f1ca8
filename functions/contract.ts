/**
 * What infrastructure compiles into each function: the only thing the two rooms share.
 *
 * @module
 */

/** Where the season lies. */
export interface SeasonLocation {
  readonly bucket: string;
  readonly key: string;
  /** AWS Region of the bucket. */
  readonly region: string;
}

/** A half-open stretch of time, milliseconds since the epoch: `[startMs, endMs)`. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** How long a season may be kept. All values in seconds. */
export interface FreshnessTerms {
  /** Match days, ascending and not overlapping. */
  readonly matchDays: readonly TimeWindow[];
  /** Shared caches on a match day. */
  readonly matchDaySeconds: number;
  /** Upper bound for shared caches between match days, however far the next one is. */
  readonly betweenMatchDaysMaxSeconds: number;
  /** Upper bound for browsers, which no invalidation reaches. */
  readonly browserMaxSeconds: number;
  readonly staleWhileRevalidateSeconds: number;
  readonly staleIfErrorSeconds: number;
}

/** Compiled into `season-tables`. */
export interface SeasonTablesConfig {
  readonly season: SeasonLocation;
  readonly freshness: FreshnessTerms;
}

/** Compiled into `freshness`. */
export interface FreshnessConfig {
  readonly freshness: FreshnessTerms;
}

/** Compiled into `version-stamp`. */
export interface VersionStampConfig {
  readonly stack: string;
  /** Fingerprint of the code of every function of the distribution. */
  readonly build: string;
}

/**
 * The public half of a signing key: ES256 on P-256 and nothing else (RFC 7517, RFC 7518 §6.2).
 */
export interface TokenKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  /** Base64url of 32 bytes, as is `y`. */
  readonly x: string;
  readonly y: string;
  /** Unique in its set; tokens are matched by it, exactly. */
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
}

/** What a token must say, and by whom it must be signed. */
export interface TokenTerms {
  /** Compared exactly with the claim `iss`. */
  readonly issuer: string;
  /** Must be the claim `aud`, or in it. */
  readonly audience: string;
  /** By how much clocks may differ, at `exp` and at `nbf`. Seconds, 0 or more. */
  readonly leewaySeconds: number;
  /** At least two where keys are rotated: the one that signs now, and the one that signed before or will next. */
  readonly keys: readonly TokenKey[];
}

/** A path that needs a token. */
export interface TokenPath {
  /** The pattern of the behavior: a path, or a prefix that ends in `/*`. */
  readonly path: string;
  /** All of them must be in the token; empty asks for a valid token and no more. */
  readonly scopes: readonly string[];
  /** Whether the origin gets to see the token, in `Authorization`. */
  readonly forward: "keep" | "strip";
}

/** Compiled into `token-guard`. */
export interface TokenGuardConfig {
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  readonly tokens: TokenTerms;
  /** The first one that matches decides; a path that none matches is refused. */
  readonly paths: readonly TokenPath[];
}

/**
 * What Secrets Manager keeps for a signing key, as JSON: all that is needed to sign, and in whose name.
 * Whoever can read it can sign as anybody.
 */
export interface SigningSecret {
  readonly issuer: string;
  readonly audience: string;
  /** `d` is the private half. */
  readonly key: TokenKey & { readonly d: string };
}

/** Compiled into every API behind API Gateway. */
export interface ServiceConfig {
  /** AWS Region of the function. */
  readonly region: string;
  /** Copies of the season object, nearest replica first, home last; at least one. */
  readonly seasons: readonly SeasonLocation[];
  readonly freshness: FreshnessTerms;
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  /** Tokens that the edge has verified are verified again. */
  readonly tokens: TokenTerms;
}

/** Compiled into the regional API. */
export interface ApiConfig extends ServiceConfig {
  /** Whether answers say which region made them, at which attempt: `x-served-by`. */
  readonly debug: boolean;
}

/** Compiled into the authorizer of the regional API. */
export interface OriginAuthorizerConfig {
  /** SHA-256 of each secret that is good now, 64 lower-case hexadecimal digits; no secret itself. */
  readonly acceptedHashes: readonly string[];
}

/** Compiled into the results desk. */
export interface DeskConfig extends ServiceConfig {
  /** All of them must be in the token. */
  readonly scopes: readonly string[];
}

/** A regional API, and where on Earth it stands. */
export interface RegionTarget {
  /** AWS Region. */
  readonly region: string;
  /** Where its API is reached: a name that resolves, without scheme or port. */
  readonly domainName: string;
  /** Degrees, north positive, -90 to 90. */
  readonly latitude: number;
  /** Degrees, east positive, -180 to 180. */
  readonly longitude: number;
}

/**
 * Where requests of some viewers may be handled at all. Where several rules bind one request, it may go
 * only where all of them allow.
 *
 * A rule binds where the request is handled, not what a shared cache holds: put it on paths whose answers
 * are one viewer's own.
 */
export interface ResidencyRule {
  /** Paths, each with all that lies under it; `/v1/me` and `/v1/me/*` say the same, `/*` is every path. */
  readonly paths: readonly string[];
  /** ISO 3166-1 alpha-2 codes; a viewer whose country is not known is always one of them. */
  readonly viewers: "anyone" | readonly string[];
  /** AWS Regions that may handle them; empty allows none. */
  readonly regions: readonly string[];
}

/** Compiled into `geo-router`. */
export interface GeoRouterConfig {
  /** Where viewers are taken to be of whose place nothing is known. One of `regions`. */
  readonly homeRegion: string;
  /** Of two that are equally near, the first is taken. */
  readonly regions: readonly RegionTarget[];
  /** A point for each country by ISO 3166-1 alpha-2 code, `[latitude, longitude]` in degrees. */
  readonly countries: Readonly<Record<string, readonly [number, number]>>;
  readonly residency: readonly ResidencyRule[];
  /** Whether a request may name the region it would like, within residency. Never in prod. */
  readonly debug: boolean;
}
