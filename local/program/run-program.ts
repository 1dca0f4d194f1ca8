/**
 * Loads a program from its files and records it, as the engine's language host would run it.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import type { ChildAnswer, ChildRequest, ProgramTrace } from "./evaluate.ts";
import { loadProgram } from "./load-program.ts";
import { missingModule } from "./missing-module.ts";
import type { ProgramEntry } from "./program-entry.ts";
import { describe } from "./program-error.ts";
import { RecordError, record } from "./record.ts";
import { syntaxErrors } from "./syntax-errors.ts";

/** Runs the program of the request. @param trace What it will have read when it has run. @throws never */
export async function runProgram(
  { root, stack, strict, timeoutMs, previous }: ChildRequest,
  entry: ProgramEntry,
  trace: ProgramTrace,
): Promise<ChildAnswer> {
  try {
    const graph = await record(stack, () => loadProgram(entry), {
      strict,
      timeoutMs,
      previous,
      whenIdle: nothingLeft(),
    });
    return { kind: "graph", graph, trace };
  } catch (error) {
    const places = isSyntaxError(error) ? await syntaxErrors(entry.file, root) : [];
    const message =
      missingModule(error, root) ?? withOption(describe(error, speaksForItself, root));
    return { kind: "failed", message: places.length > 0 ? places.join("\n") : message };
  }
}

/** The SDK names one way to set what is required; the command line is another. */
function withOption(message: string): string {
  return message.replace(
    /\n\tplease set a value using the command (`pulumi config set .*?(\S+) <value>`)/,
    "\n  set it by $1, or with --config $2=<value>",
  );
}

/** What Node, its type stripping and esbuild throw for a file that does not parse. */
function isSyntaxError(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "SyntaxError" || /^Transform failed/.test(error.message))
  );
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
