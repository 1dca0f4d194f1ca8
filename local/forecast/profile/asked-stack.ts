/**
 * A stack that is asked in this process: its functions run, and every request is recorded.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChance } from "../../chance.ts";
import { createClock } from "../../clock.ts";
import type { ViewerRequest } from "../../http/message.ts";
import type { Model } from "../../model/stack-model.ts";
import { type AwsHandlers, createAwsServer } from "../../server/aws-server.ts";
import { closeServer, listenOnLoopback } from "../../server/loopback.ts";
import { answerRecorded, type RecordedResponse } from "../../server/recorded-answer.ts";
import { StackRuntime } from "../../server/stack-runtime.ts";
import { signedService } from "../../services/aws-api/endpoint.ts";
import type { CacheEntry } from "../../services/cloudfront/cache/cache-entry.ts";
import { processTimer } from "../../timer.ts";
import { EventHub } from "../../trace/event-hub.ts";
import { Recorder } from "../../trace/recorder.ts";
import type { Stage } from "../../trace/request-record.ts";

/** A request of a function to an API of AWS. */
export interface SentRequest {
  /** As it is signed for, such as `s3`. */
  readonly service: string;
  readonly method: string;
  /** That signed it: functions that run at the same time for another reason have other keys. */
  readonly accessKeyId: string;
}

/** What was done for a request that no cache could answer. */
export interface Asked {
  readonly response: Pick<RecordedResponse, "status" | "rawHeaders" | "body">;
  readonly stages: readonly Stage[];
  /** The copy that is kept of it. */
  readonly kept: CacheEntry | undefined;
  /** Requests that its functions sent to AWS. */
  readonly sent: readonly SentRequest[];
}

/** A stack to ask. */
export interface AskedStack {
  /** Answers a request with empty caches. Requests are asked one after the other. */
  ask(request: ViewerRequest): Promise<Asked>;
  /** Shows functions and caches another time. */
  moveTo(nowMs: number): Promise<void>;
  /** Has one Region refuse connections; the others answer. */
  fail(region: string | undefined): void;
  close(): Promise<void>;
}

/** What a stack is asked with. */
export interface AskedStackOptions {
  /** Folder of the project. */
  readonly root: string;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly randomBytes: (size: number) => Buffer;
}

const silent = (): void => undefined;

/**
 * Starts a stack whose clock stands still. Nothing of it outlives {@link AskedStack.close}.
 *
 * @throws what the start of a stack throws.
 */
export async function startAskedStack(
  model: Model,
  { root, startMs, randomBytes }: AskedStackOptions,
): Promise<AskedStack> {
  const dataFolder = await mkdtemp(join(tmpdir(), "touchline-forecast-"));
  const clock = createClock(() => startMs, processTimer);
  clock.hold(true);
  const chance = createChance(randomBytes);
  chance.repeat(1);
  const recorder = new Recorder({
    hub: new EventHub(processTimer),
    nowMs: clock.nowMs,
    randomBytes,
  });
  const sent: SentRequest[] = [];
  let runtime: StackRuntime | undefined;
  const awsServer = createAwsServer(async () => runtime && counted(runtime, sent));
  const port = await listenOnLoopback(awsServer, 0);
  const close = async () => {
    await closeServer(awsServer);
    await runtime?.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    runtime = await StackRuntime.start(model, {
      root,
      dataFolder,
      awsUrl: () => `http://127.0.0.1:${port}`,
      nowMs: clock.nowMs,
      setTimer: clock.setTimer,
      sharedClock: clock.shared,
      machine: { nowMs: () => performance.now(), setTimer: processTimer },
      randomBytes,
      chance,
      external: new Map(),
      endpoints: {},
      recorder,
      logFunction: (event) => void recorder.log(event),
      logProblem: silent,
      logS3: silent,
      logApi: silent,
      logAws: silent,
    });
  } catch (error) {
    await close();
    throw error;
  }
  const started = runtime;
  const handler = {
    handle: (request: ViewerRequest) => started.handle(0, request),
    endpointOf: (request: ViewerRequest) => started.endpointOf(0, request),
  };
  return {
    async ask(request) {
      started.caches.clear();
      sent.length = 0;
      const response = await answerRecorded(recorder, handler, request, false);
      const { stages } = response.recording;
      const [kept] = started.caches.list().flatMap(([, store]) => store.entries());
      recorder.clear();
      const keys = keysOf(stages, model);
      return {
        response,
        stages,
        kept,
        sent: sent.filter(({ accessKeyId }) => keys.has(accessKeyId)),
      };
    },
    moveTo: (nowMs) => clock.moveTo(nowMs),
    fail(failing) {
      for (const { region } of started.regions.list()) {
        started.regions.set(region, region === failing ? "refuse" : undefined);
      }
    },
    close,
  };
}

/** Access keys of the functions that ran for a request. */
function keysOf(stages: readonly Stage[], { functions, accessKeys }: Model): ReadonlySet<string> {
  return new Set(
    stages.flatMap((stage) => {
      const version = stage.kind === "function" ? functions.get(stage.arn) : undefined;
      return version === undefined ? [] : [accessKeys.credentialsOf(version.roleArn).accessKeyId];
    }),
  );
}

/** A request to AWS as its headers tell. */
function sentRequest(method: string, headers: Readonly<Record<string, unknown>>): SentRequest {
  const { authorization } = headers;
  const accessKeyId =
    typeof authorization === "string"
      ? (/\bCredential=([^/,]+)\//.exec(authorization)?.[1] ?? "")
      : "";
  return { service: signedService(headers) ?? "", method, accessKeyId };
}

/** The APIs of AWS, which list what they are asked. */
function counted({ s3, apis }: StackRuntime, sent: SentRequest[]): AwsHandlers {
  return {
    s3: {
      listener(request, response) {
        sent.push(sentRequest(request.method ?? "", request.headers));
        s3.listener(request, response);
      },
    },
    apis: {
      handle(request) {
        sent.push(sentRequest(request.method, request.headers));
        return apis.handle(request);
      },
    },
  };
}
