/**
 * What a check is: a promise of the facade, and how it is seen from outside.
 *
 * @module
 */
import type { Fact } from "../../aws/fact.ts";
import type { Answer, Question } from "./exchange.ts";
import type { StackOutputs } from "./stack-outputs.ts";

/** What a check found. */
export type Verdict =
  | { readonly kind: "kept" }
  /** Each fault is one line: what was asked, expected and found. */
  | { readonly kind: "broken"; readonly faults: readonly string[] }
  | { readonly kind: "skipped"; readonly reason: string };

/** What has to be given, or true, for a check to run; the values are the reasons for which it is skipped. */
export const needs = {
  https: "plain HTTP on this machine represents HTTPS",
  local: "places of viewers and outages of Regions can be set on loopback only",
  outputs: "give --outputs FILE, the JSON of pulumi stack output --json",
  token: "give --token, from npm run --silent token",
  load: "give --load: it sends many requests and has this address blocked for some minutes",
  write: "give --write: it sends requests that would write where the facade is open",
} as const;

/** One of them. */
export type Need = keyof typeof needs;

/** A promise of the facade. */
export interface Check {
  /** Unique; like `season-range`. */
  readonly name: string;
  /** What is observable, in the third person: "returns 206 for a range of the season". */
  readonly promise: string;
  readonly needs?: readonly Need[];
  /** Facts of `aws/` that the check observes, by name: where AWS does otherwise, the local runtime is wrong, and not the stack. */
  readonly facts?: Readonly<Record<string, Fact<unknown>>>;
  run(session: Session): Promise<Verdict>;
}

/** What checks talk to. */
export interface Session {
  /** Address of the facade. */
  readonly base: URL;
  readonly isLocal: boolean;
  readonly outputs: StackOutputs | undefined;
  readonly token: string | undefined;
  /** Header that chooses the staging distribution: name and value. */
  readonly staging: readonly [name: string, value: string] | undefined;
  /** How long a check may wait for a copy to expire, in milliseconds. */
  readonly patienceMs: number;
  /** What was found in any response until now that no response may contain. */
  readonly leaks: readonly string[];
  /**
   * Sends a request to the facade.
   *
   * @throws {Error} when no response arrives, or the session has sent all the requests that it may.
   */
  ask(path: string, question?: Question): Promise<Answer>;
  /** Sends a request to what is behind the facade: an API or a bucket by its own name. @throws as `ask`. */
  askDirectly(url: URL, question?: Question): Promise<Answer>;
  /** Sends a request to the facade on port 80. @throws as `ask`. */
  askPlainly(path: string): Promise<Answer>;
  /** Whether the facade accepts a TLS handshake of one version. */
  acceptsTls(version: TlsVersion): Promise<boolean>;
  /** Whether a host accepts a TCP connection on port 80. */
  acceptsPlainHttp(host: string): Promise<boolean>;
  /** Waits. */
  pause(ms: number): Promise<void>;
  /** A number from 0, below `end`. */
  pick(end: number): number;
}

/** Versions of TLS that clients may try. */
export type TlsVersion = "TLSv1.1" | "TLSv1.2" | "TLSv1.3";

/** The verdict on a list of faults. */
export function verdictOf(faults: readonly string[]): Verdict {
  return faults.length === 0 ? { kind: "kept" } : { kind: "broken", faults };
}

/** The verdict on a check that cannot be made here. */
export function skip(reason: string): Verdict {
  return { kind: "skipped", reason };
}
