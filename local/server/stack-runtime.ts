/**
 * One served stack: its buckets, functions and edge, connected again after each reload.
 *
 * @module
 */
import { join } from "node:path";
import type { Chance } from "../chance.ts";
import type { ViewerRequest } from "../http/message.ts";
import type { Model } from "../model/stack-model.ts";
import { createStagedEdge } from "../services/cloudfront/continuous-deployment.ts";
import type { Edge, EdgeDeps, EdgeProblem, EdgeResponse } from "../services/cloudfront/edge.ts";
import type { Eventual } from "../services/cloudfront/eventual.ts";
import {
  createFunctionHost,
  type FunctionHost,
} from "../services/cloudfront/functions/function-host.ts";
import type { Distribution } from "../services/cloudfront/model.ts";
import { createEdge } from "../services/cloudfront/pipeline.ts";
import type { OriginMapping } from "../services/external/origin-mapping.ts";
import { createInvoker, type SandboxInvoker } from "../services/lambda/create-invoker.ts";
import type { LogEvent } from "../services/lambda/invoker-options.ts";
import { createRegions, type Regions } from "../services/region-health.ts";
import { createS3, type S3 } from "../services/s3/s3.ts";
import { createFirewall } from "../services/waf/web-acl-evaluation.ts";
import type { SetTimer } from "../timer.ts";
import type { Recorder } from "../trace/recorder.ts";
import { EdgeCaches } from "./edge-caches.ts";
import {
  compileEndpoints,
  createEndpoints,
  type Endpoint,
  type EndpointChoice,
  nothingHere,
} from "./endpoints.ts";
import { functionEndpoints } from "./function-endpoints.ts";
import { invokeByArn } from "./invoke-by-arn.ts";
import { recordedHost, recordedInvoker } from "./recorded-functions.ts";
import { seedObjects } from "./seed-objects.ts";
import { SplitCounts } from "./split-counts.ts";
import { createStackApis, type StackApis } from "./stack-apis.ts";
import { createStackEvents, type StackEvents } from "./stack-events.ts";
import { keyRingOf } from "./stack-keys.ts";
import { createOrigins, type Origins } from "./stack-origins.ts";

/** Dependencies of a stack's runtime. */
export interface StackRuntimeOptions {
  /** Folder of the project: files that the program names lie below it. */
  readonly root: string;
  /** Folder for what outlives a run. */
  readonly dataFolder: string;
  /** Where AWS answers, for the functions: known once it listens. */
  readonly awsUrl: () => string;
  /** The clock of the stack: milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Addresses of origins outside of the program. */
  readonly external: OriginMapping;
  /** Endpoints of other services for the functions, by the name of their variable (`AWS_ENDPOINT_URL_SQS`). */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Measures the time of the stack: for queues and retries. */
  readonly setTimer: SetTimer;
  /** The clock and the timer of the machine: for time limits of origins and functions. */
  readonly machine: { readonly nowMs: () => number; readonly setTimer: SetTimer };
  /** What `Date` shows in functions. */
  readonly sharedClock: SharedArrayBuffer;
  readonly randomBytes: (size: number) => Buffer;
  readonly chance: Pick<Chance, "of">;
  readonly logFunction: (event: LogEvent) => void;
  readonly logProblem: (problem: EdgeProblem) => void;
  readonly logS3: (message: string) => void;
  /** Receives what is done for each request. */
  readonly recorder: Recorder;
  readonly logApi: (message: string) => void;
  readonly logAws: (message: string) => void;
}

/** A stack, ready to answer. */
export class StackRuntime {
  readonly s3: S3;
  /** APIs of AWS other than S3. */
  readonly apis: StackApis;
  /** Switches; they outlive a reload. */
  readonly regions: Regions;
  readonly #options: StackRuntimeOptions;
  readonly #invoker: SandboxInvoker;
  readonly #events: StackEvents;
  /** Of the distributions; they outlive a reload. */
  readonly caches = new EdgeCaches();
  /** Of distributions with a staging distribution, and of aliases; since what is served changed. */
  readonly splits = new SplitCounts();
  #edges: readonly Edge[] = [];
  /** Of the functions of the model that is served. */
  #functionHost: FunctionHost | undefined;
  #model: Model;
  #endpoints: readonly Endpoint[] = [];
  #choose: EndpointChoice;

