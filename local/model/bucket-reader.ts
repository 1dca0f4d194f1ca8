/**
 * Buckets of the program, and the names CloudFront may know them by.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Findings } from "./findings.ts";
import type { Bucket } from "./model.ts";
import { Reader } from "./property-reader.ts";

/** A bucket with its domain names. */
export interface NamedBucket extends Bucket {
  /** Like `name.s3.eu-west-1.amazonaws.com`. */
  readonly regionalDomainName: string;
  /** Like `name.s3.amazonaws.com`. */
  readonly globalDomainName: string;
}

/** Reads every `aws:s3/bucket:Bucket`, versioned by a property or by a resource beside it. */
export function readBuckets(graph: Graph, findings: Findings): readonly NamedBucket[] {
  const versioned = versionedBuckets(graph, findings);
  return graph.nodes
    .filter(({ type }) => type === "aws:s3/bucket:Bucket")
    .map((node) => readBucket(node, versioned, findings));
}

function readBucket(
  node: GraphNode,
  versioned: ReadonlySet<string>,
  findings: Findings,
): NamedBucket {
  if (node.external) {
    findings.list(node, "", "the bucket is read, not managed: it starts empty here");
  }
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const name = outputs.text("bucket");
  return {
    name,
    arn: outputs.text("arn"),
    region: outputs.text("region", node.region),
    versioned: versioned.has(name) || inputs.object("versioning").flag("enabled", false),
    urn: node.urn,
    regionalDomainName: outputs.text("bucketRegionalDomainName"),
    globalDomainName: outputs.text("bucketDomainName"),
  };
}

function versionedBuckets(graph: Graph, findings: Findings): ReadonlySet<string> {
  return new Set(
    graph.nodes
      .filter(({ type }) => type === "aws:s3/bucketVersioning:BucketVersioning")
      .map((node) => Reader.inputs(node, findings))
      .filter((reader) => isEnabled(reader.object("versioningConfiguration")))
      .map((reader) => reader.text("bucket")),
  );
}

/** A bucket once versioned keeps the versions it has: `Suspended` makes no new ones. */
function isEnabled(configuration: Reader): boolean {
  return configuration.oneOf("status", ["Enabled", "Suspended", "Disabled"]) === "Enabled";
}
