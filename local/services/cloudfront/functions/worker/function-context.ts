/**
 * One function in a context of its own: compiled once, and run for each event with fresh variables.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-features.html
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import querystring from "node:querystring";
import { type Context, createContext, Script } from "node:vm";
import type {
  FunctionOutcome,
  OriginChange,
  ViewerEvent,
  ViewerFunction,
} from "../viewer-function.ts";
import { type FunctionControls, type GlobalsHost, installGlobals } from "./function-globals.ts";

/** Bytes of a run's log. */
export interface RunLimits {
  /** Milliseconds of one run. */
  readonly timeMs: number;
  readonly logBytes: number;
}

/** A function, ready to run. */
export interface FunctionContext {
  /** @param event JSON. @throws never */
  run(event: string, eventType: ViewerEvent, nowMs: number): FunctionOutcome;
}

/** Code before the function's own, on the same line, so that the lines in error messages are the function's. */
const prefix = '(function (require) { "use strict"; ';

/** Code after it. */
const suffix = '\n; return typeof handler === "function" ? handler : undefined; })';

/** Calls the handler; what it returns is known once the microtasks have run, which the run waits for. */
const callText = `(async () => {
  const handler = create(controls.require);
  if (handler === undefined) throw new ReferenceError("handler is not defined");
  return JSON.stringify(await handler(JSON.parse(event)));
})().then((json) => settle(true, json), (error) => settle(false, String(error && error.stack || error)))`;

/** Runtime 2.0 imports its modules by name; a function body cannot. */
function withoutImports(code: string): string {
  return code.replace(
    /^([ \t]*)import\s+([\w$]+)\s+from\s+(["'])([\w-]+)\3[ \t]*;?/gm,
    '$1const $2 = require("$4");',
  );
}

/** What a context can ask of the thread. */
function hostFor({ runtime, keyValues }: ViewerFunction): GlobalsHost {
  return {
    version: runtime === "cloudfront-js-1.0" ? 1 : 2,
    digest(algorithm, key, data, encoding) {
      const hash = key === undefined ? createHash(algorithm) : createHmac(algorithm, key);
      for (const part of data) {
        hash.update(part);
      }
      return hash.digest(encoding as "hex");
    },
    buffer: Buffer,
    querystring,
    web: { TextDecoder, TextEncoder, atob, btoa },
    keyValues: keyValues && JSON.stringify(keyValues),
  };
}

/** The lines of a log as far as they are kept. */
function keptLines(lines: readonly string[], maxBytes: number): readonly string[] {
  const kept: string[] = [];
  let left = maxBytes;
  for (const line of lines) {
    if (left <= 0) {
      break;
    }
    const bytes = Buffer.from(line);
    kept.push(bytes.length <= left ? line : bytes.subarray(0, left).toString());
    left -= bytes.length;
  }
  return kept;
}

/** The reason of an error that ended a run. */
function reasonOf(error: unknown, timeMs: number): string {
  const { code } = error as { readonly code?: string };
  return code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
    ? `the function did not finish within ${timeMs} ms`
    : String(error);
}

/** What is left of a stack trace: the message, and the places in the function. */
function ownTrace(stack: string, file: string): string {
  const [message = "", ...frames] = stack.split("\n");
  return [message, ...frames.filter((frame) => frame.includes(file))].join("\n");
}

/** Prepares a function. @throws never: code that does not compile fails each run. */
export function createFunctionContext(target: ViewerFunction, limits: RunLimits): FunctionContext {
  const file = `${target.name}.js`;
  const context: Context = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: "afterEvaluate",
  });
  const install = new Script(`(${installGlobals.toString()})`).runInContext(
    context,
  ) as typeof installGlobals;
  const controls: FunctionControls = install(hostFor(target));
  let settled: { readonly ok: boolean; readonly text: string | undefined } | undefined;
  const settle = (ok: boolean, text: string | undefined) => {
    settled = { ok, text };
  };
  const call = new Script(`(create, controls, event, settle) => { ${callText} }`).runInContext(
    context,
  ) as (...parts: readonly unknown[]) => void;
  const compiled = compile();

  function compile(): { readonly create: unknown } | { readonly error: string } {
    try {
      const text = `${prefix}${withoutImports(target.code)}${suffix}`;
      const script = new Script(text, { filename: file, columnOffset: -prefix.length });
      return { create: script.runInContext(context) };
    } catch (error) {
      return { error: String(error) };
    }
  }

  /** The call runs as a script: only then do its microtasks end with it, and only then does its time limit count. */
  const start = new Script("__start()");

  function outcome(): FunctionOutcome {
    const { lines, change } = JSON.parse(controls.report()) as {
      lines: readonly string[];
      change?: OriginChange;
    };
    const log = keptLines(lines, limits.logBytes);
    if (settled === undefined) {
      const reason = "the promise of the handler is still pending when nothing is left to run";
      return { kind: "failed", reason, log };
    }
    return settled.ok
      ? { kind: "returned", json: settled.text, originChange: change, log }
      : { kind: "failed", reason: ownTrace(String(settled.text), file), log };
  }

  return {
    run(event, eventType, nowMs) {
      if ("error" in compiled) {
        return { kind: "failed", reason: compiled.error, log: [] };
      }
      settled = undefined;
      controls.begin(nowMs, eventType === "viewer-request");
      Object.defineProperty(context, "__start", {
        value: () => call(compiled.create, controls, event, settle),
        configurable: true,
      });
      try {
        start.runInContext(context, { timeout: limits.timeMs });
        Reflect.deleteProperty(context, "__start");
        return outcome();
      } catch (error) {
        return { kind: "failed", reason: reasonOf(error, limits.timeMs), log: [] };
      }
    },
  };
}
