/**
 * Serves what a program evaluates to, and what it evaluates to when its files have changed.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import process from "node:process";
import { isDeepStrictEqual } from "node:util";
import { createChance } from "./chance.ts";
import { createClock } from "./clock.ts";
import { FunctionLogs, withLogs } from "./console/function-logs.ts";
import { loadServing } from "./load-serving.ts";
import type { Local, LocalOptions } from "./local-options.ts";
import { runtimeWarnings } from "./model/declared-runtimes.ts";
import type { DeploymentSettings } from "./program/deployments.ts";
import { Rebuilder } from "./program/rebuild.ts";
import { type Evaluated, isBundleOutput, takeSavedFiles } from "./program/saved-files.ts";
import { secretTexts } from "./program/secret-texts.ts";
import type { ServedProgram } from "./served-program.ts";
import { createAwsServer } from "./server/aws-server.ts";
import { explainWrites } from "./server/data-folder.ts";
import type { FrontHandler } from "./server/front-handler.ts";
import { closeServer, explainPort, listenOnLoopback } from "./server/loopback.ts";
import type { StackRuntime } from "./server/stack-runtime.ts";
import { logOf, recordedLog } from "./server/terminal-log.ts";
import type { OriginMapping } from "./services/external/origin-mapping.ts";
import { endpointVariables } from "./services/lambda/environment.ts";
import { switchesOf } from "./services/region-health.ts";
import { processTimer } from "./timer.ts";
import { EventHub } from "./trace/event-hub.ts";
import { Recorder } from "./trace/recorder.ts";

/** What to serve, and where. */
type Served = Omit<LocalOptions, "origins" | "allowNetwork"> & { readonly external: OriginMapping };

/**
 * Serves a program until it is closed; {@link startLocal} documents the errors.
 *
 * @param first Its first evaluation, which has begun.
 */
