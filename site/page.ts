/**
 * The page: fetches the season once, then renders the selection.
 *
 * @module
 */
import { byId } from "./element.ts";
import { drawTable } from "./league-table.ts";
import { fetchPublished, type Published } from "./published.ts";
import { drawGames } from "./week-games.ts";

/** The selected league and week, both from 0. */
interface Choice {
  readonly league: number;
  readonly week: number;
}

/** Reads the selection from the URL fragment, so that it can be bookmarked: `#2/11`, both from 1. */
function readChoice({ tables, season }: Published): Choice {
  const [league = Number.NaN, week = Number.NaN] = location.hash.slice(1).split("/").map(Number);
  const chosen = within(league - 1, season.leagues.length) ?? 0;
  const weeks = season.leagues[chosen]?.weeks.length ?? 0;
  return {
    league: chosen,
    week: within(week - 1, weeks) ?? Math.max(0, Math.min(tables.weeksComplete, weeks) - 1),
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
  const weeks = season.leagues[choice.league]?.weeks ?? [];

  document.title = season.name;
  byId("season").textContent = season.name;
  byId("progress").textContent = `After ${tables.weeksComplete} of ${weeks.length} weeks`;
  byId("leagues").replaceChildren(
    ...season.leagues.map(({ name }, league) => leagueButton(name, league, choice)),
  );
  drawTable(tables.leagues[choice.league]);
  drawGames(choice.week, weeks[choice.week] ?? []);
  step("earlier", { ...choice, week: choice.week - 1 }, choice.week === 0);
  step("later", { ...choice, week: choice.week + 1 }, choice.week + 1 >= weeks.length);
}

function leagueButton(name: string, league: number, choice: Choice): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.setAttribute("aria-pressed", String(league === choice.league));
  button.addEventListener("click", () => choose({ ...choice, league }));
  return button;
}

function step(id: string, to: Choice, atTheEnd: boolean): void {
  const button = byId<HTMLButtonElement>(id);
  button.disabled = atTheEnd;
  button.onclick = () => choose(to);
}

async function start(): Promise<void> {
  try {
    const published = await fetchPublished();
    addEventListener("hashchange", () => draw(published));
    draw(published);
  } catch {
    byId("progress").textContent = "The season is not available. Try again in a minute.";
  }
}

await start();
