import { alarmType } from "../../../reading/alarm.ts";
import { unknown } from "../../../reading/value.ts";
import { costPieceCounts } from "../../../rules/cost/cost-piece-counts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const times = (count: number, make: (index: number) => ReturnType<typeof resource>) =>
  Array.from({ length: count }, (_, index) => make(index));

const alarms = (count: number) =>
  times(count, (index) => resource(alarmType, { name: `alarm-${index}` }));

const secret = (replicas: unknown) =>
  resource("aws:secretsmanager/secret:Secret", { props: { replicas } });

const endpoint = (props: Readonly<Record<string, unknown>>) =>
  resource("aws:ec2/vpcEndpoint:VpcEndpoint", { props });

const balancers = (count: number) =>
  times(count, (index) => resource(`aws:${index % 2 ? "lb" : "alb"}/loadBalancer:LoadBalancer`));

const tooMany = (count: number, pieces: string, limit: number) =>
  `the stack has ${count} ${pieces}; declare ${limit} or fewer, or change the setting`;

describeRule(costPieceCounts, {
  passes: [
    { title: "as many alarms as are counted on", given: alarms(40) },
    {
      title: "as many secrets and replicas",
      given: [secret(times(9, () => secret([]))), resource(alarmType)],
    },
    {
      title: "replicas that are not known yet",
      given: [secret(unknown)],
      settings: { secrets: 1 },
    },
    {
      title: "as many zones",
      given: endpoint({ vpcEndpointType: "Interface", subnetIds: ["a", "b", "c", "d"] }),
    },
    {
      title: "gateway endpoints, which are free",
      given: times(9, () => endpoint({ subnetIds: ["a"] })),
    },
    { title: "as many load balancers", given: balancers(2) },
  ],
  violates: [
    { title: "an alarm too many", given: alarms(41), reports: [tooMany(41, "alarms", 40)] },
    {
      title: "a replica too many",
      given: secret([{ region: "us-east-1" }]),
      settings: { secrets: 1 },
      reports: [tooMany(2, "secrets and replicas", 1)],
    },
    {
      title: "a zone too many",
      given: [
        endpoint({ vpcEndpointType: "Interface", subnetIds: ["a", "b", "c"] }),
        endpoint({ vpcEndpointType: "Interface", subnetConfigurations: [{}, {}] }),
      ],
      reports: [tooMany(5, "zones of interface endpoints", 4)],
    },
    {
      title: "an endpoint whose zones are not known yet, where none is allowed",
      given: endpoint({ vpcEndpointType: "Interface", subnetIds: unknown }),
      settings: { endpointZones: 0 },
      reports: [tooMany(1, "zones of interface endpoints", 0)],
    },
    {
      title: "a load balancer too many",
      given: balancers(3),
      reports: [tooMany(3, "load balancers", 2)],
    },
  ],
  mutation: {
    settings: { alarms: 30 },
    breaks: (draft) => {
      const alarm = draft.node(alarmType, "facade-alarm-errors");
      draft.copy(alarm, "facade-alarm-more", { name: "touchline-prod-facade-alarm-more" });
    },
    reports: ["the stack has 31 alarms; declare 30 or fewer, or change the setting"],
  },
});
