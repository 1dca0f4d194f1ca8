/**
 * The recording of one request.
 *
 * @module
 */
import type { ViewerRequest } from "../http/message.ts";
import type { Masker } from "./mask.ts";
import { cacheResult, pairs, type RecordedAnswer } from "./recorded-answer.ts";
import { maxRecordedBodyBytes, recordedBody } from "./recorded-body.ts";
import type { Recording } from "./recording.ts";
import type {
  RecordedBody,
  RecordedHeaders,
  Reported,
  RequestRecord,
  RequestSummary,
  Stage,
} from "./request-record.ts";

/** Stages of one request; more are not kept. */
const maxStages = 200;

/** Log lines of one invocation; more are not kept. */
const maxLines = 200;

/** Lines that are kept to be printed below the line of their request. */
const maxHeldEvents = 200;

/** A line in the log of a function. */
export interface FunctionLine {
  readonly logGroup: string;
  readonly stream: string;
  /** Of the invocation. */
  readonly requestId: string;
  readonly line: string;
}

/** A run of a function, as far as it is known. */
export interface FunctionRun {
  readonly lines: readonly string[];
  /** @default it has no sandbox */
  readonly start?: "cold" | "warm";
}

/** What a recording begins with. */
export interface Arrival {
  readonly id: string;
  readonly startedMs: number;
  readonly endpoint: string;
  readonly request: ViewerRequest;
}

/** A stage with its place in the order of beginnings. */
interface Placed {
  readonly order: number;
  readonly stage: Stage;
}

/** Milliseconds, to the microsecond. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** A stage without secrets. What functions got and returned is masked by who records them. */
function maskedStage(stage: Reported, masker: Masker): Reported {
  switch (stage.kind) {
    case "function":
      return stage;
    case "cache": {
      const key = stage.key.map(({ part, value, from }) => ({
        part,
        value: masker.value(part.replace(/^header /, ""), value),
        from,
      }));
      return { ...stage, key };
    }
    default:
      return masker.json(stage) as Reported;
  }
}

/** Records one request. What is kept is masked as it comes. */
export class RequestRecording implements Recording {
  readonly masker: Masker;
  /**
   * Leads to this recording until it is dropped. What is started while a request is answered, such as a thread, keeps the
   * slot for as long as it runs, and not the recording.
   */
  readonly slot: { current: RequestRecording | undefined } = { current: this };
  /** The request with its secrets: to be sent again, and never shown. */
  readonly source: ViewerRequest;
  /** What its functions logged, to be printed. */
  readonly held: FunctionLine[] = [];
  readonly #elapsedMs: () => number;
  readonly #base: Omit<RequestSummary, "functions" | "cache">;
  readonly #request: { readonly headers: RecordedHeaders; readonly body: RecordedBody };
  readonly #stages: Placed[] = [];
  readonly #runs = new Map<string, { lines: string[]; start?: "cold" | "warm" }>();
  #order = 0;
  #dropped = false;
  #end:
    | (Pick<RequestRecord, "response"> & { readonly summary: Partial<RequestSummary> })
    | undefined;
  /** An estimate of what it costs in memory, bytes. */
  sizeBytes: number;

  /** @param elapsedMs Milliseconds since the request arrived. */
  constructor(arrival: Arrival, masker: Masker, elapsedMs: () => number) {
    const { id, startedMs, endpoint, request } = arrival;
    this.masker = masker;
    this.source = request;
    this.#elapsedMs = elapsedMs;
    // Headers first: what is secret in them is masked in the rest.
    const lines = Object.values(request.headers).flat();
    const headers = masker.headers(lines.map(({ key, value }) => [key, value]));
    const querystring = masker.query(request.querystring);
    const path = masker.text(request.path);
    this.#base = {
      id,
      startedMs,
      endpoint,
      method: request.method,
      url: querystring === "" ? path : `${path}?${querystring}`,
      host: request.headers["host"]?.[0]?.value ?? "",
      clientIp: request.clientIp,
      ...(request.place !== undefined && { place: request.place }),
    };
    this.#request = { headers, body: recordedBody(request.body, masker) };
    const shownLength = JSON.stringify([this.#base, this.#request]).length;
    this.sizeBytes = 4 * shownLength + request.body.length;
  }

  get id(): string {
    return this.#base.id;
  }

  get endpoint(): string {
    return this.#base.endpoint;
  }

  /** Path and query string with their secrets. */
  get sentUrl(): string {
    const { path, querystring } = this.source;
    return querystring === "" ? path : `${path}?${querystring}`;
  }

  /** The value of a header with its secrets. @param shown As it was recorded. */
  sentValue(name: string, shown: string): string | undefined {
    const lines = Object.values(this.source.headers).flat();
    const at = this.#request.headers.findIndex(
      ([each, value]) => each.toLowerCase() === name.toLowerCase() && value === shown,
    );
    return lines[at]?.value;
  }

