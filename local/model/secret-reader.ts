/**
 * Secrets and parameters with their values.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { Secret, SecretVersion } from "../services/secretsmanager/secrets.ts";
import type { Parameter } from "../services/ssm/parameters.ts";
import type { Findings } from "./findings.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";

const secretType = "aws:secretsmanager/secret:Secret";

function ofType(graph: Graph, wanted: string): readonly GraphNode[] {
  return graph.nodes.filter(({ type, external }) => type === wanted && !external);
}

/** Reads every `aws:secretsmanager/secret:Secret` with its versions, once for each Region that has it. */
export function readSecrets(graph: Graph, findings: Findings): readonly Secret[] {
  const versions = readVersions(graph, findings);
  return ofType(graph, secretType).flatMap((node) => {
    const inputs = Reader.inputs(node, findings);
    const outputs = Reader.outputs(node, findings);
    const arn = outputs.text("arn");
    const primaryRegion = node.region ?? "";
    const replicas = inputs.objects("replicas").map((replica) => replica.text("region"));
    return [primaryRegion, ...replicas].map((region) => ({
      arn: arn.replace(`:${primaryRegion}:`, `:${region}:`),
      name: outputs.text("name"),
      region,
      primaryRegion,
      description: inputs.text("description", ""),
      versions: versions.get(arn) ?? [],
    }));
  });
}

/** By the ARN of their secret. */
function readVersions(
  graph: Graph,
  findings: Findings,
): ReadonlyMap<string, readonly SecretVersion[]> {
  const byName = new Map(
    ofType(graph, secretType).map(({ outputs }) => [outputs["name"], String(outputs["arn"])]),
  );
  const bySecret = new Map<string, readonly SecretVersion[]>();
  for (const node of ofType(graph, "aws:secretsmanager/secretVersion:SecretVersion")) {
    const reader = Reader.inputs(node, findings);
    const secretId = reader.text("secretId");
    const arn = byName.get(secretId) ?? secretId;
    if (![...byName.values()].includes(arn)) {
      reader.foreign("secretId", "must be a secret of this program");
    } else {
      const earlier = bySecret.get(arn) ?? [];
      bySecret.set(arn, withVersion(earlier, readVersion(node, reader, findings)));
    }
  }
  return bySecret;
}

function readVersion(node: GraphNode, reader: Reader, findings: Findings): SecretVersion {
  const text =
    secretText(node, "secretString", findings) ?? secretText(node, "secretStringWo", findings);
  const binary = secretText(node, "secretBinary", findings);
  const stages = reader.has("versionStages") ? reader.texts("versionStages") : [current];
  const value =
    binary === undefined
      ? { kind: "text" as const, content: text ?? "" }
      : { kind: "binary" as const, content: binary };
  return { id: Reader.outputs(node, findings).text("versionId"), stages, value };
}

const current = "AWSCURRENT";
const previous = "AWSPREVIOUS";

/**
 * Adds a version: its labels leave the others, and what was current becomes the previous one.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
function withVersion(
  earlier: readonly SecretVersion[],
  added: SecretVersion,
): readonly SecretVersion[] {
  const isReplaced = added.stages.includes(current);
  const moved = earlier.map((version) => {
    const stages = version.stages.filter(
      (stage) => !added.stages.includes(stage) && !(isReplaced && stage === previous),
    );
    const wasCurrent = isReplaced && version.stages.includes(current);
    return { ...version, stages: wasCurrent ? [...stages, previous] : stages };
  });
  return [...moved, added];
}

/** A text that no message repeats. */
function secretText(node: GraphNode, name: string, findings: Findings): string | undefined {
  const value = node.inputs[name] ?? undefined;
  if (value === undefined || typeof value === "string") {
    return value;
  }
  findings.refuse(node.urn, { path: name, message: "must be a string" });
  return undefined;
}

/** Policies of secrets, by the ARN of the secret in each of its Regions. */
export function readSecretPolicies(
  graph: Graph,
  secrets: readonly Secret[],
  findings: Findings,
): ReadonlyMap<string, readonly Statement[]> {
  const byArn = new Map<string, readonly Statement[]>();
  const nodes = [
    ...ofType(graph, secretType).filter(({ inputs }) => (inputs["policy"] ?? "") !== ""),
    ...ofType(graph, "aws:secretsmanager/secretPolicy:SecretPolicy"),
  ];
  for (const node of nodes) {
    const reader = Reader.inputs(node, findings);
    const named = node.type === secretType ? node.outputs["arn"] : reader.text("secretArn");
    const secret = secrets.find(({ arn, name }) => named === arn || named === name);
    if (secret === undefined) {
      reader.foreign("secretArn", "must be a secret of this program");
      continue;
    }
    const document = reader.value("policy");
    const statements = readStatements(node, document, "resource", "policy", findings);
    // A replica has the policy of its secret.
    for (const { arn } of secrets.filter(({ name }) => name === secret.name)) {
      byArn.set(arn, statements);
    }
  }
  return byArn;
}

/** Reads every `aws:ssm/parameter:Parameter`. */
export function readParameters(graph: Graph, findings: Findings): readonly Parameter[] {
  return ofType(graph, "aws:ssm/parameter:Parameter").map((node) => {
    const inputs = Reader.inputs(node, findings);
    const outputs = Reader.outputs(node, findings);
    const value = ["value", "insecureValue", "valueWo"]
      .map((name) => secretText(node, name, findings))
      .find((each) => each !== undefined);
    return {
      arn: outputs.text("arn"),
      name: outputs.text("name"),
      region: node.region ?? "",
      type: inputs.oneOf("type", ["String", "StringList", "SecureString"]),
      value: value ?? "",
      dataType: inputs.text("dataType", "text"),
    };
  });
}
