/**
 * Lambda on one machine: functions run isolated, each in threads of its own.
 *
 * @module
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { waitingTimer } from "../../timer.ts";
import { logStreamName, sandboxEnvironment } from "./environment.ts";
import { installPackage, type PackageFiles, packageDigest } from "./function-package.ts";
import type { FunctionVersion, InvokeResult, Invoker } from "./invoker.ts";
import { defaultLimits, type InvokerOptions } from "./invoker-options.ts";
import { maxRequestBytes } from "./quotas.ts";
import { Sandbox, type SandboxEvents } from "./sandbox.ts";
import { SandboxFleet } from "./sandbox-fleet.ts";
import type { SandboxPool } from "./sandbox-pool.ts";
import type { Disk } from "./worker/own-disk.ts";
import { buildWorkerProgram } from "./worker-program.ts";

/** An invoker that holds sandboxes. */
export interface SandboxInvoker extends Invoker {
  /** Has a sandbox ready before the first request. Resolves when it is; a failure is logged, and met again by that request. */
  warm(target: FunctionVersion): Promise<void>;
  /** After a change of the program: what belongs to any other version, or to other code of the same, ends when it is done. */
  retain(targets: readonly FunctionVersion[]): void;
}

/** Makes an invoker. Nothing starts before the first function is warmed or invoked. */
export function createInvoker(options: InvokerOptions): SandboxInvoker {
  const { nowMs, setTimer = waitingTimer } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const fleet = new SandboxFleet(limits, nowMs, setTimer);
  const keys = new WeakMap<FunctionVersion, string>();
  let program: Promise<string> | undefined;
  let closed = false;

  async function start(target: FunctionVersion, events: SandboxEvents): Promise<Sandbox> {
    checkRuntime(target);
    program ??= buildWorkerProgram().catch((error: unknown) => {
      program = undefined;
      throw error;
    });
    const [code, disk] = await Promise.all([program, installDisk(target, options)]);
    const { taskRoot, opt } = disk;
    const logStream = logStreamName(target.version, nowMs(), options.randomBytes(16));
    const environment = sandboxEnvironment(target, {
      taskRoot,
      opt,
      logStream,
      credentials: options.credentials(target),
      endpoints: options.endpoints(target),
    });
    const log = (requestId: string, line: string) =>
      options.log({ logGroup: target.logGroup, stream: logStream, requestId, line });
    const { logBudget, maxInitMs } = limits;
    const { clock } = options;
    const spec = { target, program: code, disk, logStream, environment, clock };
    const ownEvents: SandboxEvents = {
      free: (sandbox) => events.free(sandbox),
      returned: (invocations) => events.returned(invocations),
      initFailed: (sandbox) => events.initFailed(sandbox),
      exited(sandbox) {
        void rm(disk.tmp, { recursive: true, force: true });
        events.exited(sandbox);
      },
    };
    const { invoked } = options;
    return new Sandbox({ ...spec, logBudget, maxInitMs, nowMs, setTimer, log, invoked }, ownEvents);
  }

  function keyOf(target: FunctionVersion): string {
    const key = keys.get(target) ?? keyFor(target);
    keys.set(target, key);
    return key;
  }

  function poolOf(target: FunctionVersion): SandboxPool {
    return fleet.pool(keyOf(target), (events) => start(target, events));
  }

  return {
    invoke(target, payload, requestId) {
      if (closed) {
        return Promise.resolve({ kind: "throttled" });
      }
      if (target.unavailable !== undefined) {
        return Promise.resolve(refused("Runtime.InvalidRuntime", target.unavailable));
      }
      const event = encode(payload);
      return typeof event === "string"
        ? poolOf(target).invoke(requestId, event)
        : Promise.resolve(event);
    },
    async warm(target) {
      if (!closed && target.unavailable === undefined) {
        await poolOf(target).warm();
      }
    },
    retain: (targets) => fleet.retain(new Set(targets.map(keyOf))),
    close() {
      closed = true;
      return fleet.close();
    },
  };
}

/** Two versions share sandboxes when they are the same in everything: code, configuration and name. */
function keyFor(target: FunctionVersion): string {
  const { files, layers = [], ...configuration } = target;
  const digests = [files, ...layers].map(packageDigest);
  return `${digests.join(" ")} ${JSON.stringify(configuration)}`;
}

/** Puts everything that a sandbox sees of a disk in its place; its `/tmp` is its own. */
async function installDisk(
  { files, layers = [] }: FunctionVersion,
  { workDir, root = process.cwd() }: InvokerOptions,
): Promise<Disk> {
  const merged: PackageFiles = Object.assign({}, ...layers);
  const [taskRoot, opt] = await Promise.all([
    installPackage(files, workDir),
    layers.length === 0 ? undefined : installPackage(merged, workDir),
  ]);
  const folder = join(resolve(workDir), "tmp");
  await mkdir(folder, { recursive: true });
  const tmp = await mkdtemp(join(folder, "sandbox-"));
  // The `node_modules` with the SDK that Lambda's runtime provides.
  const provided = dirname(dirname(fileURLToPath(import.meta.resolve("esbuild/package.json"))));
  const sdkFolders = [resolve(root), dirname(provided)];
  const kept = [process.cwd(), resolve(root), resolve(workDir), provided];
  return { taskRoot, opt, tmp, kept, sdkFolders };
}

/** The event as JSON, or why Lambda would not take it. */
function encode(payload: unknown): string | InvokeResult {
  let event: string | undefined;
  try {
    event = JSON.stringify(payload);
  } catch {
    // A cycle or a BigInt. Falls through.
  }
  if (event === undefined) {
    return refused("InvalidRequestContentException", "the event cannot be written as JSON");
  }
  const size = Buffer.byteLength(event);
  if (size > maxRequestBytes) {
    const limit = `(limit ${maxRequestBytes} bytes)`;
    return refused(
      "RequestEntityTooLargeException",
      `${size} byte payload is too large for the RequestResponse invocation type ${limit}`,
    );
  }
  return event;
}

function refused(errorType: string, errorMessage: string): InvokeResult {
  return { kind: "error", errorType, errorMessage, durationMs: 0 };
}

/** Any Node.js runtime runs here, by the rules of its own for handlers, and on the Node that runs this program. */
function checkRuntime({ arn, runtime }: FunctionVersion): void {
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw new Error(
      `${arn}: runtime must be a Node.js one, like "nodejs24.x", to run on this machine, got ${JSON.stringify(runtime)}`,
    );
  }
}
