/**
 * What is done for each request, in words: for `--verbose`.
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { EdgeDeps } from "../services/cloudfront/edge.ts";
import type { SandboxInvoker } from "../services/lambda/create-invoker.ts";
import type { InvokeResult } from "../services/lambda/invoker.ts";
import type { LogEvent } from "../services/lambda/invoker-options.ts";

/** Log events of functions that are kept for one request; those beyond are printed at once. */
const maxHeldEvents = 200;

/** Invocations whose requests have not finished. */
const maxInvocations = 1000;

/** One request. */
interface Traced {
  readonly stages: string[];
  /** What its functions logged. */
  readonly events: LogEvent[];
  /** Lambda's ids of its invocations. */
  readonly invocations: Set<string>;
}

/** Collects stages and log events by request. */
export class RequestTrace {
  readonly #current = new AsyncLocalStorage<Traced>();
  readonly #byInvocation = new Map<string, Traced>();

  /** Runs what answers one request. */
  readonly around = (answer: () => void): void =>
    this.#current.run({ stages: [], events: [], invocations: new Set() }, answer);

  /** Notes a stage of the request at hand; outside of one, nothing. */
  readonly stage = (words: string): void => {
    this.#current.getStore()?.stages.push(words);
  };

  /** The same origins, with the time that each answer took. */
  origin(fetchOrigin: EdgeDeps["fetchOrigin"]): EdgeDeps["fetchOrigin"] {
    return async (origin, request) => {
      const startMs = performance.now();
      const note = (end: string) =>
        this.stage(
          `origin ${origin.id}: ${request.method} ${request.path}, ${end}${since(startMs)}`,
        );
      try {
        const answer = await fetchOrigin(origin, request);
        note(String(answer.status));
        return answer;
      } catch (cause) {
        note("no answer");
        throw cause;
      }
    };
  }

  /** The same functions, with the time that each took, and with their log held for the request. */
  invoker(invoker: SandboxInvoker): SandboxInvoker {
    return {
      ...invoker,
      invoke: async (target, payload, requestId) => {
        const traced = this.#current.getStore();
        if (traced !== undefined) {
          traced.invocations.add(requestId);
          this.#byInvocation.set(requestId, traced);
          this.#forgetOldest();
        }
        const startMs = performance.now();
        const result = await invoker.invoke(target, payload, requestId);
        this.stage(`function ${target.name}: ${endOf(result)}${since(startMs)}`);
        return result;
      },
    };
  }

  /** Keeps a log event of a function for the request that invoked it. @returns whether there is such a request. */
  hold(event: LogEvent): boolean {
    const traced = this.#byInvocation.get(event.requestId);
    if (traced === undefined || traced.events.length >= maxHeldEvents) {
      return false;
    }
    traced.events.push(event);
    return true;
  }

  /** A request that its viewer gave up never finishes. */
  #forgetOldest(): void {
    const [oldest] = this.#byInvocation.keys();
    if (this.#byInvocation.size > maxInvocations && oldest !== undefined) {
      this.#byInvocation.delete(oldest);
    }
  }

  /** Ends the request at hand. */
  finish(): Pick<Traced, "stages" | "events"> {
    const { stages, events, invocations } = this.#current.getStore() ?? untraced;
    for (const invocation of invocations) {
      this.#byInvocation.delete(invocation);
    }
    return { stages, events };
  }
}

const untraced: Traced = { stages: [], events: [], invocations: new Set() };

function since(startMs: number): string {
  return ` in ${(performance.now() - startMs).toFixed(1)} ms`;
}

function endOf(result: InvokeResult): string {
  switch (result.kind) {
    case "ok":
      return "returned";
    case "error":
      return `failed with ${result.errorType}`;
    case "timeout":
      return "reached its timeout";
    case "throttled":
      return "was throttled";
  }
}
