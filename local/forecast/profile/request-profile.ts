/**
 * What the runtime did for requests of each class, as data: a simulation decides by it, and a variant may change it.
 *
 * @module
 */
import type { Throttle } from "../../services/api-gateway/throttle.ts";
import type { Place } from "../traffic/country-places.ts";
import type { Traffic } from "../traffic/traffic.ts";

/** A function that requests reach. */
export interface ProfiledFunction {
  readonly name: string;
  readonly kind: "lambda-edge" | "cloudfront-function" | "lambda";
  /** 0 for a CloudFront function. */
  readonly memoryMb: number;
  readonly architecture: "x86_64" | "arm64";
}

/** One invocation for a request. */
export interface FunctionCall {
  /** Position in {@link Profile.functions}. */
  readonly function: number;
  /** `viewer-request`, `origin-response` …; `invoke` of an API. */
  readonly event: string;
}

/** One attempt at an origin. */
export interface OriginAttempt {
  readonly kind: "s3" | "http-api" | "rest-api" | "function-url" | "other";
  /** `undefined` for an origin outside of the program. */
  readonly region: string | undefined;
  /** Of the API, for its throttle; empty for another origin. */
  readonly api: string;
  /** Whether it is reached through a VPC origin, a load balancer and an interface endpoint. */
  readonly isPrivate: boolean;
  /** Authorizers, then what answers. */
  readonly calls: readonly FunctionCall[];
  /** Whether it gave no answer, so that another attempt followed or the request failed. */
  readonly failed: boolean;
  /** How long CloudFront waits for one that does not answer, in milliseconds. */
  readonly patienceMs: number;
}

/** What functions of a request ask of other services, a request on average. */
export interface ServiceReads {
  readonly s3Gets: number;
  readonly s3Puts: number;
  /** By service as its requests are signed for, such as `ses`. */
  readonly others: Readonly<Record<string, number>>;
}

/** How a response may be kept. */
export interface Keeping {
  /** What it is stored under; requests of other values or viewers add theirs. */
  readonly key: string;
  /** Whether each viewer with a token has a key of its own. */
  readonly ofViewer: boolean;
  readonly freshMs: number;
  readonly staleWhileRevalidateMs: number;
  readonly collapsible: boolean;
  /** Of the stored copy. */
  readonly bytes: number;
}

/** Requests for which the same is done. */
export interface RequestClass {
  /** Path pattern of the behavior; the name of the API where no distribution answers. */
  readonly route: string;
  readonly status: number;
  /** Who made the response. */
  readonly answeredBy: "firewall" | "edge" | "function" | "origin";
  /** Header lines and body as sent, on average. */
  readonly responseBytes: number;
  /** As above for a viewer that has a copy: of a 304, where the response can be validated. */
  readonly validatedBytes: number;
  readonly validatedStatus: number;
  readonly requestBytes: number;
  /** Whether it changes something: by POST, PUT, PATCH or DELETE. */
  readonly isWriting: boolean;
  /** Positions in {@link Profile.rateRules} of the rules that count it. */
  readonly rateRules: readonly number[];
  readonly viewerRequest: readonly FunctionCall[];
  readonly viewerResponse: readonly FunctionCall[];
  /** Origin events, of all attempts. */
  readonly originEvents: readonly FunctionCall[];
  /** `undefined` where nothing may be kept. */
  readonly keeping: Keeping | undefined;
  /** Whether it goes through a regional edge cache: GET and HEAD that may be cached. */
  readonly throughRegional: boolean;
  /** Empty where no origin is asked. */
  readonly attempts: readonly OriginAttempt[];
  readonly reads: ServiceReads;
}

/** One kind of request of a traffic. */
export interface ProfiledRoute {
  /** Like `GET /v1/teams/{team}`. */
  readonly label: string;
  /** Share of the requests of those who make it, 0 to 1. */
  readonly share: number;
  /** The client that makes it, by position; `undefined` for viewers. */
  readonly client: number | undefined;
  readonly hasToken: boolean;
  /** Numbers of values of its texts in braces. */
  readonly values: readonly number[];
  /** Which of them are in the cache key. */
  readonly keyed: readonly boolean[];
  /** Position in {@link Profile.classes} by phase, then by place. */
  readonly classes: readonly (readonly number[])[];
}

/** A rule of a web ACL that counts. */
export interface RateRule {
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
  /** Of a response to a limited request; a rule that only counts limits nothing. */
  readonly blockStatus: number | undefined;
}

/** A time of the traffic in which the program answers differently. */
export interface Phase {
  readonly name: string;
  /** When its classes were asked. Milliseconds since the epoch. */
  readonly atMs: number;
  /** The Region that fails in it. */
  readonly failing: string | undefined;
  /** The position of a phase in which it answers the same, so that it was not asked again. */
  readonly like?: number;
}

/** Viewers of one city. */
export interface PlaceShare {
  readonly place: Place;
  /** Of the viewers, 0 to 1. */
  readonly share: number;
}

/** What each request of a log is, in its order. */
export interface LoggedPositions {
  /** Positions in {@link Profile.routes}. */
  readonly routes: Int32Array;
  /** Positions of the value of a route that has values. */
  readonly choices: Int32Array;
  /** Positions in {@link Profile.places}. */
  readonly places: Int32Array;
}

/** Everything that a simulation needs to know of a program and a traffic. */
export interface Profile {
  readonly project: string;
  readonly stack: string;
  readonly traffic: Traffic;
  /** Changes of the program; empty for none. */
  readonly variant: string;
  /** False for a program whose API answers viewers itself. */
  readonly hasDistribution: boolean;
  readonly hasWebAcl: boolean;
  readonly places: readonly PlaceShare[];
  /** The first two are days without and with matches; an outage follows for each of the traffic's. */
  readonly phases: readonly Phase[];
  readonly classes: readonly RequestClass[];
  readonly routes: readonly ProfiledRoute[];
  readonly functions: readonly ProfiledFunction[];
  readonly rateRules: readonly RateRule[];
  /** By API. */
  readonly throttles: Readonly<Record<string, Throttle>>;
  /** Region of an Origin Shield, for all origins. @default there is none */
  readonly originShield: string | undefined;
  /** Whether edge functions know a token that they have verified. @default true */
  readonly remembersTokens?: boolean;
  /** @default the traffic is a pattern */
  readonly logged?: LoggedPositions;
  /** What was declared and is not simulated, or simplified: a sentence each. */
  readonly limits: readonly string[];
}
