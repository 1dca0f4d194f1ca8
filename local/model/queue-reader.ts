/**
 * Queues with their policies.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 * @module
 */
import {
  maxReceiveCountRange,
  messageRetentionRange,
  queueAttributeRanges,
  queueDefaults,
  visibilityTimeoutRange,
} from "../../aws/sqs.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import { isBag } from "../program/values.ts";
import type { Statement } from "../services/iam/policy-document.ts";
import type { Queue } from "../services/sqs/queue.ts";
import type { Findings } from "./findings.ts";
import { readStatements } from "./policy-statements.ts";
import { Reader } from "./property-reader.ts";

const queueType = "aws:sqs/queue:Queue";

function ofType(graph: Graph, wanted: string): readonly GraphNode[] {
  return graph.nodes.filter(({ type, external }) => type === wanted && !external);
}

/** Reads every `aws:sqs/queue:Queue`. */
export function readQueues(graph: Graph, findings: Findings): readonly Queue[] {
  const nodes = ofType(graph, queueType);
  const arns = new Set(nodes.map(({ outputs }) => String(outputs["arn"])));
  const redrives = readRedrives(graph, arns, findings);
  return nodes.map((node) => {
    const inputs = Reader.inputs(node, findings);
    const outputs = Reader.outputs(node, findings);
    const arn = outputs.text("arn");
    const redrive = redrives.get(arn);
    return {
      arn,
      name: outputs.text("name"),
      url: outputs.text("url"),
      region: node.region ?? "",
      delaySeconds: ranged(inputs, "delaySeconds"),
      visibilityTimeoutSeconds: ranged(inputs, "visibilityTimeoutSeconds"),
      messageRetentionSeconds: ranged(inputs, "messageRetentionSeconds"),
      receiveWaitTimeSeconds: ranged(inputs, "receiveWaitTimeSeconds"),
      maxMessageSize: ranged(inputs, "maxMessageSize"),
      ...(redrive && { redrive }),
    };
  });
}

const ranges = {
  ...queueAttributeRanges.value,
  messageRetentionSeconds: messageRetentionRange.value,
  visibilityTimeoutSeconds: visibilityTimeoutRange.value,
};

function ranged(inputs: Reader, name: keyof typeof ranges): number {
  const { min, max } = ranges[name];
  const value = inputs.number(name, queueDefaults.value[name]);
  if (value < min || value > max) {
    inputs.refuse(name, `must be from ${min} to ${max}`);
  }
  return value;
}

/** The resources that a queue can be configured by, and their properties; a queue has one of each. */
const redriveSource = { type: "aws:sqs/redrivePolicy:RedrivePolicy", property: "redrivePolicy" };
const allowSource = {
  type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  property: "redriveAllowPolicy",
};
const policySource = { type: "aws:sqs/queuePolicy:QueuePolicy", property: "policy" };

/** A document, of a queue itself or of a resource of its own. */
interface QueueDocument {
  readonly node: GraphNode;
  readonly queueArn: string;
  readonly reader: Reader;
}

function documentsOf(
  graph: Graph,
  { type, property }: typeof redriveSource,
  findings: Findings,
): readonly QueueDocument[] {
  const queues = ofType(graph, queueType);
  const own = queues
    .filter(({ inputs }) => (inputs[property] ?? "") !== "")
    .map((node) => ({
      node,
      queueArn: String(node.outputs["arn"]),
      reader: Reader.inputs(node, findings),
    }));
  const others = ofType(graph, type).flatMap((node) => {
    const reader = Reader.inputs(node, findings);
    const url = reader.text("queueUrl");
    const queue = queues.find(({ outputs }) => outputs["url"] === url);
    if (queue === undefined) {
      reader.foreign("queueUrl", "must be the URL of a queue of this program");
      return [];
    }
    return [{ node, queueArn: String(queue.outputs["arn"]), reader }];
  });
  return [...own, ...others];
}

function readRedrives(
  graph: Graph,
  arns: ReadonlySet<string>,
  findings: Findings,
): ReadonlyMap<string, NonNullable<Queue["redrive"]>> {
  const allowed = readAllowPolicies(graph, findings);
  const redrives = new Map<string, NonNullable<Queue["redrive"]>>();
  for (const { queueArn, reader } of documentsOf(graph, redriveSource, findings)) {
    const { property } = redriveSource;
    const { min, max } = maxReceiveCountRange.value;
    const document = parseDocument(reader, property);
    const target = document?.["deadLetterTargetArn"];
    const maxReceiveCount = Number(document?.["maxReceiveCount"]);
    if (typeof target !== "string" || !(maxReceiveCount >= min && maxReceiveCount <= max)) {
      reader.refuse(
        property,
        `must be JSON with a deadLetterTargetArn and a maxReceiveCount from ${min} to ${max}`,
      );
    } else if (!arns.has(target)) {
      reader.foreign(property, "must name a queue of this program: messages stay in their queue");
    } else if (regionOf(target) !== regionOf(queueArn) || isFifo(target) !== isFifo(queueArn)) {
      reader.refuse(property, "must name a queue of the same Region and type");
    } else if (allowed.get(target)?.(queueArn) === false) {
      reader.refuse(property, "must name a queue whose redriveAllowPolicy allows this one");
    } else {
      redrives.set(queueArn, { queueArn: target, maxReceiveCount });
    }
  }
  return redrives;
}

/** By the ARN of a dead-letter queue: whether a queue may use it. */
function readAllowPolicies(
  graph: Graph,
  findings: Findings,
): ReadonlyMap<string, (queueArn: string) => boolean> {
  const { property } = allowSource;
  return new Map(
    documentsOf(graph, allowSource, findings).map(({ queueArn, reader }) => {
      const document = parseDocument(reader, property);
      const permission = document?.["redrivePermission"];
      const sources = document?.["sourceQueueArns"];
      if (permission !== "allowAll" && permission !== "denyAll" && permission !== "byQueue") {
        reader.refuse(
          property,
          "must be JSON with a redrivePermission of allowAll, denyAll, byQueue",
        );
      }
      const named = Array.isArray(sources) ? sources : [];
      const allows = (source: string) =>
        permission === "allowAll" || (permission === "byQueue" && named.includes(source));
      return [queueArn, allows];
    }),
  );
}

function regionOf(arn: string): string | undefined {
  return arn.split(":")[3];
}

function isFifo(arn: string): boolean {
  return arn.endsWith(".fifo");
}

/** A document is JSON in a text; `undefined` when it is not an object. */
function parseDocument(
  reader: Reader,
  property: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(reader.text(property));
    return isBag(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Policies of queues, by ARN. */
export function readQueuePolicies(
  graph: Graph,
  findings: Findings,
): ReadonlyMap<string, readonly Statement[]> {
  const { property } = policySource;
  return new Map(
    documentsOf(graph, policySource, findings).map(({ node, queueArn, reader }) => [
      queueArn,
      readStatements(node, reader.value(property), "resource", property, findings),
    ]),
  );
}
