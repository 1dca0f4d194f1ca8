import { alarmType } from "../../../reading/alarm.ts";
import { logGroupType } from "../../../reading/log-group.ts";
import { unknown } from "../../../reading/value.ts";
import { namesDistinct } from "../../../rules/hygiene/names-distinct.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const group = (name: string, value: unknown, region: unknown = "eu-west-1") =>
  resource(logGroupType, { name, props: { name: value, region } });

const role = (name: string, region: string) =>
  resource("aws:iam/role:Role", { name, props: { name: "reader" }, provider: { region } });

const write = "write another, or leave it out";

describeRule(namesDistinct, {
  passes: [
    { title: "distinct names", given: [group("one", "a"), group("two", "b")] },
    {
      title: "names that are not known yet",
      given: [group("one", unknown), group("two", unknown)],
    },
    {
      title: "one name in two Regions",
      given: [group("one", "a"), group("two", "a", "us-east-1")],
    },
    {
      title: "one name of two types",
      given: [group("one", "a"), resource(alarmType, { props: { name: "a" } })],
    },
  ],
  violates: [
    {
      title: "one name twice",
      given: [group("one", "a"), group("two", "a"), group("three", "a")],
      reports: [
        `two name is "a", which one has already; ${write}`,
        `three name is "a", which one has already; ${write}`,
      ],
    },
    {
      title: "one name twice where Regions do not matter",
      given: [role("one", "eu-west-1"), role("two", "us-east-1")],
      reports: [`two name is "reader", which one has already; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      for (const alarm of ["errors", "slow"]) {
        const node = draft.node(alarmType, `api-eu-west-1-alarms-${alarm}`);
        draft.set(node, ["name"], "touchline-prod-alarm");
      }
    },
    reports: [
      `api-eu-west-1-alarms-slow name is "touchline-prod-alarm", which api-eu-west-1-alarms-errors has already; ${write}`,
    ],
  },
});
