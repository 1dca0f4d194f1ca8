/**
 * The results of a run: for people, as JSON and for CI.
 *
 * @module
 */
import type { Checked } from "./run-checks.ts";

/** Before what belongs to the check above. */
const indent = " ".repeat(19);

/** A run. */
export interface Run {
  readonly address: string;
  /** Whether AWS answered, and not the local runtime. */
  readonly isAws: boolean;
  readonly requests: number;
  readonly all: readonly Checked[];
}

/** What became of a check. */
export type Outcome = "kept" | "broken" | "differs" | "skipped";

/**
 * What became of a check: where it observes facts about AWS, and AWS does otherwise, the local runtime is wrong and no
 * promise is broken.
 */
export function outcomeOf({ check, verdict }: Checked, { isAws }: Pick<Run, "isAws">): Outcome {
  return verdict.kind === "broken" && isAws && check.facts !== undefined ? "differs" : verdict.kind;
}

/** One line, and one more for each fault. */
export function lineOf(checked: Checked, isAws: boolean): string {
  const { check, verdict, ms } = checked;
  const outcome = outcomeOf(checked, { isAws });
  const details = verdict.kind === "broken" ? verdict.faults : [];
  const reason = verdict.kind === "skipped" ? ` (${verdict.reason})` : "";
  const time = verdict.kind === "skipped" ? "" : `${ms} ms`;
  return [
    `${words[outcome].padEnd(7)} ${time.padStart(9)}  ${check.name.padEnd(22)} ${check.promise}${reason}`,
    ...details.map((detail) => `${indent}${detail}`),
    ...(isAws && verdict.kind !== "skipped" ? factLines(checked) : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** How many checks there were of each outcome. */
export function sumOf(run: Run): string {
  const counts = countsOf(run);
  const ms = run.all.reduce((sum, each) => sum + each.ms, 0);
  const differs =
    counts.differs === 0 ? "" : `, ${counts.differs} of the local runtime's assumptions are wrong`;
  return `\n${run.address}: ${counts.kept} kept, ${counts.broken} broken, ${counts.skipped} skipped${differs}; ${run.requests} requests in ${(ms / 1000).toFixed(1)} s\n`;
}

/** All of it, as JSON. */
export function jsonOf(run: Run): string {
  const results = run.all.map((checked) => {
    const { check, verdict, ms } = checked;
    return {
      name: check.name,
      promise: check.promise,
      outcome: outcomeOf(checked, run),
      ms,
      ...(verdict.kind === "broken" ? { faults: verdict.faults } : {}),
      ...(verdict.kind === "skipped" ? { reason: verdict.reason } : {}),
      ...(check.facts === undefined ? {} : { facts: Object.keys(check.facts) }),
    };
  });
  const { address, isAws, requests } = run;
  return `${JSON.stringify({ address, isAws, requests, ...countsOf(run), checks: results }, undefined, 2)}\n`;
}

/** All of it, in JUnit's format. */
export function junitOf(run: Run): string {
  const { broken, skipped } = countsOf(run);
  const seconds = (ms: number) => (ms / 1000).toFixed(3);
  const cases = run.all.map((checked) => {
    const { check, verdict, ms } = checked;
    const outcome = outcomeOf(checked, run);
    const text = verdict.kind === "broken" ? verdict.faults.join("\n") : "";
    const reason = verdict.kind === "skipped" ? verdict.reason : "";
    const inner = {
      kept: "",
      broken: `<failure message="${xml(check.promise)}">${xml(text)}</failure>`,
      differs: `<system-out>${xml(text)}</system-out>`,
      skipped: `<skipped message="${xml(reason)}"/>`,
    }[outcome];
    return `  <testcase classname="smoke" name="${xml(check.name)}: ${xml(check.promise)}" time="${seconds(ms)}">${inner}</testcase>`;
  });
  const time = seconds(run.all.reduce((sum, { ms }) => sum + ms, 0));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="smoke ${xml(run.address)}" tests="${run.all.length}" failures="${broken}" errors="0" skipped="${skipped}" time="${time}">`,
    ...cases,
    "</testsuite>",
    "",
  ].join("\n");
}

/** Number of checks of each outcome. */
export function countsOf(run: Run): Readonly<Record<Outcome, number>> {
  const count = (wanted: Outcome) =>
    run.all.filter((checked) => outcomeOf(checked, run) === wanted).length;
  return {
    kept: count("kept"),
    broken: count("broken"),
    differs: count("differs"),
    skipped: count("skipped"),
  };
}

const words: Readonly<Record<Outcome, string>> = {
  kept: "ok",
  broken: "BROKEN",
  differs: "DIFFERS",
  skipped: "skipped",
};

function factLines({ check, verdict }: Checked): readonly string[] {
  const isRight = verdict.kind === "kept";
  return Object.entries(check.facts ?? {}).map(([name, { about, value }]) => {
    const assumed = `${name}: ${about}: ${String(value).replace(/\.$/, "")}`;
    return isRight
      ? `${indent}${assumed}. AWS does so here: the local runtime is right`
      : `${indent}${assumed}. AWS does what is found above: the local runtime is wrong`;
  });
}

/** Text and attribute values. XML 1.0 has no control characters but three. */
function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, "\ufffd");
}
