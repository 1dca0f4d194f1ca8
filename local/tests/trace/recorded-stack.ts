/**
 * The stack that the tests of recording send requests to.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "mocha";
import { type Local, startLocal } from "../../start-local.ts";
import type { FunctionStage, RequestRecord, Stage } from "../../trace/request-record.ts";

/** Noon, in milliseconds since the epoch. */
export const noonMs = Date.UTC(2026, 9, 3, 12);

/** A stage without its times. */
export function untimed({ startMs, durationMs, ...stage }: Stage) {
  return stage;
}

/** The kinds of stages, in order. */
export function kindsOf(stages: readonly Stage[]): readonly string[] {
  return stages.map(({ kind }) => kind);
}

/** The runs of functions among stages. */
export function functionsOf(stages: readonly Stage[]): readonly (Stage & FunctionStage)[] {
  return stages.flatMap((stage) => (stage.kind === "function" ? [stage] : []));
}

/** What is told of a function, without its event, its result and its log. */
export function told({ name, eventType, start, outcome, changes }: FunctionStage) {
  return { name, eventType, start, outcome, changes };
}

/** Starts the stack before the suite it is called in, and closes it afterwards. */
export function useRecordedStack() {
  let local: Local | undefined;
  let dataFolder = "";
  let aheadMs = 0;
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "recorded-"));
    local = await startLocal({
      root: join(import.meta.dirname, "recorded-program"),
      stack: "dev",
      dataFolder,
      nowMs: () => noonMs + aheadMs,
      log: () => undefined,
    });
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const running = (): Local => {
    if (local === undefined) {
      throw new Error("the stack has not started");
    }
    return local;
  };

  /** Asks anything. */
  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(`${running().url}${path}`, { redirect: "manual", ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Sends a request that asks for its trace. */
  async function traced(
    path: string,
    headers: Record<string, string> = {},
    init: RequestInit = {},
  ) {
    const sent = { ...init, headers: { "x-local-trace": "1", ...headers } };
    const response = await ask(path, sent);
    const id = response.headers.get("x-local-request-id") ?? "";
    const { text } = await ask(`/__local/requests/${id}`);
    const record = JSON.parse(text) as RequestRecord;
    /** The only stage of a kind, without its times. */
    const stage = (kind: Stage["kind"]) => {
      const found = record.stages.filter((each) => each.kind === kind);
      const [first] = found;
      if (first === undefined || found.length > 1) {
        throw new Error(`${found.length} stages of the kind ${kind}: ${text}`);
      }
      return untimed(first);
    };
    return { ...response, id, json: text, record, stage };
  }

  return {
    local: running,
    ask,
    traced,
    /** Lets time pass on the clock of the stack. */
    pass(seconds: number) {
      aheadMs += seconds * 1000;
    },
  };
}
