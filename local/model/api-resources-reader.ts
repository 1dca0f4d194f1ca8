/**
 * What functions reach through the APIs of AWS, beside buckets: secrets, parameters, queues and mail.
 *
 * @module
 */
import type { Graph } from "../program/graph.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { Secret } from "../services/secretsmanager/secrets.ts";
import type { MailIdentity } from "../services/ses/mail-address.ts";
import type { Queue } from "../services/sqs/queue.ts";
import type { Parameter } from "../services/ssm/parameters.ts";
import type { Findings } from "./findings.ts";
import {
  readConfigurationSets,
  readIdentityPolicies,
  readMailIdentities,
} from "./mail-identity-reader.ts";
import { readQueuePolicies, readQueues } from "./queue-reader.ts";
import { readParameters, readSecretPolicies, readSecrets } from "./secret-reader.ts";

/** Resources with APIs of their own. */
export interface ApiResources {
  readonly secrets: readonly Secret[];
  readonly parameters: readonly Parameter[];
  readonly queues: readonly Queue[];
  /** ARNs of topics. */
  readonly topics: readonly string[];
  /** Addresses and domains that may send mails. */
  readonly mailIdentities: readonly MailIdentity[];
  /** Configuration sets that mails may name. */
  readonly mailConfigurationSets: readonly MailIdentity[];
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
  const mailIdentities = readMailIdentities(graph, findings);
  return {
    resources: {
      secrets,
      parameters: readParameters(graph, findings),
      queues: readQueues(graph, findings),
      topics: readTopics(graph),
      mailIdentities,
      mailConfigurationSets: readConfigurationSets(graph, findings),
    },
    policies: new Map([
      ...readSecretPolicies(graph, secrets, findings),
      ...readQueuePolicies(graph, findings),
      ...readIdentityPolicies(graph, mailIdentities, findings),
    ]),
  };
}

/** One that is only read exists too. */
function readTopics(graph: Graph): readonly string[] {
  return graph.nodes
    .filter(({ type }) => type === "aws:sns/topic:Topic")
    .map(({ outputs }) => String(outputs["arn"] ?? ""));
}
