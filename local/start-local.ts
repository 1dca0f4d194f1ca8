/**
 * Serves a Pulumi program on loopback: the public API of this package.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import process from "node:process";
import { LocalError } from "./local-error.ts";
import type { Model } from "./model/stack-model.ts";
import { evaluate } from "./program/evaluate.ts";
import type { NotSimulated } from "./program/graph.ts";
import { readStack } from "./program/stack-file.ts";
import type { FrontHandler, FrontOptions } from "./server/front.ts";
import { listenOnLoopback } from "./server/loopback.ts";
import type { RegionSwitches } from "./server/region-controls.ts";
import type { StackRuntime } from "./server/stack-runtime.ts";
import { type TerminalLog, terminalLog } from "./server/terminal-log.ts";
import { processTimer, type SetTimer } from "./timer.ts";

/** The modules that serve: loaded while the program is evaluated in its own process. */
const loadServing = () =>
  Promise.all([
    import("./model/assemble.ts"),
    import("./server/endpoints.ts"),
    import("./server/front.ts"),
    import("./server/invalidation.ts"),
    import("./server/region-controls.ts"),
    import("./server/stack-runtime.ts"),
  ]).then(([assembling, endpoints, front, invalidation, regions, runtime]) => ({
    ...assembling,
    ...endpoints,
    ...front,
    ...invalidation,
    ...regions,
    ...runtime,
  }));

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
  /** Decrypts the secrets of a stack that has a passphrase. @default secrets get placeholders, which `warnings` lists */
  readonly passphrase?: string;
  /** Whether what the runtime does not simulate fails the start, instead of being listed in `findings`. @default false */
  readonly strict?: boolean;
  /** Port of the distribution on 127.0.0.1; 0 takes any free port. @default 0 */
  readonly port?: number;
  /** Port of the S3 endpoint on 127.0.0.1; 0 takes any free port. @default 0 */
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
  /** The clock of caches, signatures and events, in milliseconds since the epoch. @default Date.now */
  readonly nowMs?: () => number;
  /** For time limits of origins and functions. @default the timer of this process */
  readonly setTimer?: SetTimer;
  /** Evaluates the program. @default in a process of its own, from its files */
  readonly evaluate?: typeof evaluate;
}

/** A distribution or an API, at an address. */
export interface LocalEndpoint {
  /** `CloudFront`, `HTTP API` or `API domain`. */
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
  /** What answers viewers, each at an address of its own: the distributions, or the APIs of a program without one. */
  readonly endpoints: readonly LocalEndpoint[];
  /** The S3 endpoint: `http://127.0.0.1:<port>`. Path-style addressing, any credentials. */
  readonly s3Url: string;
  /** The resources the program declares, as they are served. A reload replaces them. */
  readonly model: () => Model;
  /** Makes the APIs of a Region unavailable, and available again. */
  readonly regions: RegionSwitches;
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
  /** Starts a sandbox for each function, so that the first request does not wait for it. */
  warm(): Promise<void>;
  /** Stops listening, ends every function, and releases the data folder. */
  close(): Promise<void>;
}

