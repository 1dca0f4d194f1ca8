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
