/**
 * The page: fetches the season, then renders the selection.
 *
 * @module
 */
import { byId } from "./element.ts";
import { drawTable } from "./league-table.ts";
import { fetchPublished, type Published } from "./published.ts";
import { lastPlayedWeek, tableOfWeek } from "./table-of-week.ts";
import { drawGames } from "./week-games.ts";

/** The selected league and week, both from 0. */
interface Choice {
  readonly league: number;
  readonly week: number;
}

/** Waits between attempts to fetch the season; the last one repeats. Seconds. */
const waitsSeconds = [5, 15, 60];

/** Reads the selection from the URL fragment, so that it can be bookmarked: `#2/11`, both from 1. */
function readChoice({ season }: Published): Choice {
  const [league = Number.NaN, week = Number.NaN] = location.hash.slice(1).split("/").map(Number);
  const chosen = within(league - 1, season.leagues.length) ?? 0;
  const shown = season.leagues[chosen];
  const latest = shown === undefined ? 0 : lastPlayedWeek(shown);
  return {
    league: chosen,
    week: within(week - 1, shown?.weeks.length ?? 0) ?? Math.max(0, latest - 1),
  };
}

function within(index: number, count: number): number | undefined {
  return Number.isInteger(index) && index >= 0 && index < count ? index : undefined;
}

function choose({ league, week }: Choice): void {
  location.hash = `#${league + 1}/${week + 1}`;
}

function draw(published: Published): void {
  const { tables, season } = published;
  const choice = readChoice(published);
  const league = season.leagues[choice.league];
  const weeks = league?.weeks ?? [];

  document.title = season.name;
  byId("season").textContent = season.name;
  byId("progress").textContent = `After ${tables.weeksComplete} of ${weeks.length} weeks`;
  drawLeagues(
    season.leagues.map(({ name }) => name),
    choice,
  );
  if (league !== undefined) {
    const { table, week } = tableOfWeek(league, choice.week, tables.leagues[choice.league]);
    drawTable(table, week);
  }
  drawGames(choice.week, weeks[choice.week] ?? []);
  step("earlier", { ...choice, week: choice.week - 1 }, choice.week === 0);
  step("later", { ...choice, week: choice.week + 1 }, choice.week + 1 >= weeks.length);
  document.body.dataset["state"] = "ready";
}

/** Changes the buttons in place: an element that is replaced loses the focus. */
function drawLeagues(names: readonly string[], choice: Choice): void {
  const nav = byId("leagues");
  while (nav.childElementCount < names.length) {
    nav.append(document.createElement("button"));
  }
  for (const [league, button] of nav.querySelectorAll("button").entries()) {
    button.type = "button";
    button.textContent = names[league] ?? "";
    button.setAttribute("aria-pressed", String(league === choice.league));
    button.onclick = () => choose({ ...choice, league });
  }
}

/** Not `disabled`, which would take the focus away from the button that reached the end. */
function step(id: string, to: Choice, atTheEnd: boolean): void {
  const button = byId(id);
  button.setAttribute("aria-disabled", String(atTheEnd));
  button.onclick = atTheEnd ? null : () => choose(to);
}

/** Fetches and renders the season, again and again until it succeeds. */
async function start(attempt = 0): Promise<void> {
  document.body.dataset["state"] = attempt === 0 ? "loading" : "failed";
  try {
    const published = await fetchPublished();
    addEventListener("hashchange", () => draw(published));
    draw(published);
  } catch (error) {
    const seconds = waitsSeconds[Math.min(attempt, waitsSeconds.length - 1)] ?? 60;
    // biome-ignore lint/suspicious/noConsole: the reason, for whoever looks for it
    console.error("The season cannot be shown:", error);
    tell(error, seconds);
    await pause(seconds);
    byId("progress").textContent = "Loading the season…";
    await start(attempt + 1);
  }
}

function tell(error: unknown, seconds: number): void {
  const reason = error instanceof Error ? error.message : String(error);
  byId("progress").textContent =
    `The season is not available: ${reason}. The page will try again in ${seconds} seconds.`;
  document.body.dataset["state"] = "failed";
}

/** Ends early when the reader does not want to wait. */
function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    byId("retry").onclick = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

await start();