  private constructor(model: Model, options: StackRuntimeOptions) {
    this.#options = options;
    this.#model = model;
    const { dataFolder, nowMs, randomBytes, machine } = options;
    this.regions = createRegions([], { ...machine, random: options.chance.of("lost attempts") });
    this.s3 = createS3({
      root: join(dataFolder, model.stack, "s3"),
      buckets: model.buckets,
      nowMs,
      random: randomBytes,
      log: options.logS3,
      ...keyRingOf(() => this.#model.accessKeys),
      authorize: (...request) => this.#model.access.allows(...request),
      happened: (event) => this.#events.notify(event),
    });
    this.apis = createStackApis({ ...options, model: () => this.#model, caches: this.caches });
    const { recorder } = options;
    const invoker = createInvoker({
      workDir: dataFolder,
      root: options.root,
      credentials: ({ roleArn }) => this.#model.accessKeys.credentialsOf(roleArn),
      endpoints: ({ environment }) =>
        functionEndpoints(environment, {
          awsUrl: options.awsUrl(),
          given: options.endpoints,
          queues: this.#model.queues,
        }),
      log: options.logFunction,
      invoked: recorder.started,
      ...machine,
      clock: options.sharedClock,
      randomBytes,
    });
    this.#invoker = recordedInvoker(invoker, recorder);
    this.#events = createStackEvents({
      ...options,
      model: () => this.#model,
      queues: this.apis.queues,
      invoker: this.#invoker,
    });
    this.#endpoints = this.#createEndpoints(model);
    this.#choose = compileEndpoints(this.#endpoints);
  }

  /**
   * @throws whatever S3 has against an object the program uploads.
   */
  static async start(model: Model, options: StackRuntimeOptions): Promise<StackRuntime> {
    const runtime = new StackRuntime(model, options);
    runtime.#events.run();
    await runtime.#seed(model);
    return runtime;
  }

  /** What is being served. */
  get model(): Model {
    return this.#model;
  }

  /** What answers viewers now. */
  get endpoints(): readonly Endpoint[] {
    return this.#endpoints;
  }

  /**
   * Serves another evaluation of the program from the next request on.
   *
   * CloudFront would keep what it has; here the cache is emptied, or a saved handler would seem to do nothing.
   */
  async update(model: Model): Promise<void> {
    const lastHost = this.#functionHost;
    const endpoints = this.#createEndpoints(model);
    this.s3.setBuckets(model.buckets);
    this.#model = model;
    this.#events.run();
    await this.#seed(model);
    this.caches.clear();
    this.splits.clear();
    this.#endpoints = endpoints;
    this.#choose = compileEndpoints(endpoints);
    await lastHost?.close();
    this.#invoker.retain([...model.functions.values()]);
  }

  /**
   * Answers a viewer.
   *
   * @param port The position of the port that the request arrived at, from 0.
   */
  handle(port: number, request: ViewerRequest): Eventual<EdgeResponse> {
    const endpoint = this.#choose(port, request);
    return endpoint === undefined ? nothingHere(request.method) : endpoint.handle(request);
  }

  /** The name of what answers a request. @param port As for {@link handle}. */
  endpointOf(port: number, request: ViewerRequest): string {
    return this.#choose(port, request)?.name ?? "";
  }

  /** Has a sandbox of every function ready: one after another, since a viewer may be waiting for its own. */
  async warm(): Promise<void> {
    for (const each of this.#model.functions.values()) {
      await this.#invoker.warm(each);
    }
  }

  /** Ends every sandbox. */
  async close(): Promise<void> {
    await Promise.all(this.#edges.map((edge) => edge.idle()));
    await this.s3.idle();
    this.#events.close();
    this.apis.queues.close();
    await this.#functionHost?.close();
    await this.#invoker.close();
  }

  #createEndpoints(model: Model): readonly Endpoint[] {
    const { nowMs, machine, randomBytes, chance, logApi, logFunction, recorder } = this.#options;
    const functionHost = recordedHost(
      createFunctionHost({ functions: model.viewerFunctions, nowMs, log: logFunction }),
      recorder,
    );
    this.#functionHost = functionHost;
    this.regions.rename([...model.httpApis, ...model.restApis].map(({ region }) => region));
    const origins = createOrigins(model, {
      s3: this.s3,
      regions: this.regions,
      invoker: this.#invoker,
      keys: keyRingOf(() => model.accessKeys),
      setTimer: machine.setTimer,
      nowMs,
      randomBytes,
      chance,
      splits: this.splits,
      external: this.#options.external,
      log: logApi,
      observe: recorder.observe,
    });
    const edges: Edge[] = [];
    const endpoints = createEndpoints(
      model,
      (distribution) => {
        const edgeOf = (each: Distribution) => this.#createEdge(model, each, origins, functionHost);
        const random = chance.of(`continuous deployment of ${distribution.arn}`);
        const edge = createStagedEdge(distribution, edgeOf, {
          nowMs,
          random,
          answered: (side, status) => this.splits.count(distribution.arn, side, status >= 500),
        });
        edges.push(edge);
        return edge;
      },
      origins,
    );
    this.#edges = edges;
    return endpoints;
  }

  #createEdge(
    model: Model,
    distribution: Distribution,
    origins: Origins,
    functionHost: FunctionHost,
  ): Edge {
    const { nowMs, randomBytes, chance, logProblem, recorder } = this.#options;
    const { observe } = recorder;
    const acl = model.webAcls.get(distribution.arn);
    const deps: EdgeDeps = {
      fetchOrigin: (origin, request) => origins.fetch(distribution, origin, request),
      observe,
      resolveOrigin: (origin) => origins.resolve(origin),
      invoke: (arn, event, requestId) =>
        invokeByArn(model.functions, this.#invoker, arn, event, requestId),
      runFunction: functionHost.run,
      nowMs,
      randomBytes,
      log: logProblem,
      ...(acl && {
        firewall: createFirewall(acl, { nowMs, random: chance.of(`rates of ${acl.arn}`), observe }),
      }),
      store: this.caches.of(distribution.arn),
    };
    return createEdge(distribution, deps);
  }

  #seed(model: Model): Promise<void> {
    const { root, logS3 } = this.#options;
    return seedObjects(this.s3, model, root, logS3);
  }
}
