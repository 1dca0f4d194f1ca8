/**
 * The policy command: arguments in, text and an exit status out.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startEvaluator } from "../../local/policy/evaluate-graph.ts";
import { PolicyConfigError, PolicyError } from "../../local/policy/policy-error.ts";
import { evaluate } from "../../local/program/evaluate.ts";
import { ProgramError } from "../../local/program/program-error.ts";
import { readStack, StackFileError } from "../../local/program/stack-file.ts";
import { type PolicyOptions, parseOptions, UsageError, usage } from "./options.ts";
import { report } from "./report.ts";

/** Where the project is, and where text goes. Each call gets whole lines. */
export interface PolicyWorld {
  /** Folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0: no mandatory policy is violated; 1: one is; 2: nothing was evaluated. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Evaluates one stack.
 *
 * @param args Without the interpreter and the script.
 * @throws never for anything a caller writes, or a file holds.
 */
export async function runPolicy(args: readonly string[], world: PolicyWorld): Promise<ExitStatus> {
  try {
    const options = parseOptions(args);
    if (options === "help") {
      world.out(usage);
      return 0;
    }
    return await evaluateStack(options, world);
  } catch (error) {
    if (error instanceof UsageError) {
      world.err(`policy: ${error.message}\n${usage}`);
      return 2;
    }
    if (
      error instanceof PolicyError ||
      error instanceof ProgramError ||
      error instanceof StackFileError
    ) {
      world.err(`${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

async function evaluateStack(
  options: PolicyOptions,
  { root, out }: PolicyWorld,
): Promise<ExitStatus> {
  const stack = await readStack(root, options.stack);
  const config = readConfig(root, options);
  // The pack starts while the program is evaluated: neither waits for the other.
  const starting = startEvaluator(join(root, options.pack), stack, config.value);
  starting.catch(() => undefined);
  const graph = await evaluate(root, stack).catch(async (error: unknown) => {
    (await starting.catch(() => undefined))?.stop();
    throw error;
  });
  const pack = await starting.catch((error: unknown) => {
    throw error instanceof PolicyConfigError
      ? new PolicyConfigError(error.problems, config.file)
      : error;
  });
  try {
    const evaluation = await pack.evaluate(graph);
    out(
      report(evaluation, {
        stack: options.stack,
        resources: graph.nodes.length,
        policies: pack.policies,
        config: config.file,
      }),
    );
    return evaluation.isBlocked ? 1 : 0;
  } finally {
    pack.stop();
  }
}

/** @throws {PolicyError} for a file that was named and is not there, or is no JSON. */
function readConfig(root: string, { stack, pack, config }: PolicyOptions) {
  const own = join(pack, "config", `${stack}.json`);
  const file = config ?? (existsSync(join(root, own)) ? own : undefined);
  if (file === undefined) {
    return { file, value: {} };
  }
  try {
    return { file, value: JSON.parse(readFileSync(join(root, file), "utf8")) as unknown };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PolicyError(`${file} cannot be used: ${reason}`, { cause });
  }
}
