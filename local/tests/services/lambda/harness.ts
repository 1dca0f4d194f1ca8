/**
 * Functions of a few characters, and invokers that are always closed again.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInvoker, type SandboxInvoker } from "../../../services/lambda/create-invoker.ts";
import type { FunctionVersion, InvokeResult } from "../../../services/lambda/invoker.ts";
import type { InvokerLimits, LogEvent } from "../../../services/lambda/invoker-options.ts";
import { type HandTimer, handTimer } from "../../hand-timer.ts";

/** Where packages are kept while tests run. */
export const workDir = mkdtempSync(join(tmpdir(), "touchline-runtime-"));
const open: SandboxInvoker[] = [];

/** A version whose `index.mjs` is this code, or which holds these files. */
export function version(
  code: string | Readonly<Record<string, string>>,
  overrides: Partial<FunctionVersion> = {},
): FunctionVersion {
  return {
    arn: "arn:aws:lambda:us-east-1:000000000000:function:tables:7",
    name: "tables",
    version: "7",
    region: "us-east-1",
    runtime: "nodejs24.x",
    handler: "index.handler",
    files: typeof code === "string" ? { "index.mjs": code } : code,
    memorySizeMb: 128,
    timeoutSeconds: 5,
    environment: {},
    roleArn: "arn:aws:iam::000000000000:role/tables",
    logGroup: "/aws/lambda/us-east-1.tables",
    ...overrides,
  };
}

/** An invoker, and all that was logged through it. */
export interface Bench {
  readonly invoker: SandboxInvoker;
  /** Time stands still but for what a test lets pass. */
  readonly timer: HandTimer;
  readonly events: readonly LogEvent[];
  /** The text of {@link events}. */
  lines(): readonly string[];
  /** Invokes once. @default `{}` as event and `r1` as request id */
  run(target: FunctionVersion, event?: unknown, requestId?: string): Promise<InvokeResult>;
}

/** Opens an invoker that {@link closeAll} ends. */
export function bench(limits: Partial<InvokerLimits> = {}): Bench {
  const events: LogEvent[] = [];
  const timer = handTimer();
  const invoker = createInvoker({
    workDir,
    credentials: ({ roleArn }) => ({
      accessKeyId: "AKIDEXAMPLE",
      secretAccessKey: "secret",
      sessionToken: roleArn,
    }),
    endpoints: () => ({ AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9" }),
    log: (event) => events.push(event),
    nowMs: timer.nowMs,
    setTimer: timer.setTimer,
    randomBytes,
    limits,
  });
  open.push(invoker);
  return {
    invoker,
    timer,
    events,
    lines: () => events.map(({ line }) => line),
    run: (target, event = {}, requestId = "r1") => invoker.invoke(target, event, requestId),
  };
}

/** Until it holds, looked at every few milliseconds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** How many sandboxes have started, of functions whose modules print `starts`. */
export function starts({ lines }: Bench): number {
  return lines().filter((line) => line.endsWith("starts")).length;
}

/** What each returned, or how else it ended. */
export async function outcomes(
  results: readonly Promise<InvokeResult>[],
): Promise<readonly unknown[]> {
  return (await Promise.all(results)).map((result) =>
    result.kind === "ok" ? result.payload : result.kind,
  );
}

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((invoker) => invoker.close()));
}

/** For `after`. */
export function removeWorkDir(): void {
  rmSync(workDir, { recursive: true, force: true });
}
