/**
 * What a function outside the edge is made from.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";
import type { RoleStatement } from "./role-statement.ts";

/** A new version that gets a share of the calls while another one still has the rest. */
export interface Canary {
  /** Number of the published version that has the rest: what the alias points to. */
  readonly stableVersion: string;
  /** Share of the version made from today's sources, 0 to 0.5. */
  readonly newVersionWeight: number;
}

/** What a `ServiceFunction` needs. */
export interface ServiceFunctionArgs<Config extends object = object> {
  /** Handler source with an exported `handler`, relative to the program's working directory. */
  readonly entry: string;
  /** Compiled into the bundle as `CONFIG`; never secret. */
  readonly config: pulumi.Input<Config>;
  /** AWS Region. */
  readonly region: string;
  /** Days its logs are kept. */
  readonly logRetentionDays: number;
  /** @default "nodejs24.x" */
  readonly runtime?: "nodejs22.x" | "nodejs24.x";
  /** Graviton costs a fifth less for the same time. @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Whole MB, 128 to 10240; memory is CPU. @default 512 */
  readonly memorySizeMb?: number;
  /** Whole seconds, 1 to 900. @default 5 */
  readonly timeoutSeconds?: number;
  /** Variables; never secret, since whoever reads the function reads them. @default none */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** ARNs of layer versions, at most 5. @default none */
  readonly layers?: readonly pulumi.Input<string>[];
  /** What it may do beyond writing its own log. @default nothing */
  readonly statements?: readonly RoleStatement[];
  /** Most calls at a time, kept free for it; 0 stops the function. @default what the account has left */
  readonly reservedConcurrency?: number;
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
  /** @default every call goes to the version made from today's sources */
  readonly canary?: Canary;
}
