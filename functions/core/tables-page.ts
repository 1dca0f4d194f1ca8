/**
 * The league tables as a page without scripts and styles.
 *
 * @module
 */
import { escapeHtml } from "./escape-html.ts";
import type { LeagueTable, SeasonTables, TableRow } from "./league-tables.ts";
import { score } from "./points.ts";
import type { Game, League, ScheduleEntry, Season } from "./season-types.ts";

/** Columns of numbers: the heading, what it stands for, the value. */
const columns: readonly (readonly [string, string, (row: TableRow) => number])[] = [
  ["P", "Played", (row) => row.played],
  ["W", "Won", (row) => row.won],
  ["D", "Drawn", (row) => row.drawn],
  ["L", "Lost", (row) => row.lost],
  ["PD", "Points difference", (row) => row.pointsDifference],
  ["Pts", "League points", (row) => row.leaguePoints],
];

/**
 * Characters above which the page has no games. The tables alone of the largest season stay below the 1 MB that a function
 * may generate; in UTF-8 a character takes up to 3 bytes.
 */
const maxCharacters = 300_000;

/**
 * Renders the tables of every league, its last week with a result and the next one.
 *
 * End tags of rows and cells are optional in HTML, and left out to keep the page small. The policy of the path allows no
 * styles.
 *
 * @throws never
 */
export function tablesPage(season: Season, tables: SeasonTables): string {
  const whole = render(season, tables, true);
  return whole.length <= maxCharacters ? whole : render(season, tables, false);
}

function render({ name, leagues }: Season, tables: SeasonTables, hasGames: boolean): string {
  const title = escapeHtml(name);
  const weeks = leagues.reduce((most, league) => Math.max(most, league.weeks.length), 0);
  const sections = leagues.map((league, index) =>
    [
      `<h2>${escapeHtml(league.name)}</h2>`,
      tableHtml(tables.leagues[index]),
      ...(hasGames ? gamesHtml(league) : []),
    ].join("\n"),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<h1>${title}</h1>
<p>After ${tables.weeksComplete} of ${weeks} weeks. Load the page again for new results.</p>
${sections.join("\n")}
<p><a href="/">The page with every week</a>, <a href="/rugby_data.json">every game as JSON</a></p>
</html>
`;
}

function tableHtml(table: LeagueTable | undefined): string {
  const head = columns
    .map(([short, long]) => `<th scope="col"><abbr title="${long}">${short}</abbr>`)
    .join("");
  const rows = (table?.rows ?? []).map((row) => {
    const cells = columns.map(([, , value]) => `<td align="right">${value(row)}`).join("");
    return `<tr><td align="right">${row.position}<th scope="row" align="left">${escapeHtml(row.team)}${cells}`;
  });
  return `<table>\n<tr><th scope="col"><abbr title="Position">#</abbr><th scope="col" align="left">Team${head}\n${rows.join("\n")}\n</table>`;
}

function gamesHtml({ weeks, schedule }: League): readonly string[] {
  const last = weeks.findLastIndex((games, week) =>
    games.some(({ played }, game) => played || schedule?.[week]?.[game]?.status !== undefined),
  );
  return [last, last + 1].flatMap((week) => {
    const games = weeks[week]?.map((game, index) => gameHtml(game, schedule?.[week]?.[index]));
    return games === undefined
      ? []
      : [`<h3>Week ${week + 1}</h3>\n<ul>\n${games.join("\n")}\n</ul>`];
  });
}

function gameHtml({ played, home, away }: Game, entry: ScheduleEntry | null | undefined): string {
  const isScored = entry?.status === "live" || (played && entry?.status !== "void");
  const between = isScored ? ` ${score(home)} – ${score(away)} ` : " against ";
  // RFC 3339 with T and Z is hard to read.
  const kickOff = entry?.kickOff?.replace("T", " ").replace(/:\d\dZ$/, " UTC");
  const notes = [entry?.status, kickOff, entry?.venue && escapeHtml(entry.venue)];
  const text = [`${escapeHtml(home.team)}${between}${escapeHtml(away.team)}`, ...notes];
  return `<li>${text.filter((note) => note !== undefined).join(", ")}`;
}
