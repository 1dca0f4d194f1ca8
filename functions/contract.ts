/**
 * The configuration that infrastructure compiles into each function.
 *
 * @module
 */

/** The season object. */
export interface SeasonLocation {
  readonly bucket: string;
  readonly key: string;
  /** AWS Region of the bucket. */
  readonly region: string;
}

/** The bucket with the history of changes. It is in one Region only, since the history names people. */
export interface HistoryLocation {
  readonly bucket: string;
  /** AWS Region of the bucket. */
  readonly region: string;
}

/** A half-open interval, milliseconds since the epoch: `[startMs, endMs)`. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** Cache lifetimes of the season. All values in seconds. */
export interface FreshnessTerms {
  /** Match days, ascending and not overlapping. */
  readonly matchDays: readonly TimeWindow[];
  /** Shared caches on a match day. */
  readonly matchDaySeconds: number;
  /** Maximum for shared caches between match days. */
  readonly betweenMatchDaysMaxSeconds: number;
  /** Maximum for browsers, which invalidations do not reach. */
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

/** Compiled into `missing-page`. */
export interface MissingPageConfig {
  /** The page for a path without a file. */
  readonly html: string;
}

/** Compiled into `version-stamp`. */
export interface VersionStampConfig {
  readonly stack: string;
  /** Fingerprint of the code of every function of the distribution. */
  readonly build: string;
}

/**
 * The public half of a signing key: ES256 on P-256 only (RFC 7517, RFC 7518 §6.2).
 */
export interface TokenKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  /** Base64url of 32 bytes, as is `y`. */
  readonly x: string;
  readonly y: string;
  /** Unique in its set; compared exactly with the `kid` of a token. */
  readonly kid: string;
  readonly alg: "ES256";
  readonly use: "sig";
}

/**
 * The session cookie. Its prefix makes browsers restrict it to one host, TLS and the root path.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export const sessionCookie = "__Host-session";

/** Names the session, to renew its token; for the sign-in API only. */
export const renewalCookie = "__Host-renewal";

/** Names the browser that asked for a link; for the sign-in API only. */
export const signingInCookie = "__Host-signing-in";

/** Required claims of a token, and the keys that sign it. */
export interface TokenTerms {
  /** Compared exactly with the claim `iss`. */
  readonly issuer: string;
  /** Must be the claim `aud`, or in it. */
  readonly audience: string;
  /** Allowed clock difference at `exp` and `nbf`. Seconds, 0 or more. */
  readonly leewaySeconds: number;
  /**
   * Accepted spellings of a signature: of the two that ECDSA has, the one with the low `s`, or both. The stack's own
   * tokens are signed with the low one; issuers in general do not choose (RFC 7518 §3.4).
   */
  readonly signatures: "low-s" | "any";
  /** At least two during key rotation: the current key, and the previous or next one. */
  readonly keys: readonly TokenKey[];
}

/** A path that requires a token. */
export interface TokenPath {
  /** The pattern of the behavior: a path, or a prefix that ends in `/*`. */
  readonly path: string;
  /** All of them must be in the token; empty requires only a valid token. */
  readonly scopes: readonly string[];
  /** Whether the token is forwarded to the origin in `Authorization`. */
  readonly forward: "keep" | "strip";
}

/** Compiled into `token-guard`. */
export interface TokenGuardConfig {
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  readonly tokens: TokenTerms;
  /** The first match is used; a path without a match is refused. */
  readonly paths: readonly TokenPath[];
}

/**
 * The secret of a signing key in Secrets Manager, as JSON. A principal that can read it can sign any token.
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
  /** Whether responses have `x-served-by` with Region and attempt. */
  readonly debug: boolean;
}

/** Compiled into the authorizer of the regional API. */
export interface OriginAuthorizerConfig {
  /** SHA-256 of each accepted secret, 64 lower-case hexadecimal digits. */
  readonly acceptedHashes: readonly string[];
}

/** Compiled into `season-changed`. */
export interface SeasonChangedConfig {
  /** The object that is written. */
  readonly season: SeasonLocation;
  /** Its replicas, which APIs of other Regions read. */
  readonly replicas: readonly SeasonLocation[];
  /** Distributions whose caches hold the season, like `EDFDVBD6EXAMPLE`. */
  readonly distributionIds: readonly string[];
}

