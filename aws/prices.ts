/**
 * List prices of what costs while it is idle, in USD.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import { pricingPage } from "./other-pages.ts";

export const monthlyPrices = {
  about: "List prices in USD a month, in every Region",
  value: {
    webAcl: 5,
    webAclRule: 1,
    secret: 0.4,
    alarm: 0.1,
    /** S3 has four metrics for each replication rule, each of which is priced as a custom metric: 0.30. */
    replicationMetrics: 1.2,
    healthCheck: 0.5,
  },
  ...pricingPage,
  certainty: "memory",
  note: "The first 10 alarms of an account are free. A health check on an alarm may be free as well.",
} as const satisfies Fact<Readonly<Record<string, number>>>;

export const hourlyPrices = {
  about:
    "List prices in USD an hour of a load balancer and of an interface endpoint in one zone, by Region",
  value: {
    "us-east-1": { balancer: 0.0225, endpointZone: 0.01 },
    "us-east-2": { balancer: 0.0225, endpointZone: 0.01 },
    "us-west-2": { balancer: 0.0225, endpointZone: 0.01 },
    "eu-west-1": { balancer: 0.0252, endpointZone: 0.011 },
    "eu-central-1": { balancer: 0.027, endpointZone: 0.012 },
    "ap-southeast-2": { balancer: 0.0252, endpointZone: 0.013 },
  },
  ...pricingPage,
  certainty: "memory",
  note: "Without the capacity units of requests. Other Regions cost up to twice as much.",
} as const satisfies Fact<
  Readonly<Record<string, { readonly balancer: number; readonly endpointZone: number }>>
>;

export const unpricedTypes: Fact<readonly string[]> = {
  about: "Types of resources that cost money and have no price here",
  value: [
    "aws:apprunner/service:Service",
    "aws:dynamodb/table:Table",
    "aws:ec2/eip:Eip",
    "aws:ec2/instance:Instance",
    "aws:ec2/natGateway:NatGateway",
    "aws:ecs/service:Service",
    "aws:eks/cluster:Cluster",
    "aws:elasticache/cluster:Cluster",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:globalaccelerator/accelerator:Accelerator",
    "aws:kinesis/stream:Stream",
    "aws:kms/key:Key",
    "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    "aws:opensearch/domain:Domain",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:route53/zone:Zone",
    "aws:sfn/stateMachine:StateMachine",
  ],
  ...pricingPage,
  certainty: "memory",
  note: "Not every one of them costs while it is idle.",
};
