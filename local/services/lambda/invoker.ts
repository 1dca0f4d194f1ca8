/**
 * Running a function, as its callers see it.
 *
 * @module
 */
import type { PackageFiles } from "./function-package.ts";
import type { StreamedResponse } from "./protocol.ts";

/** A published version of a function, ready to run. */
export interface FunctionVersion {
  /** With its version: `arn:aws:lambda:us-east-1:000000000000:function:name:1`. */
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  readonly region: string;
  readonly runtime: string;
  /** `file.export`, like `index.handler`. */
  readonly handler: string;
  /** Package files by path. */
  readonly files: PackageFiles;
  /** Packages of its layers, in their order: later ones overwrite earlier ones. @default none */
  readonly layers?: readonly PackageFiles[];
  /** Why it cannot run here; invocations fail with it. @default it can */
  readonly unavailable?: string | undefined;
  readonly memorySizeMb: number;
  /** Of the processors that it is declared for: changes its price, and nothing here. @default "x86_64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Whole seconds on Lambda; fractions work here, for tests. */
  readonly timeoutSeconds: number;
  /** What the function itself declares; Lambda's own variables are added by the runtime. */
  readonly environment: Readonly<Record<string, string>>;
  readonly roleArn: string;
  readonly logGroup: string;
}

/** How an invocation ended. `durationMs` is measured around the handler. */
export type InvokeResult =
  | {
      readonly kind: "ok";
      /** Of a handler that streams: its body, read as JSON where it is. */
      readonly payload: unknown;
      /** What such a handler wrote. @default the handler returned its response */
      readonly streamed?: StreamedResponse;
      readonly durationMs: number;
    }
  /** The handler threw, rejected, or its process ended. */
  | {
      readonly kind: "error";
      readonly errorType: string;
      readonly errorMessage: string;
      readonly durationMs: number;
    }
  | { readonly kind: "timeout"; readonly durationMs: number }
  /** No sandbox was free and no more may be started. */
  | { readonly kind: "throttled" };

/** An invocation that has not ended. */
export interface Invocation {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  /** Ends it. */
  readonly resolve: (result: InvokeResult) => void;
}

/** Runs functions. */
export interface Invoker {
  /**
   * @param requestId Lambda's own request id, as in the logs.
   * @throws never: every failure is a result.
   */
  invoke(target: FunctionVersion, payload: unknown, requestId: string): Promise<InvokeResult>;
  /** Ends every sandbox. */
  close(): Promise<void>;
}