export async function serveProgram(
  program: ServedProgram,
  first: Promise<Evaluated>,
  options: Served,
): Promise<Local> {
  const { strict = false, external, serviceEndpoints = {} } = options;
  const { port = 0, s3Port = 0 } = options;
  const { root, dataFolder } = program;
  const { nowMs: machineMs = Date.now, setTimer: machineTimer = processTimer } = options;
  const clock = createClock(machineMs, machineTimer);
  const { nowMs, setTimer } = clock;
  const chance = createChance(randomBytes);
  const logs = new FunctionLogs();
  const hub = new EventHub(machineTimer);
  const given = logOf(options.log);
  const recorder = new Recorder({
    hub,
    nowMs,
    randomBytes,
    always: given.verbose,
    secrets: () => (evaluated === undefined ? [] : secretTexts(evaluated.graph)),
  });
  const log = withLogs(recordedLog(given, recorder), logs, nowMs);
  program.printTo(log.program);
  const rebuilder = new Rebuilder();
  let runtime: StackRuntime | undefined;
  let evaluated: Evaluated | undefined;

  /** Makes the model and serves it. */
  async function serveGraph(next: Evaluated): Promise<void> {
    const { graph } = next;
    const { assemble, StackRuntime: Runtime } = await serving;
    const model = assemble(graph, {
      strict,
      mapped: new Set(external.keys()),
      published: program.deployments.published,
    });
    if (runtime === undefined) {
      const environment = {
        root,
        dataFolder,
        awsUrl: () => s3Url,
        nowMs,
        setTimer,
        sharedClock: clock.shared,
        machine: { nowMs: machineMs, setTimer: machineTimer },
        randomBytes,
        chance,
        external,
        endpoints: endpointVariables(serviceEndpoints),
        recorder,
      };
      runtime = await Runtime.start(model, { ...environment, ...log }).catch(
        explainWrites(dataFolder),
      );
    } else {
      await runtime.update(model);
    }
    evaluated = next;
  }

  const served = () => evaluated?.graph;

  /** Serves the program with other settings, after what is served now. */
  const deploy = (settings: DeploymentSettings): Promise<void> =>
    program.deployments.deploy(settings, served, () =>
      serveAgain(program.evaluate({ served: served() })),
    );

  /** Has requests wait. */
  async function hold<T>(work: Promise<T>): Promise<T> {
    pending = work;
    try {
      return await work;
    } finally {
      if (pending === work) {
        pending = undefined;
      }
    }
  }

  /** Replaces what can be without an evaluation. @returns whether that was anything. */
  async function replaceSaved(files: readonly string[]): Promise<boolean> {
    const next = evaluated && (await takeSavedFiles(evaluated, files, rebuilder));
    if (next !== undefined) {
      await serveGraph(next);
    }
    return next !== undefined;
  }

  /** @returns whether the program declares something else than what is served. */
  async function serveAgain(evaluating: Promise<Evaluated>): Promise<boolean> {
    const next = await evaluating;
    if (isDeepStrictEqual(next.graph, evaluated?.graph)) {
      evaluated = next;
      return false;
    }
    await hold(serveGraph(next));
    await openPorts();
    return true;
  }

  const running = (): StackRuntime => {
    if (runtime === undefined) {
      throw new Error("the stack is not loaded");
    }
    return runtime;
  };
  // The program is evaluated while the ports are claimed; requests that come early wait for it.
  const loading = first.then(serveGraph);
  let pending: Promise<unknown> | undefined = loading;
  loading.catch(() => undefined);
  const serving = loadServing();
  const serve = await serving;
  const regions = switchesOf(() => running().regions);
  /** @param index The position of the port among those of the stack. */
  const handlerAt = (index: number): FrontHandler => ({
    handle: (request) =>
      pending === undefined
        ? running().handle(index, request)
        : pending.catch(() => undefined).then(() => running().handle(index, request)),
    endpointOf: (request) => runtime?.endpointOf(index, request) ?? "",
  });
  const controls = serve.createStackControls({
    clock,
    chance,
    regions,
    logs,
    setTimer: machineTimer,
    runtime: running,
    files: () => program.files,
    root,
    graph: served,
    deployment: { settings: () => program.deployments.settings, deploy },
    localOrigin: (host) => ports.originOf(host),
    hub,
    recorder,
    endpoints: () => ports.list(),
    handlerAt,
  });
  const ports = serve.createStackPorts({
    handlerAt,
    endpoints: () => running().endpoints,
    nowMs,
    randomBytes,
    log: log.logFront,
    logRequest: log.logRequest,
    recorder,
    // A page that was open before the start asks at once.
    controls: (request) =>
      runtime === undefined
        ? loading.then(() => controls.answer(request))
        : controls.answer(request),
  });
  const s3Server = createAwsServer(async () => {
    await pending?.catch(() => undefined);
    return runtime;
  });
  let s3Url = "";

  async function close(): Promise<void> {
    controls.close();
    await Promise.all([ports.close(), closeServer(s3Server)]);
    // A runtime that is still starting can only be closed afterwards.
    await pending?.catch(() => undefined);
    await runtime?.close();
    await rebuilder.close();
    await program.close();
  }

  /** The port after S3's and those above it, or any that is free. */
  const openPorts = (): Promise<void> =>
    ports.open((index) => (port === 0 ? 0 : Number(new URL(s3Url).port) + index));

  try {
    const [frontPort, boundS3Port] = await Promise.all([
      ports.listen(port).catch(explainPort("--port", port)),
      listenOnLoopback(s3Server, s3Port).catch(explainPort("--s3-port", s3Port)),
    ]);
    s3Url = `http://127.0.0.1:${boundS3Port}`;
    await loading;
    pending = undefined;
    await openPorts();
    return {
      url: `http://127.0.0.1:${frontPort}`,
      s3Url,
      awsUrl: s3Url,
      get endpoints() {
        return ports.list();
      },
      get warnings() {
        const functions = running().model.functions.values();
        return [
          ...(program.files?.warnings ?? []),
          ...runtimeWarnings(functions, process.versions.node),
        ];
      },
      get findings() {
        return running().model.notSimulated;
      },
      model: () => running().model,
      regions,
      clock,
      chance,
      warm: () => running().warm(),
      async reload() {
        await hold(program.evaluate({ served: served() }).then(serveGraph).then(openPorts));
      },
      deploy,
      async saved(files, report = () => undefined) {
        const startMs = performance.now();
        const sources = files.filter(
          (file) => !evaluated || !isBundleOutput(evaluated.trace, file),
        );
        if (sources.length === 0) {
          return;
        }
        const replaced = await hold(replaceSaved(sources));
        if (replaced) {
          report({ kind: "replaced", durationMs: performance.now() - startMs });
        }
        const evaluating = program.evaluate({ background: replaced, served: served() });
        const changed = await serveAgain(replaced ? evaluating : hold(evaluating));
        report({ kind: "evaluated", changed, durationMs: performance.now() - startMs });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
