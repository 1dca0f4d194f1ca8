/**
 * Results as Markdown, for the terminal and for docs/performance.md.
 *
 * @module
 */
import { markdownTable } from "../scripts/docs/markdown-table.ts";
import { isQuiet, type Machine } from "./machine.ts";
import type { Outcome } from "./outcome.ts";
import type { MeasuredClaim, Results } from "./results.ts";

/** All of it: the goals in one table, those that are missed, the machine, and the figures of every claim. */
export function report(results: Results): string {
  const runs = Object.entries(results);
  const claims = runs.flatMap(([, run]) => run.claims);
  return [
    "## Goals",
    goalsTable(claims.flatMap(({ outcomes }) => outcomes)),
    missedGoals(claims.flatMap(({ outcomes }) => outcomes)),
    "## The machine",
    machinesTable(runs.map(([name, { machine }]) => [name, machine])),
    "## Figures",
    "Ratios are to the first row of each table.",
    ...claims.map(claimSection),
  ].join("\n\n");
}

/** Every goal beside what was measured. */
export function goalsTable(outcomes: readonly Outcome[]): string {
  return markdownTable(
    ["What", "Ours", "Peer", "Floor", "Ratio", "Goal", "Spread", ""],
    outcomes.map(({ what, ours, peer, floor, ratio, goal, spread, isMet }) => [
      what,
      ours,
      peer,
      floor,
      ratio,
      goal,
      spread,
      isMet ? "met" : "**missed**",
    ]),
  );
}

function missedGoals(outcomes: readonly Outcome[]): string {
  const missed = outcomes.filter(({ isMet }) => !isMet);
  const lines = missed.map(
    ({ what, reason }) => `- ${what}: ${reason === "" ? "no reason is known" : reason}.`,
  );
  const met = `${outcomes.length - missed.length} of ${outcomes.length} goals are met.`;
  return missed.length === 0 ? met : [`${met} Missed:`, "", ...lines].join("\n");
}

/** How quiet the machine was before each benchmark. */
function machinesTable(machines: readonly (readonly [string, Machine])[]): string {
  return markdownTable(
    ["Benchmark", "Day", "Machine", "Node", "Load before", "Running", ""],
    machines.map(([name, machine]) => [
      `\`npm run bench -- ${name}\``,
      machine.day,
      `${machine.cores} cores, ${machine.processor}`,
      machine.node,
      machine.load.toFixed(2),
      String(machine.running ?? "unknown"),
      isQuiet(machine) ? "quiet" : "**not quiet**",
    ]),
  );
}

/** The figures of one claim. */
export function claimSection({ title, figures, note }: MeasuredClaim): string {
  const table = [
    "| | | ratio |",
    "| --- | ---: | ---: |",
    ...figures.map(({ name, value, ratio }) => `| ${name} | ${value} | ${ratio} |`),
  ].join("\n");
  return [
    `### ${title}`,
    ...(figures.length > 0 ? [table] : []),
    ...(note === "" ? [] : [note]),
  ].join("\n\n");
}