  get edgeId(): string | undefined {
    return this.#end?.summary.edgeId;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  begin(): (stage: Reported) => void {
    const startMs = this.#elapsedMs();
    const order = this.#order++;
    return (reported) => {
      if (this.#dropped || this.#stages.length >= maxStages) {
        return;
      }
      const durationMs = rounded(this.#elapsedMs() - startMs);
      const stage: Stage = {
        ...maskedStage(reported, this.masker),
        startMs: rounded(startMs),
        durationMs,
      };
      this.#stages.push({ order, stage });
      this.sizeBytes += 2 * JSON.stringify(stage).length;
    };
  }

  note(stage: Reported): void {
    this.begin()(stage);
  }

  /** Expects a run of a function. @returns what becomes known of it, as it does. */
  expect(invocation: string): FunctionRun {
    const run = { lines: [] };
    this.#runs.set(invocation, run);
    return run;
  }

  /** The ids of the invocations. */
  get invocations(): Iterable<string> {
    return this.#runs.keys();
  }

  started(invocation: string, start: "cold" | "warm"): void {
    const run = this.#runs.get(invocation);
    if (run !== undefined) {
      run.start = start;
    }
  }

  /**
   * Keeps a line of a function's log.
   *
   * @param mayHold Whether it is printed with the request, if that has not ended.
   * @returns whether it will be.
   */
  log(event: FunctionLine, mayHold: boolean): boolean {
    const lines = this.#runs.get(event.requestId)?.lines;
    if (lines !== undefined && lines.length < maxLines && !this.#dropped) {
      const line = this.masker.text(event.line.slice(0, maxRecordedBodyBytes));
      lines.push(line);
      this.sizeBytes += 2 * line.length;
    }
    const holds = mayHold && !this.hasEnded && this.held.length < maxHeldEvents;
    if (holds) {
      this.held.push(event);
    }
    return holds;
  }

  /** Ends it, with the response as it is sent. Stages of a refresh in the background may follow. */
  end(answer: RecordedAnswer): void {
    const { status, rawHeaders, body, requestId } = answer;
    const headers = this.masker.headers(pairs(rawHeaders));
    const coding = headers.find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
    const response = { headers, body: recordedBody(body, this.masker, coding) };
    this.sizeBytes += 2 * JSON.stringify(response).length;
    const durationMs = rounded(this.#elapsedMs());
    this.#end = {
      response,
      summary: {
        durationMs,
        status,
        cache: cacheResult(answer),
        ...(requestId !== "" && { edgeId: requestId }),
      },
    };
  }

  /** Lets go of everything. */
  drop(): void {
    this.#dropped = true;
    this.slot.current = undefined;
    this.#stages.length = 0;
    this.#runs.clear();
  }

  get stages(): readonly Stage[] {
    return this.#stages.toSorted((a, b) => a.order - b.order).map(({ stage }) => stage);
  }

  get summary(): RequestSummary {
    const { stages } = this;
    const region = stages.findLast((stage) => stage.kind === "api")?.region;
    return {
      ...this.#base,
      ...this.#end?.summary,
      cache: this.#end?.summary.cache ?? "",
      functions: stages.flatMap((stage) => (stage.kind === "function" ? [stage.name] : [])),
      ...(region !== undefined && { region }),
    };
  }

  get record(): RequestRecord {
    const response = this.#end?.response;
    return {
      ...this.summary,
      request: this.#request,
      ...(response !== undefined && { response }),
      stages: this.stages,
    };
  }
}
