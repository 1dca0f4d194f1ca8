/**
 * What a stack costs in a month without a request, counted from its graph.
 *
 * @module
 */
import { hourlyPrices, monthlyPrices } from "../../../aws/prices.ts";
import type { Graph, GraphNode } from "../../program/graph.ts";
import { ofType } from "../../program/query.ts";

/** One kind of resource that costs while idle. */
export interface IdleCost {
  readonly item: string;
  readonly count: number;
  /** A month; `undefined` in a Region whose price is not in `aws/prices.ts`. */
  readonly usd: number | undefined;
}

/** How to price a Region whose price is not known. */
export interface IdleOptions {
  /** Its price as a multiple of that in us-east-1. @default what is there has no price */
  readonly regionPriceFactor?: number;
}

/** Hours of a month in AWS's own calculations. */
export const monthHours = 730;

const monthly = monthlyPrices.value;
const hourly: ReadonlyMap<string, { readonly balancer: number; readonly endpointZone: number }> =
  new Map(Object.entries(hourlyPrices.value));

/** The costs of a graph: every item, also those that it has none of. */
export function idleCosts(graph: Graph, options: IdleOptions = {}): readonly IdleCost[] {
  const acls = ofType(graph, "aws:wafv2/webAcl:WebAcl");
  const rules = sum(acls, (acl) => lengthOf(acl.inputs["rules"]));
  const replications = ofType(graph, "aws:s3/bucketReplicationConfig:BucketReplicationConfig");
  const flat = (item: string, count: number, price: number): IdleCost => ({
    item,
    count,
    usd: count * price,
  });
  return [
    flat("Web ACLs", acls.length, monthly.webAcl),
    flat("Rules and rule groups of web ACLs", rules, monthly.webAclRule),
    flat(
      "Secrets, with replicas",
      sum(ofType(graph, "aws:secretsmanager/secret:Secret"), copies),
      monthly.secret,
    ),
    flat(
      "CloudWatch alarms",
      ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm").length,
      monthly.alarm,
    ),
    flat(
      "Metrics of S3 replication rules",
      sum(replications, (each) => lengthOf(each.inputs["rules"])),
      monthly.replicationMetrics,
    ),
    flat(
      "Route 53 health checks",
      ofType(graph, "aws:route53/healthCheck:HealthCheck").length,
      monthly.healthCheck,
    ),
    byRegion(
      "Load balancers",
      ofType(graph, "aws:lb/loadBalancer:LoadBalancer"),
      "balancer",
      () => 1,
      options,
    ),
    byRegion(
      "Zones of interface endpoints",
      ofType(graph, "aws:ec2/vpcEndpoint:VpcEndpoint"),
      "endpointZone",
      zones,
      options,
    ),
  ];
}

/** @returns `undefined` when one of them is not known. */
export function total(costs: readonly IdleCost[]): number | undefined {
  return costs.reduce<number | undefined>(
    (so, { usd }) => (so === undefined || usd === undefined ? undefined : so + usd),
    0,
  );
}

function byRegion(
  item: string,
  nodes: readonly GraphNode[],
  price: "balancer" | "endpointZone",
  countOf: (node: GraphNode) => number,
  { regionPriceFactor }: IdleOptions,
): IdleCost {
  const elsewhere =
    regionPriceFactor === undefined
      ? undefined
      : hourlyPrices.value["us-east-1"][price] * regionPriceFactor;
  const prices = nodes.map(({ region }) => hourly.get(region ?? "")?.[price] ?? elsewhere);
  return {
    item,
    count: sum(nodes, countOf),
    usd: prices.includes(undefined)
      ? undefined
      : nodes.reduce(
          (so, node, index) => so + countOf(node) * monthHours * (prices[index] ?? 0),
          0,
        ),
  };
}

function copies({ inputs }: GraphNode): number {
  return 1 + lengthOf(inputs["replicas"]);
}

/** Endpoints have an interface in each subnet. */
function zones({ inputs }: GraphNode): number {
  return lengthOf(inputs["subnetIds"]) || lengthOf(inputs["subnetConfigurations"]);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((so, item) => so + of(item), 0);
}
