/**
 * Loads a program from its files and records it, as the engine's language host would run it.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 * @module
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import type { ChildAnswer, ChildRequest } from "./evaluate.ts";
import { describe } from "./program-error.ts";
import { RecordError, record } from "./record.ts";

/** Runs `index.ts` of the request's root. @throws never */
export async function runProgram({ root, stack, timeoutMs }: ChildRequest): Promise<ChildAnswer> {
  const program = pathToFileURL(join(root, "index.ts")).href;
  try {
    const graph = await record(stack, async () => outputsOf(await import(program)), {
      timeoutMs,
      whenIdle: nothingLeft(),
    });
    return { kind: "graph", graph };
  } catch (error) {
    return { kind: "failed", message: describe(error, speaksForItself, root) };
  }
}

/** A default export is the whole program, and is called if it is a function. */
function outputsOf(exports: Readonly<Record<string, unknown>>): unknown {
  if (!("default" in exports)) {
    return exports;
  }
  if (Object.keys(exports).length > 1) {
    throw new pulumi.RunError("index.ts must have a default export or named exports, not both");
  }
  const { default: main } = exports;
  return typeof main === "function" ? main() : main;
}

/** A program ends when its process has nothing left to do, as under the engine. */
function nothingLeft(): Promise<void> {
  // With something left to do after all, or the process would end before it has answered.
  return new Promise((resume) => process.once("beforeExit", () => setImmediate(resume)));
}

function speaksForItself(error: Error): boolean {
  return (
    error instanceof RecordError ||
    pulumi.RunError.isInstance(error) ||
    pulumi.ResourceError.isInstance(error)
  );
}
