/**
 * Buckets of the program, and the names CloudFront may know them by.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Findings } from "./findings.ts";
import { Reader } from "./property-reader.ts";
import type { Bucket } from "./stack-model.ts";

/** A bucket with its domain names. */
export interface NamedBucket extends Bucket {
  /** Like `name.s3.eu-west-1.amazonaws.com`. */
  readonly regionalDomainName: string;
  /** Like `name.s3.amazonaws.com`. */
  readonly globalDomainName: string;
}

/** Reads every `aws:s3/bucket:Bucket`, versioned by a property or by a resource beside it. */
export function readBuckets(graph: Graph, findings: Findings): readonly NamedBucket[] {
  const versioning = versioningOf(graph, findings);
  return graph.nodes
    .filter(({ type }) => type === "aws:s3/bucket:Bucket")
    .map((node) => readBucket(node, versioning, findings));
}

function readBucket(
  node: GraphNode,
  versioning: ReadonlyMap<string, string>,
  findings: Findings,
): NamedBucket {
  if (node.external) {
    findings.list(node, "", "the bucket is not managed by this program: it starts empty");
  }
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const name = outputs.text("bucket");
  const enabled = inputs.object("versioning").flag("enabled", false);
  return {
    name,
    arn: outputs.text("arn"),
    region: outputs.text("region", node.region),
    versioned: (versioning.get(name) ?? (enabled ? "Enabled" : "")) === "Enabled",
    ...(versioning.get(name) === "Suspended" ? { suspended: true } : {}),
    urn: node.urn,
    regionalDomainName: outputs.text("bucketRegionalDomainName"),
    globalDomainName: outputs.text("bucketDomainName"),
  };
}

/** The status of versioning by bucket, where a resource beside the bucket says it. */
function versioningOf(graph: Graph, findings: Findings): ReadonlyMap<string, string> {
  return new Map(
    graph.nodes
      .filter(({ type }) => type === "aws:s3/bucketVersioning:BucketVersioning")
      .map((node) => Reader.inputs(node, findings))
      .map((reader) => [
        reader.text("bucket"),
        reader
          .object("versioningConfiguration")
          .oneOf("status", ["Enabled", "Suspended", "Disabled"]),
      ]),
  );
}
