/**
 * Graph in, model out.
 *
 * @module
 */

import { canonicalNode } from "../program/canonical-type.ts";
import type { Graph, GraphNode } from "../program/graph.ts";
import type { Distribution } from "../services/cloudfront/model.ts";
import type { FunctionVersion } from "../services/lambda/invoker.ts";
import type { Replication } from "../services/s3/buckets.ts";
import { createAccess } from "./access.ts";
import { createAccessKeys } from "./access-keys.ts";
import { readApiDomains } from "./api-domain-reader.ts";
import { readApiResources } from "./api-resources-reader.ts";
import { audit } from "./audit.ts";
import { readBehaviorPolicies } from "./behavior-policies-reader.ts";
import { readBucketPolicies, readPublicBuckets } from "./bucket-policies-reader.ts";
import { type NamedBucket, readBuckets } from "./bucket-reader.ts";
import { readContinuousDeployment } from "./continuous-deployment-reader.ts";
import { type DistributionTargets, readDistribution } from "./distribution-reader.ts";
import { earlierVersions } from "./earlier-versions.ts";
import { readQueueMappings } from "./event-source-reader.ts";
import { expandGraph } from "./expand-graph.ts";
import { listBackends } from "./external-backends.ts";
import { listExternalOrigins } from "./external-origins.ts";
import { Findings } from "./findings.ts";
import { readFunctionPolicies } from "./function-policies-reader.ts";
import { readFunctionUrls } from "./function-url-reader.ts";
import { readFunctionVersion } from "./function-version-reader.ts";
import { readHttpApis, readWebSocketApis } from "./http-api-reader.ts";
import { readKeyGroups } from "./key-group-reader.ts";
import { readLambdaTargets } from "./lambda-target-reader.ts";
import { ModelError } from "./model-error.ts";
import { readNameTable } from "./name-table-reader.ts";
import { readNotifications } from "./notification-reader.ts";
import { readObjectSeeds } from "./object-seed-reader.ts";
import { readAccessControls, readIdentities } from "./origin-reader.ts";
import { readStatements } from "./policy-statements.ts";
import { readPrivateNetworks } from "./private-networks-reader.ts";
import { readPublicAcls } from "./public-acl-reader.ts";
import { refuseEdgeFunction } from "./refusals/edge-function-refusals.ts";
import { readObjectCopies, readReplications } from "./replication-reader.ts";
import { resourceTypes } from "./resource-types.ts";
import { readRestApis } from "./rest-api-reader.ts";
import { readRolePolicies } from "./role-policies-reader.ts";
import type { Bucket, Model } from "./stack-model.ts";
import { readViewerFunctions } from "./viewer-function-reader.ts";
import { readWebAcls } from "./web-acl-reader.ts";
import { readWebsites } from "./website-reader.ts";

/** How to assemble. */
export interface AssembleOptions {
  /** Whether a type or property that the runtime does not know is a problem. @default false */
  readonly strict?: boolean;
  /** Names of origins that the user maps to addresses. @default none */
  readonly mapped?: Pick<ReadonlySet<string>, "has">;
  /** Versions of functions that earlier deployments published. @default none */
  readonly published?: readonly GraphNode[];
}

/**
 * Joins what a program declares into what serves its requests. Reads no file and no clock: one graph
 * always makes the same model.
 *
 * @throws {ModelError} naming everything that cannot be served, all of it at once.
 */
export function assemble(
  recorded: Graph,
  { strict = false, mapped = new Set(), published = [] }: AssembleOptions = {},
): Model {
  const nodes = recorded.nodes.map(canonicalNode);
  const findings = new Findings(strict, recorded.notSimulated);
  const graph = expandGraph({ ...recorded, nodes }, findings);
  auditAll(graph, findings);
  const buckets = readBuckets(graph, findings);
  const networks = readPrivateNetworks(graph, findings);
  const viewerFunctions = readViewerFunctions(graph, findings);
  const functionsThere = [
    ...earlierVersions(graph, published, findings),
    ...graph.nodes.filter(isFunction),
  ];
  const distributions = readDistributions(
    graph,
    {
      functionArns: new Set(functionsThere.map(qualifiedArn)),
      buckets,
      vpcOrigins: networks.vpcOrigins,
      viewerFunctions,
      keyGroups: readKeyGroups(graph, findings),
    },
    findings,
  );
  const functions = readFunctions(graph, functionsThere, functionsAtEdge(distributions), findings);
  const targets = readLambdaTargets(graph, functions, findings);
  const functionPolicies = readFunctionPolicies(graph, findings);
  const functionUrls = readFunctionUrls(graph, targets, findings);
  const httpApis = readHttpApis(graph, targets, functionPolicies, findings);
  const webSocketApis = readWebSocketApis(graph);
  const restApis = readRestApis(graph, targets, functionPolicies, findings);
  const domains = readApiDomains(graph, findings);
  const names = readNameTable(
    graph,
    {
      apis: [...httpApis, ...webSocketApis, ...restApis.filter(({ isPublic }) => isPublic)],
      functionUrls,
      domains,
    },
    findings,
  );
  const websites = readWebsites(graph, buckets, findings);
  listExternalOrigins(graph, distributions, { names, mapped, websites }, findings);
  listBackends(graph, mapped, findings);
  const webAcls = readWebAcls(graph, findings);
  const objects = readObjectSeeds(graph, buckets, findings);
  const copies = readObjectCopies(graph, buckets, findings);
  const replications = readReplications(graph, buckets, findings);
  const roles = readRolePolicies(graph, findings);
  const { resources, policies } = readApiResources(graph, findings);
  const access = createAccess({
    roles,
    resources: policies,
    buckets: readBucketPolicies(graph, buckets, findings),
    publicBuckets: readPublicBuckets(graph, buckets),
    publicAcls: readPublicAcls(graph, buckets, objects, findings),
  });
  const { queues } = resources;
  const notifications = readNotifications(
    graph,
    { buckets, targets, functionPolicies, queues, access },
    findings,
  );
  const queueMappings = readQueueMappings(graph, { queues, targets, access, roles }, findings);
  if (findings.problems.length > 0) {
    throw new ModelError(findings.problems);
  }
  return {
    project: graph.project,
    stack: graph.stack,
    distributions,
    webAcls,
    viewerFunctions: [...viewerFunctions.published.values()],
    functions,
    buckets: buckets.map((bucket) => servedBucket(bucket, replications.get(bucket.name))),
    notifications,
    queueMappings,
    websites,
    objects,
    copies,
    functionPolicies,
    functionUrls,
    httpApis,
    webSocketApis,
    domains,
    ...networks,
    ...resources,
    restApis,
    names,
    access,
    accessKeys: createAccessKeys(roles.keys()),
    notSimulated: findings.notSimulated,
  };
}

