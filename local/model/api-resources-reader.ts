/**
 * What functions reach through the APIs of AWS, beside buckets: secrets and parameters.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { Secret } from "../services/secretsmanager/secrets.ts";
import type { Parameter } from "../services/ssm/parameters.ts";
import type { Findings } from "./findings.ts";
import { readParameters, readSecretPolicies, readSecrets } from "./secret-reader.ts";

/** Resources with APIs of their own. */
export interface ApiResources {
  readonly secrets: readonly Secret[];
  readonly parameters: readonly Parameter[];
}

/** @returns the resources, and their policies by ARN. */
export function readApiResources(
  graph: Graph,
  findings: Findings,
): {
  readonly resources: ApiResources;
  readonly policies: ReadonlyMap<string, readonly Statement[]>;
} {
  const secrets = readSecrets(graph, findings);
  return {
    resources: { secrets, parameters: readParameters(graph, findings) },
    policies: readSecretPolicies(graph, secrets, findings),
  };
}
