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
