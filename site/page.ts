/**
 * The page: renders the place that the address names, and keeps it up to date.
 *
 * @module
 */
import { dateText } from "./date-text.ts";
import { Desk } from "./desk.ts";
import { byId, h, morph } from "./dom.ts";
import { Feed, type Known } from "./feed.ts";
import { fetchJson, fetchLists } from "./fetch-json.ts";
import { homeView } from "./home-view.ts";
import { leagueView } from "./league-view.ts";
import { newsOf } from "./news.ts";
import { addressOf, fragmentText, type Place, readPlace } from "./place.ts";
import { teamView } from "./team-view.ts";
import { unknownView } from "./unknown-view.ts";
import {
  type Leagues,
  leagueClass,
  leaguesPath,
  type View,
  type ViewKind,
} from "./view-context.ts";

const dates = dateText(navigator.languages);

const feed = new Feed({
  fetch: (path, isAgain) =>
    isOfDesk(path)
      ? fetchLists(path, { cache: "no-store" }, desk.session.send)
      : fetchLists(path, { cache: isAgain ? "no-cache" : "default" }),
  nowMs: Date.now,
  random: Math.random,
  setTimer: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === "visible",
  changed: (path, before, now) => {
    if (now.fault !== undefined) {
      // biome-ignore lint/suspicious/noConsole: the reason, for whoever looks for it
      console.error(`${now.fault}; the page tries again in ${now.waitSeconds} seconds`);
    }
    const news = path.endsWith("/fixtures") ? newsOf(before.value, now.value, dates) : "";
    if (news !== "") {
      byId("news").textContent = news;
    }
    render();
  },
});

const desk = new Desk({
  send: fetchJson,
  nowMs: Date.now,
  newKey: () => crypto.randomUUID(),
  changed: render,
  saved: () => feed.refresh(60),
  signedOut: () => feed.forget(isOfDesk),
});

const known = (path: string): Known => feed.known(path);

/** The tables as a page without scripts: it depends on less than this one. */
const plainPath = "/rugby_data.json?tables=page";

function isOfDesk(path: string): boolean {
  return path.startsWith("/desk/");
}

/** The view of a place; `undefined` when it names no league of the season. */
function viewOf(place: Place, leagues: Leagues | undefined): ViewKind<Place> | undefined {
  if ("league" in place && leagues?.leagues.every(({ id }) => id !== place.league)) {
    return undefined;
  }
  switch (place.kind) {
    case "home":
      return homeView as ViewKind<Place>;
    case "league":
      return leagueView as ViewKind<Place>;
    case "team":
      return teamView as ViewKind<Place>;
    case "desk":
    case "desk-game":
      return desk as ViewKind<Place>;
    case "unknown":
      return undefined;
  }
}

/** Renders what is known, and asks for the rest. */
function render(): void {
  const place = readPlace(location.hash);
  const leagues = known(leaguesPath).value as Leagues | undefined;
  const kind = viewOf(place, leagues);
  const paths = [leaguesPath, ...(kind?.paths(place, known) ?? [])];
  const all = paths.map(known);
  feed.watch(paths);
  const isComplete = kind?.isPartial || all.every(({ value }) => value !== undefined);
  if (leagues !== undefined && isComplete) {
    const context = { place, leagues, dates, known };
    const unknown = `Nothing here is called “${fragmentText(location.hash)}”.`;
    const view = kind?.render(place, context) ?? unknownView(unknown, context);
    show(place, view, leagues);
  } else {
    wait(all.find(({ fault }) => fault !== undefined));
  }
  tell(all);
}

function show(place: Place, view: View, leagues: Leagues): void {
  document.title = `${view.title} · ${leagues.season}`;
  byId("brand").textContent = leagues.season;
  morph(
    byId("leagues"),
    leagues.leagues.map(({ id, name }) => {
      const isCurrent = "league" in place && place.league === id;
      const href = addressOf({ kind: "league", league: id });
      const current = isCurrent && "page";
      return h("a", { href, class: leagueClass(leagues, id), "aria-current": current }, name);
    }),
  );
  revealCurrent(byId("leagues"));
  // A week is changed in place.
  const key = addressOf(place.kind === "league" ? { kind: "league", league: place.league } : place);
  replaceMain(key, "ready", view.content);
}

