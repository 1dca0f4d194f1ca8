/**
 * Arguments of a `ServiceFunction`.
 *
 * @module
 */
import type * as pulumi from "@pulumi/pulumi";
import type { RoleStatement } from "./role-statement.ts";

/** Weighted routing between a published version and the version made from the current sources. */
export interface Canary {
  /** Number of the published version that gets the other invocations, like `"12"`. */
  readonly stableVersion: string;
  /** Share of invocations for the version made from the current sources, 0 to 0.5. */
  readonly newVersionWeight: number;
}

/** Arguments of a `ServiceFunction`. */
export interface ServiceFunctionArgs<Config extends object = object> {
  /** Path of the source that exports `handler`, relative to the program's working directory. */
  readonly entry: string;
  /** Compiled into the bundle as the constant `CONFIG`. Must not contain secrets. */
  readonly config: pulumi.Input<Config>;
  /** AWS Region, like `eu-west-1`. */
  readonly region: string;
  /** Days for which CloudWatch Logs keeps its logs: 1, 3, 5, 7, 14, 30, 60, 90, … 3653. */
  readonly logRetentionDays: number;
  /** Lambda runtime; the bundle is compiled for its Node.js version. @default "nodejs24.x" */
  readonly runtime?: "nodejs22.x" | "nodejs24.x";
  /** `"arm64"` costs a fifth less for the same duration. @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Whole MB, 128 to 10240. CPU is in proportion to memory. @default 512 */
  readonly memorySizeMb?: number;
  /** Whole seconds, 1 to 900. @default 5 */
  readonly timeoutSeconds?: number;
  /** Environment variables. Must not contain secrets: they can be read in the function's configuration. @default none */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** ARNs of layer versions, at most 5. @default none */
  readonly layers?: readonly pulumi.Input<string>[];
  /** Permissions beyond writing its own log. @default none */
  readonly statements?: readonly RoleStatement[];
  /** Reserved concurrency, 0 to 100,000; 0 stops the function. @default the account's unreserved concurrency */
  readonly reservedConcurrency?: number;
  /** Send traces to X-Ray. @default true */
  readonly tracing?: boolean;
  /** @default all invocations go to the version made from the current sources */
  readonly canary?: Canary;
  /** Declare the alias `next` as well, which always is the version made from the current sources. @default false */
  readonly next?: boolean;
}
