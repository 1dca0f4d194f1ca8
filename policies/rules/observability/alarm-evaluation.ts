import { alarmSpanSeconds } from "../../../aws/logs.ts";
import { checkEach, type Finding, property, type Reported, report } from "../../property-check.ts";
import { alarmType } from "../../reading/alarm.ts";
import type { Resource } from "../../reading/resource.ts";
import { isPresent, number, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const { hour, withinHour, longer } = alarmSpanSeconds.value;

/** Periods of high-resolution metrics, in seconds. */
const short = [10, 20, 30];

/** Inputs that say the same in two ways. */
const pairs = [
  ["metricName", "metricQueries"],
  ["statistic", "extendedStatistic"],
] as const;

export const alarmEvaluation = resourceRule({
  name: "alarm-evaluation",
  statement:
    "An alarm evaluates one metric or one expression, over a span that CloudWatch accepts.",
  why: "CloudWatch refuses any other alarm when it is made.",
  url: alarmSpanSeconds.source.url,
  severity: "medium",
  types: [alarmType],
  evaluate: (alarm) => [
    checkEach(pairs, ([one, other]) => twice(alarm, one, other)),
    property("period", {
      fits: (period) => {
        const seconds = number(period) ?? 60;
        return short.includes(seconds) || (seconds > 0 && seconds % 60 === 0);
      },
      found: (period) => `is ${number(period)}`,
      write: "write 10, 20, 30, or a multiple of 60",
    })(alarm),
    tooLong(alarm),
    tooMany(alarm),
  ],
});

function twice({ props, ...rest }: Resource, one: string, other: string): Reported {
  return (
    isPresent(props[one]) &&
    isPresent(props[other]) &&
    ![props[one], props[other]].includes(unknown) &&
    report({ props, ...rest }, other, `is given beside ${one}`, "leave one of them out")
  );
}

function tooLong(alarm: Resource): Finding | false {
  const period = number(alarm.props["period"]);
  const count = number(alarm.props["evaluationPeriods"]);
  const most = period !== undefined && period >= hour ? longer : withinHour;
  return (
    period !== undefined &&
    count !== undefined &&
    period * count > most &&
    report(
      alarm,
      "evaluationPeriods",
      `is ${count} of ${period} s each, which is more than ${most} s`,
      `write ${Math.floor(most / period)} or less`,
    )
  );
}

function tooMany(alarm: Resource): Finding | false {
  const count = number(alarm.props["evaluationPeriods"]);
  const points = number(alarm.props["datapointsToAlarm"]);
  return (
    count !== undefined &&
    points !== undefined &&
    points > count &&
    report(
      alarm,
      "datapointsToAlarm",
      `is ${points}, of ${count} periods`,
      `write ${count} or less`,
    )
  );
}
