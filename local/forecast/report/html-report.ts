/**
 * A forecast as one page that needs nothing else: no server, no network.
 *
 * @module
 */
import { escapeMarkup } from "../../markup.ts";
import { type BundledPage, pageBundle } from "../../page-bundle.ts";
import { estimatedUsd, shownMs, shownNumber, shownShare, shownUsd } from "./amounts.ts";
import type { ForecastReport } from "./forecast-report.ts";
import { plots } from "./plots.ts";
import { numbers, type Section } from "./section.ts";
import { headline, sections } from "./sections.ts";

/** Where the page is. */
export const forecastPage: BundledPage = {
  folder: import.meta.dirname,
  name: "forecast",
  main: "main.ts",
};

/** Nothing but what is in the file. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

/** The file. */
export async function htmlReport(report: ForecastReport): Promise<string> {
  const { script, style } = await pageBundle(forecastPage);
  const drawn = plots(report).filter(({ labels }) => labels.length > 0);
  const title = `Forecast of ${report.outcome.project} ${report.outcome.stack}`;
  const tables = sections(report).flatMap((section) =>
    section.id === "tiers" ? [section, ...hours(report)] : [section],
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeMarkup(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escapeMarkup(title)}</h1>
<p class="soft">${escapeMarkup(headline(report))}</p>
${figures(report)}
</header>
${tables.map((section) => written(section, drawn.find((plot) => plot.section === section.id)?.about)).join("\n")}
</main>
<script type="application/json" id="plots">${JSON.stringify(drawn).replaceAll("<", "\\u003c")}</script>
<script type="module">${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}

/** The numbers that everybody asks for. */
function figures({ cost, outcome }: ForecastReport): string {
  const { all, tiers } = outcome;
  const each: readonly (readonly [string, string])[] = [
    ["USD a month", estimatedUsd(cost.totalUsd)],
    ["Of it while idle", shownUsd(cost.idleUsd)],
    ["Hits of cacheable requests", shownShare(all.hitRatio?.value)],
    ["Reach an origin", shownShare(tiers.originRequests.value / tiers.viewer.value)],
    ["p50", shownMs(all.latency.p50)],
    ["p95", shownMs(all.latency.p95)],
    ["p99", shownMs(all.latency.p99)],
  ];
  const items = each.map(
    ([name, value]) => `<div><dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd></div>`,
  );
  return `<dl class="figures">${items.join("")}</dl>`;
}

/** The numbers of the plot by hour, for those who do not see it. */
function hours({ outcome }: ForecastReport): readonly Section[] {
  return outcome.hours.length === 0
    ? []
    : [
        {
          id: "hours",
          title: "Hour by hour",
          columns: [
            numbers("Hour"),
            numbers("Requests a second"),
            numbers("Hits of cacheable"),
            numbers("p95"),
          ],
          rows: outcome.hours.map(({ hour, requestsPerSecond, hitRatio, p95 }) => [
            `${hour}`,
            shownNumber(requestsPerSecond),
            shownShare(hitRatio),
            shownMs(p95),
          ]),
        },
      ];
}

/** Longer tables are folded. */
const mostRows = 30;

function written({ id, title, lead, columns, rows }: Section, plot: string | undefined): string {
  const parts = [
    `<h2 id="${id}-title">${escapeMarkup(title)}</h2>`,
    ...(lead === undefined ? [] : [`<p class="soft">${escapeMarkup(lead)}</p>`]),
    ...(plot === undefined
      ? []
      : [
          `<div class="plot"><canvas data-section="${id}" role="img" aria-label="${escapeMarkup(`${plot}. The table has the numbers.`)}"></canvas></div>`,
        ]),
    columns.length === 1 ? list(rows) : folded(table(id, columns, rows), rows.length),
  ];
  return `<section>\n${parts.join("\n")}\n</section>`;
}

function folded(content: string, rows: number): string {
  return rows > mostRows ? `<details><summary>${rows} rows</summary>${content}</details>` : content;
}

function list(rows: Section["rows"]): string {
  return `<ul class="limits">${rows.map(([cell = ""]) => `<li>${escapeMarkup(cell)}</li>`).join("")}</ul>`;
}

/** Percent signs and units stay beside their numbers. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=%|ms)/g, "\u00a0");
}

/** Wide tables scroll by themselves, also with the keyboard. */
function table(id: string, columns: Section["columns"], rows: Section["rows"]): string {
  const classOf = (at: number) => (columns[at]?.kind === "number" ? ' class="number"' : "");
  const heading = columns.map(
    (column, at) => `<th scope="col"${classOf(at)}>${escapeMarkup(column.title)}</th>`,
  );
  const body = rows.map((cells) => {
    const [first = "", ...rest] = cells;
    return `<tr><th scope="row"${classOf(0)}>${escapeMarkup(first)}</th>${rest
      .map((cell, at) => `<td${classOf(at + 1)}>${escapeMarkup(unbroken(cell))}</td>`)
      .join("")}</tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-title"><table class="grid"><thead><tr>${heading.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
