/**
 * Who may send mails: identities and their policies.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { MailIdentity } from "../services/ses/mail-address.ts";
import type { Findings } from "./findings.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";

function readNamed(
  graph: Graph,
  wanted: string,
  property: string,
  findings: Findings,
): readonly MailIdentity[] {
  // One that is only read exists too.
  return graph.nodes
    .filter(({ type }) => type === wanted)
    .map((node) => ({
      name: node.external ? node.id : Reader.inputs(node, findings).text(property),
      arn: Reader.outputs(node, findings).text("arn"),
      region: node.region ?? "",
    }));
}

/** Reads every `aws:sesv2/emailIdentity:EmailIdentity`, each of which counts as verified. */
export function readMailIdentities(graph: Graph, findings: Findings): readonly MailIdentity[] {
  return readNamed(graph, "aws:sesv2/emailIdentity:EmailIdentity", "emailIdentity", findings);
}

/** Reads every `aws:sesv2/configurationSet:ConfigurationSet`. */
export function readConfigurationSets(graph: Graph, findings: Findings): readonly MailIdentity[] {
  const type = "aws:sesv2/configurationSet:ConfigurationSet";
  return readNamed(graph, type, "configurationSetName", findings);
}

/** Policies of identities by ARN; one identity may have several. */
export function readIdentityPolicies(
  graph: Graph,
  identities: readonly MailIdentity[],
  findings: Findings,
): ReadonlyMap<string, readonly Statement[]> {
  const byArn = new Map<string, readonly Statement[]>();
  for (const node of graph.nodes) {
    if (node.type !== "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy" || node.external) {
      continue;
    }
    const reader = Reader.inputs(node, findings);
    const named = reader.text("emailIdentity");
    const identity = identities.find(
      ({ name, region }) => name === named && region === (node.region ?? ""),
    );
    if (identity === undefined) {
      reader.foreign("emailIdentity", "must be an identity of this program");
    } else {
      const statements = readStatements(
        node,
        reader.value("policy"),
        "resource",
        "policy",
        findings,
      );
      byArn.set(identity.arn, [...(byArn.get(identity.arn) ?? []), ...statements]);
    }
  }
  return byArn;
}
