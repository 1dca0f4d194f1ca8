/**
 * What is recorded of one request, as the console and its API give it. Everything is plain JSON.
 *
 * @module
 */
import type { ViewerPlace } from "../http/viewer-place.ts";

/** Header lines in order, names as they were sent: `[name, value]`. Secret values are masked. */
export type RecordedHeaders = readonly (readonly [name: string, value: string])[];

/** A body without its Content-Encoding; text where it is UTF-8, else base64. At most `maxRecordedBodyBytes` of it are kept. */
export interface RecordedBody {
  /** As it was sent. */
  readonly sizeBytes: number;
  readonly text?: string;
  readonly base64?: string;
  /** True when only the beginning was kept. */
  readonly truncated: boolean;
}

/** The line of a request in a list. */
export interface RequestSummary {
  /** Of `/__local/requests/{id}`. */
  readonly id: string;
  /** The `x-amz-cf-id` of the response, where a distribution answered: names the record as well. */
  readonly edgeId?: string;
  /** When it arrived, by the clock of the stack. Milliseconds since the epoch. */
  readonly startedMs: number;
  /** Absent while the request is under way. */
  readonly durationMs?: number;
  /** Name of the distribution, API or function URL. */
  readonly endpoint: string;
  readonly method: string;
  /** Path and query string as sent. */
  readonly url: string;
  readonly host: string;
  readonly clientIp: string;
  readonly place?: ViewerPlace;
  /** Absent while the request is under way. */
  readonly status?: number;
  /** `X-Cache` without ` from cloudfront`; empty where something else answered. */
  readonly cache: string;
  /** Names of the functions that ran, in order. */
  readonly functions: readonly string[];
  /** The Region that answered, where a Regional origin did. */
  readonly region?: string;
}

/** All that is recorded of a request. */
export interface RequestRecord extends RequestSummary {
  readonly request: { readonly headers: RecordedHeaders; readonly body: RecordedBody };
  readonly response?: { readonly headers: RecordedHeaders; readonly body: RecordedBody };
  /** In the order in which they began. */
  readonly stages: readonly Stage[];
}

/** When a stage began after the arrival of its request, and how long it took. Milliseconds. */
interface Timed {
  readonly startMs: number;
  readonly durationMs: number;
}

/** One thing that was decided or done for a request, as the code that decides reports it. */
export type Reported =
  | FirewallStage
  | RefusalStage
  | BehaviorStage
  | FunctionStage
  | CacheStage
  | OriginStage
  | ApiStage
  | StoreStage;

/** What was reported, with its time. Of a refresh in the background it may begin after the response. */
export type Stage = Timed & Reported;

/** The web ACL. */
export interface FirewallStage {
  readonly kind: "firewall";
  readonly verdict: "pass" | "block";
  /** The rule that decided. Absent: the default action did. */
  readonly decidedBy?: string;
  /** In the order of their priority; rules after the one that decided were not evaluated. */
  readonly rules: readonly FirewallRule[];
}

/** A rule of the web ACL. */
export interface FirewallRule {
  readonly name: string;
  readonly action: "allow" | "block" | "count";
  /** Absent: not evaluated. */
  readonly matched?: boolean;
  /** Of a rate-based rule. */
  readonly rate?: {
    /** Requests of this key in the window, as WAF has counted so far. */
    readonly count: number;
    readonly limit: number;
    readonly windowSeconds: number;
    /** The aggregation key; masked where it is a token. */
    readonly key: string;
  };
  /** Why it matched or did not, in words. */
  readonly why: string;
}

/** An answer of CloudFront's own: by limits, country, web ACL, the behavior's settings (method, protocol, signature), or where a function failed. */
export interface RefusalStage {
  readonly kind: "refusal";
  readonly status: number;
  readonly why: string;
}

/** The cache behavior. */
export interface BehaviorStage {
  readonly kind: "behavior";
  readonly pathPattern: string;
  readonly origin: string;
  /** Those before it, and why each did not match. */
  readonly passedOver: readonly { readonly pathPattern: string; readonly why: string }[];
}

/** A function: of the edge, of an API, or a CloudFront function. */
export interface FunctionStage {
  readonly kind: "function";
  readonly name: string;
  readonly arn: string;
  readonly runtime: "lambda" | "cloudfront-function";
  /** `viewer-request`, `origin-response` …; `invoke` for an API's. */
  readonly eventType: string;
  readonly region?: string;
  /** Sandbox: absent for a CloudFront function. */
  readonly start?: "cold" | "warm";
  readonly outcome: "ok" | "error" | "timeout" | "throttled";
  /** Event and result, secrets masked, truncated beyond `maxRecordedBodyBytes` of JSON. */
  readonly event: unknown;
  readonly result: unknown;
  /** What the result changed in the event's request or response. */
  readonly changes: readonly Change[];
  readonly logs: readonly string[];
}

/** A difference between what a function received and what it returned. */
export interface Change {
  /** Like `uri`, `querystring`, `headers.x-region`, `origin.custom.domainName`, `status`, `body`. */
  readonly path: string;
  /** Absent: added. */
  readonly before?: string;
  /** Absent: removed. */
  readonly after?: string;
}

/** The lookup in the cache. */
export interface CacheStage {
  readonly kind: "cache";
  readonly verdict: "hit" | "stale" | "miss" | "revalidate" | "collapsed" | "off";
  /** Parts of the cache key: `from` is the setting that puts it into the key. */
  readonly key: readonly { readonly part: string; readonly value: string; readonly from: string }[];
  readonly ageSeconds?: number;
  /** Like `s-maxage=10, at most 31536000 of the cache policy: fresh for 10 s, 3 s left`. */
  readonly words: string;
}

/** One attempt at an origin. */
export interface OriginStage {
  readonly kind: "origin";
  readonly id: string;
  /** 1 for the first; more after a failover. */
  readonly attempt: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status?: number;
  /** Why there was no answer. */
  readonly error?: string;
  /** Why this origin: behavior, function, failover on a status. */
  readonly why: string;
}

/** A Regional API that answered as an origin or directly. */
export interface ApiStage {
  readonly kind: "api";
  readonly name: string;
  readonly type: "http" | "rest" | "function-url";
  readonly region: string;
  readonly stage?: string;
  /** Like `GET /v1/leagues/{league}`; absent where none matched. */
  readonly route?: string;
  readonly authorizer?: { readonly name: string; readonly verdict: string };
  readonly status: number;
}

/** What was put into the cache. */
export interface StoreStage {
  readonly kind: "store";
  readonly stored: boolean;
  /** Time to live in words, or why nothing was stored. */
  readonly words: string;
  readonly ttlSeconds?: number;
}