/** CloudWatch namespace of the metrics that functions write. */
export const metricNamespace = "touchline";

/** Names of the metrics of events; see functions/adapters/metric.ts. */
export const eventMetricNames = {
  failovers: "Failovers",
  tokenRefusals: "TokenRefusals",
  /** Seconds from the writing of the season until a function takes it. */
  seasonAge: "SeasonAge",
  /** Seconds from the first event of a change to its invalidation. */
  invalidationLag: "InvalidationLag",
} as const;

/** A metric that functions write, and alarms read. */
export const seasonMetric = {
  namespace: metricNamespace,
  /** 1 when the season object was found invalid or missing, 0 when it was found valid; by `FunctionName`. */
  invalid: "SeasonInvalid",
} as const;

/** Compiled into the results desk. */
export interface DeskConfig extends ServiceConfig {
  readonly history: HistoryLocation;
  /** All of them must be in the token. */
  readonly scopes: readonly string[];
}

/**
 * Compiled into the sign-in API, which serves `/auth/*` and `/.well-known/*` in one Region.
 *
 * Its bucket has, beside links and sessions: `access.json`, who may sign in ({@link AccessList}), and `facade.json`, the
 * address of the facade ({@link FacadeAddress}), which is known only after the API exists.
 */
export interface SignInConfig {
  /** AWS Region of the function, its bucket, the secret and the mails. */
  readonly region: string;
  /** Physical name of the bucket. */
  readonly bucket: string;
  /** ARN of the secret with the {@link SigningSecret}. */
  readonly secretId: string;
  /** Mail address that links are sent from. */
  readonly sender: string;
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  readonly tokens: TokenTerms;
  /** Seconds for which a link of a mail can be used. */
  readonly linkSeconds: number;
  /** Seconds for which a token is valid. */
  readonly tokenSeconds: number;
  /** Seconds after which a person has to sign in again, however often the token was renewed. */
  readonly sessionSeconds: number;
}

/** The object `access.json`: who may get tokens. Changed without a deployment. */
export interface AccessList {
  readonly people: readonly {
    /** Mail address; compared without regard to case. */
    readonly email: string;
    readonly scopes: readonly string[];
  }[];
  /** Machines. */
  readonly clients: readonly {
    readonly id: string;
    /** Hash of the secret, in the form that `npm run access` writes. */
    readonly secretHash: string;
    readonly scopes: readonly string[];
  }[];
}

/** The object `facade.json`. */
export interface FacadeAddress {
  /** Scheme and host, such as `https://www.example.com`. */
  readonly url: string;
}

/** A regional API and its location. */
export interface RegionTarget {
  /** AWS Region. */
  readonly region: string;
  /** The domain name of its API, without scheme or port. */
  readonly domainName: string;
  /** Degrees, north positive, -90 to 90. */
  readonly latitude: number;
  /** Degrees, east positive, -180 to 180. */
  readonly longitude: number;
}

/**
 * The Regions that may handle requests of some viewers. When several rules apply to a request, all of
 * them must allow the Region.
 *
 * A rule does not limit what shared caches hold: use it on paths whose responses are for one viewer.
 */
export interface ResidencyRule {
  /** Paths, each with everything under it; `/v1/me` and `/v1/me/*` are equal, `/*` is every path. */
  readonly paths: readonly string[];
  /** ISO 3166-1 alpha-2 codes; a viewer of unknown country is always included. */
  readonly viewers: "anyone" | readonly string[];
  /** AWS Regions that may handle them; empty allows none. */
  readonly regions: readonly string[];
}

/** Compiled into `geo-router`. */
export interface GeoRouterConfig {
  /** The location of viewers whose location is unknown. One of `regions`. */
  readonly homeRegion: string;
  /** The first of two equally near Regions is used. */
  readonly regions: readonly RegionTarget[];
  /** A point for each country by ISO 3166-1 alpha-2 code, `[latitude, longitude]` in degrees. */
  readonly countries: Readonly<Record<string, readonly [number, number]>>;
  readonly residency: readonly ResidencyRule[];
  /** Whether a request may name its preferred Region, within residency. Never in prod. */
  readonly debug: boolean;
}
