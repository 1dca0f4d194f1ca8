/**
 * What {@link startLocal} takes and returns.
 *
 * @module
 */
import type { Chance } from "./chance.ts";
import type { Clock } from "./clock.ts";
import type { Model } from "./model/stack-model.ts";
import type { evaluate } from "./program/evaluate.ts";
import type { NotSimulated } from "./program/graph.ts";
import type { TerminalLog } from "./server/terminal-log.ts";
import type { RegionSwitches } from "./services/region-health.ts";
import type { SetTimer } from "./timer.ts";

/** What to serve, and where. */
export interface LocalOptions {
  /**
   * Folder of the Pulumi project, with `Pulumi.yaml`. A relative path is resolved against the current folder.
   *
   * @default the current folder
   */
  readonly root?: string;
  /**
   * The stack to evaluate: its settings are read from `Pulumi.<stack>.yaml`.
   *
   * @default "dev", or the only one that has a file
   */
  readonly stack?: string;
  /** Settings in place of those of the stack file, or where there is none: values by key, the namespace may be left out. @default none */
  readonly config?: Readonly<Record<string, string>>;
  /**
   * Addresses of origins that the program does not declare, such as `{ "api.example.com": "http://127.0.0.1:3000" }`.
   * Without one, requests to such an origin answer 502.
   *
   * @default none
   */
  readonly origins?: Readonly<Record<string, string>>;
  /**
   * Addresses of other AWS services for the functions, by the service's id in the SDK: `{ dynamodb: "http://127.0.0.1:8000" }`
   * becomes `AWS_ENDPOINT_URL_DYNAMODB`.
   *
   * @default none: the service is not reached
   */
  readonly serviceEndpoints?: Readonly<Record<string, string>>;
  /** Whether an address of `origins` may be outside of this machine. @default false */
  readonly allowNetwork?: boolean;
  /** Decrypts the secrets of a stack that has a passphrase. @default secrets get placeholders, which `warnings` lists */
  readonly passphrase?: string;
  /** Whether what the runtime does not simulate fails the start, instead of being listed in `findings`. @default false */
  readonly strict?: boolean;
  /** Port of the distribution on 127.0.0.1; 0 takes any free port. @default 0 */
  readonly port?: number;
  /** Port of S3 and the other APIs of AWS on 127.0.0.1; 0 takes any free port. @default 0 */
  readonly s3Port?: number;
  /**
   * Folder for bucket contents and installed functions, which outlive a run. Relative paths start at the root. Two
   * runtimes must not share one; a test passes a temporary folder.
   *
   * @default ".touchline"
   */
  readonly dataFolder?: string;
  /**
   * Receives what the program, the functions and the services log: as lines with their line end, or separately by source.
   *
   * @default lines on standard error
   */
  readonly log?: ((line: string) => void) | TerminalLog;
  /** The clock of the machine, in milliseconds since the epoch: {@link Local.clock} starts from it. @default Date.now */
  readonly nowMs?: () => number;
  /** Measures the machine's time: for time limits of origins and functions, and for {@link Local.clock}. @default the timer of this process */
  readonly setTimer?: SetTimer;
  /** Whether {@link Local.saved} will be called: bundles are recorded then. @default false */
  readonly watch?: boolean;
  /** Evaluates the program. @default in a process of its own, from its files */
  readonly evaluate?: typeof evaluate;
}

/** What became of saved files: reported as it happens, with the milliseconds since they were. */
export type Taken =
  /** Functions and files were replaced; the evaluation follows. */
  | { readonly kind: "replaced"; readonly durationMs: number }
  /** The program was evaluated, and declares the same, or something else. */
  | { readonly kind: "evaluated"; readonly changed: boolean; readonly durationMs: number };

/** A distribution, an API or a website, at an address. */
export interface LocalEndpoint {
  /** `CloudFront`, `HTTP API`, `API domain` or `S3 website`. */
  readonly kind: string;
  /** The logical name of its resource. */
  readonly name: string;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
}

/** A stack being served. */
export interface Local {
  /**
   * Where the first endpoint listens: `http://127.0.0.1:<port>`. Plain HTTP represents HTTPS. Every endpoint of the
   * program also answers there under its own name in the `Host` header.
   */
  readonly url: string;
  /** What answers viewers, each at an address of its own: the distributions, or the APIs and websites of a program without one. */
  readonly endpoints: readonly LocalEndpoint[];
  /** The S3 endpoint: `http://127.0.0.1:<port>`. Path-style addressing, any credentials. */
  readonly s3Url: string;
  /** The endpoint of every simulated API of AWS, S3 included: the value of `AWS_ENDPOINT_URL` for the AWS CLI and SDKs. */
  readonly awsUrl: string;
  /** The resources the program declares, as they are served. A reload replaces them. */
  readonly model: () => Model;
  /** Makes the APIs of a Region unavailable, slow or hard to reach, and well again. */
  readonly regions: RegionSwitches;
  /** The clock of caches, tokens, signatures, rates, queues and retries: a test holds and moves it. */
  readonly clock: Clock;
  /** What is left to chance, which a test can repeat. */
  readonly chance: Pick<Chance, "seed" | "repeat">;
  /** Problems in the project and stack files that do not prevent serving. */
  readonly warnings: readonly string[];
  /** What the program declares and the runtime does not simulate: resource, property and reason. */
  readonly findings: readonly NotSimulated[];
  /**
   * Evaluates the program again. Requests that arrive meanwhile wait. If it fails, the previous evaluation stays in use.
   *
   * @throws the errors of {@link startLocal}, except for ports.
   */
  reload(): Promise<void>;
  /**
   * Takes saved files into use. Functions whose bundles they went into, and files that the program uploads, are replaced
   * before the next request; then the program is evaluated, since it may have derived more from them. Where nothing was
   * replaced, requests wait for that evaluation.
   *
   * @param files Absolute paths.
   * @throws the errors of {@link startLocal}, except for ports. What is served stays in use.
   */
  saved(files: readonly string[], report?: (taken: Taken) => void): Promise<void>;
  /**
   * Deploys the program again: evaluates it with settings in place of those of the stack file, after what is served now.
   * Functions that changed get a new version, aliases and distributions call the versions that they name, earlier ones
   * included, and what `ignoreChanges` names stays. Later evaluations follow it too.
   *
   * @param settings By key, like `{ staging: "header" }`; they replace those of an earlier deployment.
   * @throws the errors of {@link startLocal}, except for ports. What is served stays in use.
   */
  deploy(settings: Readonly<Record<string, string>>): Promise<void>;
  /** Starts a sandbox for each function, so that the first request does not wait for it. */
  warm(): Promise<void>;
  /** Stops listening, ends every function, and releases the data folder. */
  close(): Promise<void>;
}
