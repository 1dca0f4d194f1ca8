/**
 * Evaluates a graph with a policy pack, in the engine's order.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { StackConfig } from "../program/stack-config.ts";
import { type Analyzer, createAnalyzer, type Remediation, type Violation } from "./analyzer.ts";
import { startPack } from "./pack-process.ts";
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
  const pack = await startPack(folder);
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
    return {
      policies: policies.length,
      evaluate: (graph) => evaluate(analyzer, graph),
      analyzer,
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}

async function evaluate(analyzer: Analyzer, graph: Graph): Promise<Evaluation> {
  const violations: Violation[] = [];
  const remediations: Remediation[] = [];
  const nodes: GraphNode[] = [];
  for (const node of graph.nodes) {
    // A resource that is only read cannot be remediated; the engine sends it at the end.
    if (node.external) {
      nodes.push(node);
      continue;
    }
    const remediated = await analyzer.remediate(node);
    nodes.push(remediated.node);
    remediations.push(...remediated.remediations);
    violations.push(...(await analyzer.analyze(remediated.node)));
  }
  violations.push(...(await analyzer.analyzeStack(nodes)));
  const isBlocked =
    violations.some(({ level }) => level === "mandatory") ||
    remediations.some(({ failure }) => failure !== undefined);
  return { violations, remediations, isBlocked };
}