/** The same words as in a recording, which lists the types whose outputs it makes up. */
const placeholders = "its outputs are placeholders";

/** Components are made of resources, and a resource that is only read declares nothing. */
function auditAll(graph: Graph, findings: Findings): void {
  for (const node of graph.nodes.filter(({ custom, external }) => custom && !external)) {
    const treatment = Object.hasOwn(resourceTypes, node.type)
      ? resourceTypes[node.type]
      : undefined;
    if (treatment === undefined) {
      findings.unknown(node, "", placeholders);
    } else if (treatment.kind === "nested") {
      audit(node, treatment.of, findings);
    } else if (treatment.kind === "unsimulated") {
      findings.listType(node, treatment.why);
    }
  }
}

function readDistributions(
  graph: Graph,
  known: Pick<
    DistributionTargets,
    "buckets" | "vpcOrigins" | "viewerFunctions" | "keyGroups" | "functionArns"
  >,
  findings: Findings,
): readonly Distribution[] {
  const targets: DistributionTargets = {
    ...known,
    accessControls: readAccessControls(graph),
    identities: readIdentities(graph),
    policies: readBehaviorPolicies(graph, findings),
  };
  const declared = graph.nodes
    .filter(({ type }) => type === "aws:cloudfront/distribution:Distribution")
    .map((node) => ({ node, distribution: readDistribution(node, targets, findings) }));
  return readContinuousDeployment(graph, declared, findings);
}

function readFunctions(
  graph: Graph,
  nodes: readonly GraphNode[],
  atEdge: ReadonlySet<string>,
  findings: Findings,
): ReadonlyMap<string, FunctionVersion> {
  const versions = new Map<string, FunctionVersion>();
  for (const node of nodes) {
    const isAtEdge = atEdge.has(qualifiedArn(node));
    const version = readFunctionVersion(node, isAtEdge, graph, findings);
    versions.set(version.arn, version);
    if (isAtEdge) {
      const role = graph.nodes.find(
        ({ type, outputs }) => type === "aws:iam/role:Role" && outputs["arn"] === version.roleArn,
      );
      const trust = role && readTrust(role, findings);
      findings.refuse(node.urn, ...refuseEdgeFunction(node.inputs, trust));
    }
  }
  return versions;
}

function readTrust(role: GraphNode, findings: Findings) {
  const document = role.inputs["assumeRolePolicy"];
  return readStatements(role, document, "trust", "assumeRolePolicy", findings);
}

function isFunction({ type, external }: GraphNode): boolean {
  return type === "aws:lambda/function:Function" && !external;
}

function qualifiedArn({ outputs }: GraphNode): string {
  return String(outputs["qualifiedArn"] ?? "");
}

function functionsAtEdge(distributions: readonly Distribution[]): ReadonlySet<string> {
  return new Set(
    distributions
      .flatMap((each) => [
        each,
        ...(each.continuousDeployment ? [each.continuousDeployment.staging] : []),
      ])
      .flatMap(({ behaviors }) => behaviors)
      .flatMap(({ functions }) => Object.values(functions))
      .map(({ functionArn }) => functionArn),
  );
}

/** A bucket as S3 serves it: without the names CloudFront knows it by. */
function servedBucket(
  { regionalDomainName: _regional, globalDomainName: _global, ...bucket }: NamedBucket,
  replication: Replication | undefined,
): Bucket {
  return { ...bucket, ...(replication && { replication }) };
}