/**
 * Evaluates a Pulumi program and serves it on 127.0.0.1 until it is closed.
 *
 * ```ts
 * const local = await startLocal({ root: "infrastructure", dataFolder: await mkdtemp(join(tmpdir(), "local-")) });
 * const response = await fetch(`${local.url}/index.html`);
 * await local.close();
 * ```
 *
 * @throws {LocalError} when a port is in use or the stack cannot be served.
 * @throws {StackFileError} when `Pulumi.yaml` or the stack file cannot be used.
 * @throws {ProgramError} when the program throws.
 * @throws {ModelError} when the program declares what cannot be served; lists all of it.
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const {
    stack,
    config = {},
    passphrase,
    strict = false,
    port = 0,
    s3Port = 0,
    nowMs = Date.now,
    setTimer = processTimer,
  } = options;
  const root = resolve(options.root ?? ".");
  const log = logOf(options.log);
  const evaluateProgram = options.evaluate ?? evaluate;
  const dataFolder = resolve(root, options.dataFolder ?? ".touchline");
  let warnings: readonly string[] = [];
  let runtime: StackRuntime | undefined;

  /** Reads the files, evaluates the program, and makes the model: all that a saved source can change. */
  async function load(): Promise<void> {
    const files = await readStack(root, stack, { config, passphrase });
    const graph = await evaluateProgram(root, files, { log: log.program, strict });
    const { assemble, StackRuntime: Runtime } = await serving;
    const model = assemble(graph, { strict });
    if (runtime === undefined) {
      const environment = { root, dataFolder, s3Url: () => s3Url, nowMs, setTimer, randomBytes };
      runtime = await Runtime.start(model, { ...environment, ...log });
    } else {
      await runtime.update(model);
    }
    warnings = files.warnings;
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
  const serve = await serving;
  const { createFront, invalidationControl, regionsControl, regionSwitchControl } = serve;
  const switches: RegionSwitches = {
    list: () => running().regions.list(),
    set: (region, outage) => running().regions.set(region, outage),
  };
  /** @param index The position of the port among those of the stack. */
  const handlerAt = (index: number): FrontHandler => ({
    handle: (request) =>
      pending === undefined
        ? running().handle(index, request)
        : pending.catch(() => undefined).then(() => running().handle(index, request)),
  });
  const frontOptions: FrontOptions = {
    nowMs,
    randomBytes,
    log: log.logFront,
    controls: new Map([
      ["invalidate", invalidationControl((path) => running().invalidate(path))],
      ["regions", regionsControl(switches)],
      ["regions/", regionSwitchControl(switches)],
    ]),
  };
  const front = createFront(handlerAt(0), frontOptions);
  const fronts = [{ front, port }];
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
    await Promise.all([...fronts.map((each) => each.front.close()), closeServer(s3Server)]);
    // A runtime that is still starting can only be closed afterwards.
    await pending?.catch(() => undefined);
    await runtime?.close();
  }

  /** Opens a port for each endpoint that has none: the one after S3's and those above it, or any that is free. */
  async function openPorts(): Promise<void> {
    const wanted = serve.portedEndpoints(running().endpoints).length;
    for (let index = fronts.length; index < wanted; index++) {
      const added = createFront(handlerAt(index), frontOptions);
      const preferred = port === 0 ? 0 : Number(new URL(s3Url).port) + index;
      const bound = await added.listen(preferred).catch(() => added.listen(0));
      fronts.push({ front: added, port: bound });
    }
  }

  function endpoints(): readonly LocalEndpoint[] {
    return serve.portedEndpoints(running().endpoints).map(({ kind, name }, index) => ({
      kind,
      name,
      url: `http://127.0.0.1:${fronts[index]?.port}`,
    }));
  }

  try {
    const [frontPort, boundS3Port] = await Promise.all([
      front.listen(port).catch(explainPort("--port", port)),
      listenOnLoopback(s3Server, s3Port).catch(explainPort("--s3-port", s3Port)),
    ]);
    s3Url = `http://127.0.0.1:${boundS3Port}`;
    fronts[0] = { front, port: frontPort };
    await loading;
    pending = undefined;
    await openPorts();
    return {
      url: `http://127.0.0.1:${frontPort}`,
      s3Url,
      get endpoints() {
        return endpoints();
      },
      get warnings() {
        return warnings;
      },
      get findings() {
        return running().model.notSimulated;
      },
      model: () => running().model,
      regions: switches,
      warm: () => running().warm(),
      async reload() {
        pending = load();
        try {
          await pending;
          await openPorts();
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

function logOf(log: LocalOptions["log"] = (line) => void process.stderr.write(line)): TerminalLog {
  return typeof log === "function" ? terminalLog(log) : log;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** Names the option that sets a port that cannot be used. */
function explainPort(option: string, port: number) {
  return (cause: NodeJS.ErrnoException): never => {
    const reason =
      cause.code === "EADDRINUSE"
        ? "is in use"
        : cause.code === "EACCES"
          ? "needs privileges that this user does not have"
          : `cannot be used: ${cause.message}`;
    throw new LocalError(`port ${port} of 127.0.0.1 ${reason}; set another with ${option}`, {
      fault: "port",
      cause,
    });
  };
}
