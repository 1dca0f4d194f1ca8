/**
 * Evaluates a graph with a policy pack, in the engine's order.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { StackConfig } from "../program/stack-config.ts";
import { type Analyzer, createAnalyzer, type Remediation, type Violation } from "./analyzer.ts";
import { type PackProcess, startPack } from "./pack-process.ts";
import { reconcile } from "./policy-config.ts";
import { PolicyConfigError } from "./policy-error.ts";

/** A pack that has been configured for a stack. */
export interface Evaluator {
  /** How many policies it has. */
  readonly policies: number;
  evaluate(graph: Graph): Promise<Evaluation>;
  readonly analyzer: Analyzer;
  /** Ends the pack. */
  stop(): void;
}

/** What a pack makes of a graph. */
export interface Evaluation {
  readonly violations: readonly Violation[];
  readonly remediations: readonly Remediation[];
  /** Whether an engine would stop here. */
  readonly isBlocked: boolean;
}

/**
 * Starts a pack and configures it.
 *
 * @param folder The pack's.
 * @param config The parsed policy configuration; `{}` for none.
 * @throws {PolicyError} when the pack does not start, or the configuration names what it does not have.
 */
export async function startEvaluator(
  folder: string,
  stack: StackConfig,
  config: unknown,
): Promise<Evaluator> {
  return connectEvaluator(await startPack(folder), stack, config);
}

/**
 * Configures a pack that has been started; ends it if that fails.
 *
 * @throws {PolicyError} when the configuration names what the pack does not have.
 */
export async function connectEvaluator(
  pack: PackProcess,
  stack: StackConfig,
  config: unknown,
): Promise<Evaluator> {
  const analyzer = createAnalyzer(pack.port);
  const stop = () => {
    analyzer.close();
    pack.stop();
  };
  try {
    const policies = await analyzer.policies();
    const { settings, problems } = reconcile(policies, config);
    if (problems.length > 0) {
      throw new PolicyConfigError(problems);
    }
    await analyzer.configure(stack, settings);
    // A pack remediates for policies of that level, and for no other.
    const remediates = [...settings.values()].some(({ level }) => level === "remediate");
    return {
      policies: policies.length,
      evaluate: (graph) => evaluate(analyzer, graph, remediates),
      analyzer,
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function evaluate(
  analyzer: Analyzer,
  graph: Graph,
  remediates: boolean,
): Promise<Evaluation> {
  // All at once, as the engine registers resources: the pack answers while the next questions are written.
  const answers = await Promise.all(
    graph.nodes.map(async (node) => {
      // A resource that is only read cannot be remediated; the engine sends it at the end.
      if (node.external) {
        return { node, remediations: [], violations: [] };
      }
      const remediated = remediates ? await analyzer.remediate(node) : { node, remediations: [] };
      return { ...remediated, violations: await analyzer.analyze(remediated.node) };
    }),
  );
  const remediations = answers.flatMap((answer) => answer.remediations);
  const violations = [
    ...answers.flatMap((answer) => answer.violations),
    ...(await analyzer.analyzeStack(answers.map(({ node }) => node))),
  ];
  const isBlocked =
    violations.some(({ level }) => level === "mandatory") ||
    remediations.some(({ failure }) => failure !== undefined);
  return { violations, remediations, isBlocked };
}
