/**
 * `touchline policy`: what a policy pack says of a stack, without the Pulumi CLI.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startPack } from "../policy/pack-process.ts";
import { PolicyConfigError, PolicyError } from "../policy/policy-error.ts";
import { evaluate } from "../program/evaluate.ts";
import { lightenSdk } from "../program/light-sdk.ts";
import { readStack } from "../program/stack-file.ts";
import type { Command, ExitStatus, World } from "./command.ts";
import { type PolicyOptions, parsePolicyOptions, usage } from "./policy-options.ts";
import { report } from "./policy-report.ts";

/** Evaluates a program and a policy pack on what it declares. */
export const policyCommand: Command = {
  summary: "evaluate a policy pack on what the program declares",
  usage,
  settings: ["stack", "pack"],
  run: (args, world) => evaluateStack(parsePolicyOptions(args), world),
};

async function evaluateStack(
  options: PolicyOptions,
  { root, out, passphrase }: World,
): Promise<ExitStatus> {
  const stack = await readStack(root, options.stack, { passphrase });
  const config = readConfig(root, stack.stack, options);
  // The pack starts while the program is evaluated, and both while the modules that speak with the pack are loaded.
  const evaluating = evaluate(root, stack);
  evaluating.catch(() => undefined);
  const started = startPack(join(root, options.pack));
  started.catch(() => undefined);
  lightenSdk(import.meta.resolve("@pulumi/pulumi"));
  const { connectEvaluator } = await import("../policy/evaluate-graph.ts");
  const starting = started.then((process) => connectEvaluator(process, stack, config.value));
  starting.catch(() => undefined);
  const graph = await evaluating.catch(async (error: unknown) => {
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
        stack: stack.stack,
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
function readConfig(root: string, stack: string, { pack, config }: PolicyOptions) {
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
