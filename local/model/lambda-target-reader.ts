/**
 * What may be invoked by ARN: versions, functions without one, and aliases.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { LambdaTarget, WeightedVersion } from "../services/lambda/alias-routing.ts";
import type { FunctionVersion } from "../services/lambda/invoker.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";

/** Reads all of them, by ARN. @param functions By ARN with version. */
export function readLambdaTargets(
  graph: Graph,
  functions: ReadonlyMap<string, FunctionVersion>,
  findings: Findings,
): ReadonlyMap<string, LambdaTarget> {
  const targets = new Map<string, LambdaTarget>();
  for (const version of functions.values()) {
    const unqualified = version.arn.slice(0, version.arn.lastIndexOf(":"));
    for (const arn of [version.arn, unqualified]) {
      targets.set(arn, { arn, versions: [{ version, weight: 1 }] });
    }
  }
  for (const node of graph.nodes.filter(({ type }) => type === "aws:lambda/alias:Alias")) {
    const alias = readAlias(node, targets, findings);
    if (alias !== undefined) {
      targets.set(alias.arn, alias);
    }
  }
  return targets;
}

/**
 * Versions published earlier are not in the program, and cannot run here: their share goes to those
 * that are.
 */
function readAlias(
  node: GraphNode,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): LambdaTarget | undefined {
  const inputs = Reader.inputs(node, findings);
  const arn = Reader.outputs(node, findings).text("arn");
  const functionArn = arn.slice(0, arn.lastIndexOf(":"));
  const shares = readShares(inputs);
  const present = shares.flatMap(({ number, weight }) => {
    const version = targets.get(`${functionArn}:${number}`)?.versions[0].version;
    return version === undefined ? [] : [{ version, weight }];
  });
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const [first, ...others] = present.map(
    ({ version, weight }): WeightedVersion => ({
      version,
      weight: total === 0 ? 1 / present.length : weight / total,
    }),
  );
  if (first === undefined) {
    inputs.foreign("functionVersion", "must be a version of a function of this program");
    return undefined;
  }
  if (present.length < shares.length) {
    findings.list(
      node,
      "routingConfig",
      "a version published earlier is not in the program: its requests go to the version that is",
    );
  }
  return { arn, versions: [first, ...others] };
}

/** The alias's own version gets what the others leave. */
function readShares(
  inputs: Reader,
): readonly { readonly number: string; readonly weight: number }[] {
  const weights = inputs.object("routingConfig").numbers("additionalVersionWeights");
  const others = Object.entries(weights).map(([number, weight]) => ({ number, weight }));
  const rest = 1 - others.reduce((sum, { weight }) => sum + weight, 0);
  return [{ number: inputs.text("functionVersion"), weight: rest }, ...others];
}
