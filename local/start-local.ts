/**
 * A program of Pulumi's, served on loopback. This is what another project imports.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { LocalError } from "./local-error.ts";
import type { Model } from "./model/model.ts";
import { evaluate } from "./program/evaluate.ts";
import { readStack } from "./program/stack-file.ts";
import type { FrontHandler } from "./server/front.ts";
import type { RegionSwitches } from "./server/region-controls.ts";
import type { StackRuntime } from "./server/stack-runtime.ts";
import type { TerminalLog } from "./server/terminal-log.ts";

/** All that serves: loaded while the program is being evaluated in its own process, not before. */
const loadServing = () =>
  Promise.all([
    import("./model/assemble.ts"),
    import("./server/front.ts"),
    import("./server/invalidation.ts"),
    import("./server/region-controls.ts"),
    import("./server/stack-runtime.ts"),
  ]).then(([assembling, front, invalidation, regions, runtime]) => ({
    ...assembling,
    ...front,
    ...invalidation,
    ...regions,
    ...runtime,
  }));

/** What to serve, and where. */
export interface LocalOptions {
  /** Folder with `Pulumi.yaml` and `index.ts`. */
  readonly root: string;
  readonly stack: string;
  /** On 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** On 127.0.0.1; 0 takes a free one. */
  readonly s3Port: number;
  /** Folder for what outlives a run, relative to the root. @default ".touchline" */
  readonly dataFolder?: string;
  readonly log: TerminalLog;
  /** Milliseconds since the epoch. @default Date.now */
  readonly nowMs?: () => number;
}

/** A stack being served. */
export interface Local {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly s3Url: string;
  /** What the program declares, as it is served; a reload replaces it. */
  readonly model: () => Model;
  /** Switches of the Regions whose APIs answer. */
  readonly regions: RegionSwitches;
  /** What a person should know of the stack's files. */
  readonly warnings: readonly string[];
  /**
   * Evaluates the program again; requests that come meanwhile wait for it. Where that fails, what was
   * served before goes on being served.
   *
   * @throws what made the new program useless.
   */
  reload(): Promise<void>;
  /** Has a sandbox of every function ready, so that the first request does not pay for it. */
  warm(): Promise<void>;
  /** Stops listening, ends every function, and releases the data folder. */
  close(): Promise<void>;
}

/**
 * Evaluates a program and serves it until closed.
 *
 * @throws {LocalError} when a port is taken or the stack cannot be served.
 * @throws {StackFileError} when the stack's files cannot be used.
 * @throws {ProgramError} when the program throws.
 * @throws {ModelError} when the program declares what cannot be served, all of it at once.
 */
export async function startLocal(options: LocalOptions): Promise<Local> {
  const { root, stack, log, nowMs = Date.now } = options;
  const dataFolder = resolve(root, options.dataFolder ?? ".touchline");
  let runtime: StackRuntime | undefined;

  /** Files, then program, then model: all that a saved source may change. */
  async function load(): Promise<readonly string[]> {
    const config = await readStack(root, stack);
    const graph = await evaluate(root, config, { log: log.program });
    const { assemble, StackRuntime: Runtime } = await serving;
    const model = assemble(graph);
    if (runtime === undefined) {
      const world = { root, dataFolder, s3Url: () => s3Url, nowMs, randomBytes };
      runtime = await Runtime.start(model, { ...world, ...log });
    } else {
      await runtime.update(model);
    }
    return config.warnings;
  }

  const running = (): StackRuntime => {
    if (runtime === undefined) {
      throw new Error("the stack is not loaded");
    }
    return runtime;
  };
  // The program is evaluated while the ports are claimed; requests that come early wait for it.
  const loading = load();
  let pending: Promise<unknown> | undefined = loading;
  loading.catch(() => undefined);
  const serving = loadServing();
  const { createFront, invalidationControl, regionsControl, regionSwitchControl } = await serving;
  const switches: RegionSwitches = {
    list: () => running().regions.list(),
    set: (region, outage) => running().regions.set(region, outage),
  };
  const handler: FrontHandler = {
    handle: (request) =>
      pending === undefined
        ? running().edge.handle(request)
        : pending.catch(() => undefined).then(() => running().edge.handle(request)),
  };
  const front = createFront(handler, {
    nowMs,
    randomBytes,
    log: log.logFront,
    controls: new Map([
      ["invalidate", invalidationControl((path) => running().invalidate(path))],
      ["regions", regionsControl(switches)],
      ["regions/", regionSwitchControl(switches)],
    ]),
  });
  const s3Server = createServer(s3Timeouts, (request, response) => {
    void (pending ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        if (runtime === undefined) {
          response.destroy();
        } else {
          runtime.s3.listener(request, response);
        }
      });
  });
  s3Server.setTimeout(s3IdleMs);
  let s3Url = "";

  async function close(): Promise<void> {
    await Promise.all([front.close(), closeServer(s3Server)]);
    await runtime?.close();
  }

  try {
    const [port, s3Port] = await Promise.all([
      front.listen(options.port).catch(explainPort("--port", options.port)),
      listen(s3Server, options.s3Port).catch(explainPort("--s3-port", options.s3Port)),
    ]);
    s3Url = `http://127.0.0.1:${s3Port}`;
    const warnings = await loading;
    pending = undefined;
    return {
      url: `http://127.0.0.1:${port}`,
      s3Url,
      warnings,
      model: () => running().model,
      regions: switches,
      warm: () => running().warm(),
      async reload() {
        pending = load();
        try {
          await pending;
        } finally {
          pending = undefined;
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** How long a client of S3 may take, in milliseconds: for its headers, and for a request with a body of 64 MB. */
const s3Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

/** How long a connection to S3 may be silent, in milliseconds: one whose client stopped reading too. */
const s3IdleMs = 60_000;

/** Listens on 127.0.0.1 and says on which port. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolvePort((server.address() as AddressInfo).port));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** Says which option moves a port that is taken. */
function explainPort(option: string, port: number) {
  return (cause: NodeJS.ErrnoException): never => {
    const reason =
      cause.code === "EADDRINUSE"
        ? "is in use"
        : cause.code === "EACCES"
          ? "needs rights this user has not"
          : `cannot be used: ${cause.message}`;
    throw new LocalError(`port ${port} of 127.0.0.1 ${reason}; choose another with ${option}`, {
      fault: "port",
      cause,
    });
  };
}
