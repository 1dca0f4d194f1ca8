/**
 * Origins of a distribution, joined with buckets and origin access controls.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 * @module
 */

import {
  connectionAttemptsRange,
  connectionTimeoutRange,
  originKeepaliveRange,
  originProtocolPolicies,
  originReadTimeoutRange,
} from "../../aws/cloudfront-limits.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { CustomOrigin, Origin, S3Origin } from "../services/cloudfront/model.ts";
import { websiteBucket } from "../services/s3/website/website.ts";
import type { VpcOrigin } from "../services/vpc/networks.ts";
import type { NamedBucket } from "./bucket-reader.ts";
import type { Reader } from "./property-reader.ts";
import { refuseOrigin } from "./refusals/origin-refusals.ts";

/** What an origin may refer to. */
export interface OriginTargets {
  readonly buckets: readonly NamedBucket[];
  /** Origin access controls by id. */
  readonly accessControls: ReadonlyMap<string, GraphNode>;
  /** Origin access identities by their path, `origin-access-identity/cloudfront/<id>`. */
  readonly identities: ReadonlyMap<string, GraphNode>;
  /** By id. */
  readonly vpcOrigins: ReadonlyMap<string, VpcOrigin>;
}

/** What the kinds share. */
type Common = Omit<S3Origin, "kind" | "signed">;

/** What CloudFront takes where nothing is declared. */
const defaults = {
  connectionAttempts: connectionAttemptsRange.value.default,
  connectionTimeout: connectionTimeoutRange.value.default,
  readTimeout: originReadTimeoutRange.value.default,
  keepalive: originKeepaliveRange.value.default,
};

/** Origin access controls of a graph, by id. */
export function readAccessControls(graph: Graph): ReadonlyMap<string, GraphNode> {
  const nodes = graph.nodes.filter(
    ({ type }) => type === "aws:cloudfront/originAccessControl:OriginAccessControl",
  );
  return new Map(nodes.map((node) => [node.id, node]));
}

/** Origin access identities of a graph, by their path. */
export function readIdentities(graph: Graph): ReadonlyMap<string, GraphNode> {
  const nodes = graph.nodes.filter(
    ({ type }) => type === "aws:cloudfront/originAccessIdentity:OriginAccessIdentity",
  );
  return new Map(nodes.map((node) => [String(node.outputs["cloudfrontAccessIdentityPath"]), node]));
}

/** @param reader One of the distribution's `origins`. */
export function readOrigin(reader: Reader, targets: OriginTargets): Origin {
  const common: Common = {
    id: reader.text("originId"),
    domainName: reader.text("domainName"),
    path: reader.text("originPath", ""),
    customHeaders: reader
      .objects("customHeaders")
      .map((header) => ({ name: header.text("name"), value: header.text("value") })),
    connectionAttempts: reader.number("connectionAttempts", defaults.connectionAttempts),
    connectionTimeoutSeconds: reader.number("connectionTimeout", defaults.connectionTimeout),
    responseTimeoutSeconds: reader
      .object(reader.has("vpcOriginConfig") ? "vpcOriginConfig" : "customOriginConfig")
      .number("originReadTimeout", defaults.readTimeout),
  };
  const origin = readKind(reader, common, targets);
  reader.refuseAll(refuseOrigin(origin));
  return origin;
}

function readKind(reader: Reader, common: Common, targets: OriginTargets): Origin {
  if (reader.has("vpcOriginConfig")) {
    return readVpcOrigin(reader.object("vpcOriginConfig"), common, targets);
  }
  return reader.has("customOriginConfig")
    ? readCustomOrigin(reader, common, targets)
    : readS3Origin(reader, common, targets);
}

/** An origin in a network: protocol and ports are those of a resource of its own. */
function readVpcOrigin(
  config: Reader,
  common: Common,
  { vpcOrigins }: OriginTargets,
): CustomOrigin {
  const vpcOriginId = config.text("vpcOriginId");
  const vpcOrigin = vpcOrigins.get(vpcOriginId);
  if (vpcOrigin === undefined) {
    config.foreign("vpcOriginId", "must be a VPC origin of this program");
  }
  return {
    kind: "custom",
    ...common,
    vpcOriginId,
    protocolPolicy: vpcOrigin?.protocolPolicy ?? "http-only",
    httpPort: vpcOrigin?.httpPort ?? 80,
    httpsPort: vpcOrigin?.httpsPort ?? 443,
    keepaliveTimeoutSeconds: config.number("originKeepaliveTimeout", defaults.keepalive),
  };
}

function readCustomOrigin(reader: Reader, common: Common, targets: OriginTargets): CustomOrigin {
  if (targets.buckets.some((bucket) => bucketNames(bucket).includes(common.domainName))) {
    reader.refuse(
      "domainName",
      "must not be a bucket beside customOriginConfig: remove customOriginConfig",
    );
  }
  const config = reader.object("customOriginConfig");
  return {
    kind: "custom",
    ...common,
    protocolPolicy: config.oneOf("originProtocolPolicy", originProtocolPolicies.value),
    httpPort: config.number("httpPort", 80),
    httpsPort: config.number("httpsPort", 443),
    keepaliveTimeoutSeconds: config.number("originKeepaliveTimeout", defaults.keepalive),
    ...(readSigned(reader, targets) ? { signed: true } : {}),
    ...(config.has("originSslProtocols")
      ? { sslProtocols: config.texts("originSslProtocols") }
      : {}),
  };
}

function readS3Origin(reader: Reader, common: Common, targets: OriginTargets): S3Origin {
  const { domainName } = common;
  const bucket = targets.buckets.find((each) => bucketNames(each).includes(domainName));
  if (websiteBucket(domainName) !== undefined) {
    reader.refuse(
      "domainName",
      "must have a customOriginConfig, being a website endpoint; bucketRegionalDomainName needs none",
    );
  } else if (bucket === undefined) {
    reader.foreign(
      "domainName",
      "must be the bucketRegionalDomainName of a bucket of this program, or have a customOriginConfig",
    );
  } else if (domainName !== bucket.regionalDomainName) {
    const better = JSON.stringify(bucket.regionalDomainName);
    reader.refuse("domainName", `must be ${better}: the global name returns 307 for up to a day`);
  }
  const identity = readIdentity(reader, targets);
  return {
    kind: "s3",
    ...common,
    signed: readSigned(reader, targets),
    ...(identity === undefined ? {} : { identity }),
  };
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html#private-content-restricting-access-to-s3-oai */
function readIdentity(reader: Reader, { identities }: OriginTargets): S3Origin["identity"] {
  const config = reader.object("s3OriginConfig");
  const path = config.text("originAccessIdentity", "");
  if (path === "") {
    return undefined;
  }
  const outputs = identities.get(path)?.outputs;
  if (outputs === undefined) {
    config.foreign("originAccessIdentity", "must be an origin access identity of this program");
    return undefined;
  }
  return {
    arn: String(outputs["iamArn"]),
    canonicalUserId: String(outputs["s3CanonicalUserId"]),
  };
}

function readSigned(reader: Reader, { accessControls }: OriginTargets): boolean {
  const id = reader.text("originAccessControlId", "");
  if (id === "") {
    return false;
  }
  const accessControl = accessControls.get(id);
  if (accessControl === undefined) {
    reader.foreign("originAccessControlId", "must be an origin access control of this program");
  }
  return accessControl?.inputs["signingBehavior"] !== "never";
}

function bucketNames({ regionalDomainName, globalDomainName }: NamedBucket): readonly string[] {
  return [regionalDomainName, globalDomainName];
}
