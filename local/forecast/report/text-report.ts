/**
 * A forecast as a person reads it at a terminal.
 *
 * @module
 */
import type { ForecastReport } from "./forecast-report.ts";
import type { Section } from "./section.ts";
import { headline, sections } from "./sections.ts";

/** Whole lines. */
export function textReport(report: ForecastReport): string {
  return [`${headline(report)}\n`, ...sections(report).map(written)].join("\n");
}

function written({ title, lead, columns, rows }: Section): string {
  if (columns.length === 1) {
    return `${title}\n${rows.map(([cell]) => `  ${cell}\n`).join("")}`;
  }
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, at) =>
    Math.max(...lines.map((cells) => (cells[at] ?? "").length)),
  );
  const aligned = lines.map((cells) =>
    columns
      .map(({ kind }, at) => {
        const cell = cells[at] ?? "";
        return kind === "number" ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
      })
      .join("  ")
      .trimEnd(),
  );
  return [
    title,
    ...(lead === undefined ? [] : [lead]),
    ...aligned.map((line) => `  ${line}`),
    "",
  ].join("\n");
}
