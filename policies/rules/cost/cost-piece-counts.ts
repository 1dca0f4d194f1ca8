import type { Finding } from "../../finding.ts";
import { alarmType } from "../../reading/alarm.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { list } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import type { Setting } from "../../setting.ts";

/** A knob for a number of pieces. */
function atMost(pieces: string, initial: number): Setting<number> {
  return { description: `Most ${pieces}.`, type: "integer", default: initial, minimum: 0 };
}

export const costPieceCounts = stackRule({
  name: "cost-piece-counts",
  statement: "There is no more of what is paid by the piece than somebody counted on.",
  why: "A loop that makes one a Region, a function and a tenant makes hundreds before anybody sees a bill.",
  url: "https://aws.amazon.com/pricing/",
  severity: "low",
  level: "advisory",
  settings: {
    endpointZones: atMost("zones of interface endpoints, 7 USD a month each", 4),
    balancers: atMost("load balancers, 16 USD a month each", 2),
    alarms: atMost("alarms, 0.10 USD a month each", 40),
    secrets: atMost("secrets and their replicas, 0.40 USD a month each", 10),
  },
  *evaluate(stack, { endpointZones, balancers, alarms, secrets }): Iterable<Finding> {
    const counted: readonly (readonly [string, number, number])[] = [
      ["zones of interface endpoints", sum(stack.ofType(...endpoints), zonesOf), endpointZones],
      ["load balancers", balancersOf(stack), balancers],
      ["alarms", stack.ofType(alarmType).length, alarms],
      ["secrets and replicas", sum(stack.ofType(secretType), copiesOf), secrets],
    ];
    for (const [pieces, count, limit] of counted) {
      if (count > limit) {
        yield {
          at: "",
          found: `has ${count} ${pieces}`,
          write: `declare ${limit} or fewer, or set the rule's limit`,
        };
      }
    }
  },
});

const endpoints = ["aws:ec2/vpcEndpoint:VpcEndpoint"];

const secretType = "aws:secretsmanager/secret:Secret";

function balancersOf(stack: Stack): number {
  return stack.ofType("aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer")
    .length;
}

/** Endpoints of the kind `Gateway`, which is the default, are free. */
function zonesOf({ props }: StackResource): number {
  return (props["vpcEndpointType"] ?? "Gateway") === "Gateway"
    ? 0
    : Math.max(1, list(props["subnetIds"]).length, list(props["subnetConfigurations"]).length);
}

function copiesOf({ props }: StackResource): number {
  return 1 + list(props["replicas"]).length;
}

function sum(resources: readonly StackResource[], of: (each: StackResource) => number): number {
  return resources.reduce((total, each) => total + of(each), 0);
}
