/**
 * What a change of the program does to cost and latency, as the comment of a pull request.
 *
 * @module
 */
import type { Group } from "../outcome.ts";
import { shownChange, shownMs, shownShare, shownUsd } from "./amounts.ts";
import type { ForecastReport } from "./forecast-report.ts";
import { headline } from "./sections.ts";

/** Rows of a table: a name, and its cells before and after. */
type Row = readonly [name: string, before: string, after: string, change: string];

/**
 * Compares two forecasts.
 *
 * @returns Markdown. What did not change is not in its tables.
 */
export function pullRequestComment(before: ForecastReport, after: ForecastReport): string {
  const { totalUsd } = after.cost;
  const was = before.cost.totalUsd.value;
  const { p95 } = after.outcome.all.latency;
  const p95Was = before.outcome.all.latency.p95;
  return [
    `### Forecast of \`${after.outcome.stack}\`: ${shownUsd(totalUsd.value)} USD a month (${shownChange(totalUsd.value, was)}), p95 ${shownMs(p95)} (${shownChange(p95, p95Was)})`,
    ...differences(before, after),
    ...table("USD a month", costRows(before, after)),
    ...table(
      "Hits of cacheable",
      groupRows(before, after, ({ hitRatio }) => shownShare(hitRatio?.value)),
    ),
    ...table(
      "p95",
      groupRows(before, after, ({ latency }) => shownMs(latency.p95)),
    ),
    ...assumptionRows(before, after),
    `<sub>${escaped(headline(after))}. List prices; a difference below ${shownUsd(totalUsd.error)} USD may be chance.</sub>`,
    "",
  ].join("\n\n");
}

/** What makes two forecasts incomparable. */
function differences(before: ForecastReport, after: ForecastReport): readonly string[] {
  const parts: readonly (readonly [string, unknown, unknown])[] = [
    ["traffic", before.outcome.traffic, after.outcome.traffic],
    ["stack", before.outcome.stack, after.outcome.stack],
    ["seed", before.outcome.seed, after.outcome.seed],
    ["hours", before.outcome.simulatedHours, after.outcome.simulatedHours],
    ["times a month", before.cost.times, after.cost.times],
  ];
  const differing = parts.filter(([, one, other]) => one !== other);
  return differing.length === 0
    ? []
    : [
        `**Not the same ${differing.map(([name, one, other]) => `${name} (${escaped(String(one))}, now ${escaped(String(other))})`).join(", ")}**: the differences are not of the program alone.`,
      ];
}

function costRows(before: ForecastReport, after: ForecastReport): readonly Row[] {
  const amounts = ({ cost }: ForecastReport) =>
    new Map<string, number>([
      ...cost.services.map(({ service, usd }) => [service, usd.value] as const),
      ["While idle", cost.idleUsd],
      ["Together", cost.totalUsd.value],
    ]);
  return rows(amounts(before), amounts(after), shownUsd);
}

function rows(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  shown: (value: number) => string,
): readonly Row[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly Row[] => {
    const [one = 0, other = 0] = [before.get(name), after.get(name)];
    return shown(one) === shown(other)
      ? []
      : [[name, shown(one), shown(other), shownChange(other, one)]];
  });
}

function groupRows(
  before: ForecastReport,
  after: ForecastReport,
  shown: (group: Group) => string,
): readonly Row[] {
  const groups = ({ outcome }: ForecastReport) =>
    new Map([...outcome.routes, outcome.all].map((group) => [group.name, shown(group)]));
  const [one, other] = [groups(before), groups(after)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name): readonly Row[] => {
    const [was, is] = [one.get(name) ?? "–", other.get(name) ?? "–"];
    return was === is ? [] : [[name === "all" ? "all" : `\`${name}\``, was, is, ""]];
  });
}

function table(title: string, entries: readonly Row[]): readonly string[] {
  return entries.length === 0
    ? []
    : [
        [
          `| ${title} | before | after | |`,
          "| --- | ---: | ---: | ---: |",
          ...entries.map((cells) => `| ${cells.map(escaped).join(" | ")} |`),
        ].join("\n"),
      ];
}

function assumptionRows(before: ForecastReport, after: ForecastReport): readonly string[] {
  const were = new Map(before.assumptions.map(({ name, value }) => [name, value]));
  const changed = after.assumptions.filter(({ name, value }) => were.get(name) !== value);
  return changed.length === 0
    ? []
    : [
        `Other assumptions: ${changed.map(({ name, value }) => `\`${name}\` ${value}, before ${were.get(name) ?? "none"}`).join("; ")}.`,
      ];
}

/** Names of routes and stacks are text, not Markdown. */
function escaped(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}
