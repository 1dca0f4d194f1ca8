/**
 * Buckets of the program, and the names CloudFront may know them by.
 *
 * @module
 */
import type { Graph, GraphNode } from "../program/graph.ts";
import type { CorsRule } from "../services/s3/rules/cors.ts";
import { readCorsConfigurations, readCorsRules } from "./bucket-cors-reader.ts";
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

/** Reads every `aws:s3/bucket:Bucket`, with what properties or resources beside it declare of versions and CORS. */
export function readBuckets(graph: Graph, findings: Findings): readonly NamedBucket[] {
  const beside: Beside = {
    versioning: versioningOf(graph, findings),
    cors: readCorsConfigurations(graph, findings),
  };
  return graph.nodes
    .filter(({ type }) => type === "aws:s3/bucket:Bucket")
    .map((node) => readBucket(node, beside, findings));
}

/** What resources beside the buckets declare, by the names of the buckets. */
interface Beside {
  readonly versioning: ReadonlyMap<string, string>;
  readonly cors: ReadonlyMap<string, readonly CorsRule[]>;
}

function readBucket(
  node: GraphNode,
  { versioning, cors }: Beside,
  findings: Findings,
): NamedBucket {
  if (node.external) {
    findings.list(node, "", "the bucket is not managed by this program: it starts empty");
  }
  const inputs = Reader.inputs(node, findings);
  const outputs = Reader.outputs(node, findings);
  const name = outputs.text("bucket");
  const ownRules = readCorsRules(inputs);
  const rules = cors.get(name) ?? ownRules;
  if (ownRules.length > 0 && rules !== ownRules) {
    inputs.refuse(
      "corsRules",
      "must be absent beside a BucketCorsConfiguration, which replaces it",
    );
  }
  const enabled = inputs.object("versioning").flag("enabled", false);
  return {
    name,
    arn: outputs.text("arn"),
    region: outputs.text("region", node.region),
    versioned: (versioning.get(name) ?? (enabled ? "Enabled" : "")) === "Enabled",
    ...(versioning.get(name) === "Suspended" ? { suspended: true } : {}),
    ...(rules.length > 0 ? { cors: rules } : {}),
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