/** Scrolls a list sideways, as little as shows its current link. */
function revealCurrent(list: HTMLElement): void {
  const current = list.querySelector("[aria-current]")?.getBoundingClientRect();
  const own = list.getBoundingClientRect();
  if (current !== undefined) {
    list.scrollLeft +=
      Math.max(0, current.right - own.right) - Math.max(0, own.left - current.left);
  }
}

/** Nothing to show yet: says what the page waits for. What was shown before stays until then. */
function wait(failed: Known | undefined): void {
  if (failed === undefined && document.body.dataset["state"] === "ready") {
    byId("main").setAttribute("aria-busy", "true");
    return;
  }
  if (failed === undefined) {
    replaceMain("loading", "loading", [h("p", { class: "lead" }, "Loading…")]);
    return;
  }
  replaceMain("failed", "failed", [
    h("h1", { tabindex: -1 }, "The season is not available"),
    h("p", { class: "lead", id: "reason", role: "alert" }, `${failed.fault}. `),
    h("p", {}, `The page tries again in ${failed.waitSeconds} seconds. `, retryButton()),
    h("p", { class: "lead" }, h("a", { href: plainPath }, "The tables without this page")),
  ]);
}

/**
 * Shows content in place of the previous. The focus stays, or goes to the heading when its element is gone. What came of a
 * change scrolls into view.
 */
function replaceMain(key: string, state: string, content: readonly HTMLElement[]): void {
  const main = byId("main");
  const isOther = main.firstElementChild?.getAttribute("data-key") !== key;
  const hadFocus = main.contains(document.activeElement);
  const status = () => main.querySelector("[role=status]");
  const before = status()?.textContent;
  main.setAttribute("aria-busy", "false");
  document.body.dataset["state"] = state;
  morph(main, [h("div", { class: "view", "data-key": key }, ...content)]);
  if (isOther && state === "ready") {
    scrollTo(0, 0);
  } else if (status()?.textContent !== before) {
    status()?.scrollIntoView({ block: "nearest" });
  }
  if (hadFocus && state === "ready" && document.activeElement === document.body) {
    main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }
}

/** Tells below the content what is not as it should be, and until when it was. */
function tell(all: readonly Known[]): void {
  const stale = all.find(({ value, fault }) => value !== undefined && fault !== undefined);
  const isLastGood = all.some((each) => each.isLastGood);
  const time = (ms: number) => dates.time(new Date(ms).toISOString());
  const confirmed = all.map(({ confirmedMs }) => confirmedMs ?? Number.POSITIVE_INFINITY);
  const oldestMs = Math.min(...confirmed);
  byId("checked").textContent = Number.isFinite(oldestMs)
    ? `Checked at ${time(oldestMs)}. Times are for ${dates.zone}.`
    : "";
  const notice = byId("notice");
  if (stale !== undefined) {
    const since = time(stale.confirmedMs ?? 0);
    const text = `Not up to date since ${since}: ${stale.fault}. Next attempt in ${stale.waitSeconds} seconds. `;
    morph(notice, [h("p", {}, text, retryButton())]);
  } else if (isLastGood) {
    morph(notice, [
      h("p", {}, "The latest upload of the season is not valid. This is from the one before."),
    ]);
  } else {
    morph(notice, []);
  }
}

function retryButton(): HTMLElement {
  return h("button", { type: "button", id: "retry", onclick: () => feed.refresh() }, "Try again");
}

byId("skip").onclick = (event) => {
  // The fragment is the place.
  event.preventDefault();
  byId("main").focus();
};
addEventListener("hashchange", render);
addEventListener("online", () => feed.refresh());
document.addEventListener("visibilitychange", () => feed.wake());
render();
