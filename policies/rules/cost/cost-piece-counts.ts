import { alarmType } from "../../reading/alarm.ts";
import { balancerTypes, vpcEndpointType } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { list, mayBe } from "../../reading/value.ts";
import { integerSetting, type Setting, stackRule } from "../../rule.ts";

function atMostSetting(pieces: string, initial: number): Setting<number> {
  return integerSetting(`Most ${pieces}.`, initial, { minimum: 0 });
}

export const costPieceCounts = stackRule({
  name: "cost-piece-counts",
  statement: "The number of resources that are charged individually is within limits.",
  why: "A loop over Regions, functions and tenants declares hundreds before the first bill.",
  url: "https://aws.amazon.com/pricing/",
  severity: "low",
  level: "advisory",
  settings: {
    endpointZones: atMostSetting("zones of interface endpoints, 7 USD a month each", 4),
    balancers: atMostSetting("load balancers, 16 USD a month each", 2),
    alarms: atMostSetting("alarms, 0.10 USD a month each", 40),
    secrets: atMostSetting("secrets and their replicas, 0.40 USD a month each", 10),
  },
  evaluate(stack, { endpointZones, balancers, alarms, secrets }) {
    const counted: readonly (readonly [string, number, number])[] = [
      ["zones of interface endpoints", sum(stack.ofType(vpcEndpointType), zonesOf), endpointZones],
      ["load balancers", stack.ofType(...balancerTypes).length, balancers],
      ["alarms", stack.ofType(alarmType).length, alarms],
      ["secrets and replicas", sum(stack.ofType(secretType), copiesOf), secrets],
    ];
    return counted.map(
      ([pieces, count, limit]) =>
        count > limit && {
          at: "",
          found: `has ${count} ${pieces}`,
          write: `declare ${limit} or fewer, or change the setting`,
        },
    );
  },
});

const secretType = "aws:secretsmanager/secret:Secret";

/** Endpoints of the type `Gateway`, which is the default, are free. */
function zonesOf({ props }: StackResource): number {
  return mayBe(props["vpcEndpointType"] ?? "Gateway", "Gateway")
    ? 0
    : Math.max(1, list(props["subnetIds"]).length, list(props["subnetConfigurations"]).length);
}

function copiesOf({ props }: StackResource): number {
  return 1 + list(props["replicas"]).length;
}

function sum(resources: readonly StackResource[], of: (each: StackResource) => number): number {
  return resources.reduce((total, each) => total + of(each), 0);
}
