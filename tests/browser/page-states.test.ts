/**
 * The page while it loads, when it cannot, and as it is used with a keyboard.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, it } from "mocha";
import type { Page, Route } from "playwright-core";
import { leagueTable } from "../../functions/core/league-tables.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import { useTarget } from "../conformance/target.ts";
import { describeInBrowser, type Viewport } from "./browser.ts";
import { countShifts } from "./count-shifts.ts";

/** A phone, and wider screens. */
const viewports: readonly Viewport[] = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 768, height: 1_024 },
  { width: 1_280, height: 800 },
  { width: 1_920, height: 1_080 },
];

const views = ["", "#granite-league", "#granite-league/team/otters"];

describeInBrowser("the page in a browser", (open) => {
  const target = useTarget();
  let page: Page;

  afterEach(() => page.close());

  async function show(path = "/", viewport: Viewport = { width: 1_200, height: 800 }) {
    page = await open(viewport);
    await page.goto(new URL(path, target.local().url).href);
    await page.waitForSelector("tbody tr");
  }

  /** The text of the focused element. */
  const focused = () => page.evaluate<string>("document.activeElement.textContent");
  const texts = (selector: string) => page.locator(selector).allTextContents();

  it("is used with the keyboard alone: to the content, a league, a week, a team", async () => {
    await show();
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Granite League");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "Granite League" }).waitFor();
    // The link is gone: the focus goes to the heading of what it led to.
    assert.equal(await page.evaluate("document.activeElement.tagName"), "H1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".stack:last-child h2", { hasText: "Week 9" }).waitFor();
    assert.equal(await focused(), "‹");
    await page.focus("tbody th a >> nth=0");
    const team = await focused();
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: team }).waitFor();
    assert.equal(await focused(), team);
  });

  it("keeps the focus on a league that is chosen with the keyboard", async () => {
    await show();
    const [, second = ""] = await texts("#leagues a");
    await page.focus("#leagues a:nth-child(2)");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: second }).waitFor();
    assert.equal(await focused(), second);
  });

  it("keeps the focus on a step that reaches the first week, and does nothing there", async () => {
    await show("/#granite-league/week-2");
    await page.focus("#earlier");
    await page.keyboard.press("Enter");
    await page.locator(".stack:last-child h2", { hasText: /^Week 1$/ }).waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "‹");
    assert.equal(await page.getAttribute("#earlier", "aria-disabled"), "true");
    assert.equal(new URL(page.url()).hash, "#granite-league/week-1");
  });

  it("shows the table after the chosen week, and says which week that is", async () => {
    const reading = readSeason((await target.ask("/rugby_data.json")).text);
    assert.ok(reading.kind === "season");
    const [league] = reading.season.leagues;
    assert.ok(league !== undefined);
    for (const [week, after, caption] of [
      [1, 1, "After week 1"],
      [5, 5, "After week 5"],
      [10, 10, "After week 10"],
      [14, 10, "Current table, after week 10: no game of week 14 counts yet"],
    ] as const) {
      await show(`/#granite-league/week-${week}`);
      const { rows } = leagueTable({ ...league, weeks: league.weeks.slice(0, after) });
      assert.equal(await page.textContent("#table-week"), caption);
      const cells = await page.evaluate<string[][]>(
        "[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].slice(0, 11).map((cell) => cell.textContent))",
      );
      assert.deepEqual(
        cells,
        rows.map((row) =>
          [
            ...[row.position, row.team, row.played, row.won, row.drawn, row.lost, row.pointsFor],
            ...[row.pointsAgainst, row.pointsDifference, row.bonusPoints, row.leaguePoints],
          ].map((value) => String(value).replace(/^-/, "−")),
        ),
      );
      await page.close();
    }
  });

  for (const viewport of viewports) {
    it(`moves hardly anything while it loads at ${viewport.width} px, and fits`, async () => {
      for (const hash of views) {
        page = await open(viewport);
        await page.addInitScript(countShifts);
        await page.goto(new URL(`/${hash}`, target.local().url).href);
        await page.waitForSelector("tbody tr");
        // Two frames later, the last shift has been counted.
        await page.evaluate(
          "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
        );
        const shifts = await page.evaluate<number>("window.shifts");
        assert.ok(shifts <= 0.1, `${hash}: ${shifts}`);
        const overflow = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.equal(overflow, 0, hash);
        await page.close();
      }
    });
  }

  it("breaks no word of a team's name at 320 pixels", async () => {
    await show("/", { width: 320, height: 568 });
    const broken = await page.evaluate<readonly string[]>(`[
      ...document.querySelectorAll(".side, th.team"),
    ].flatMap((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      return [...text.data.matchAll(/[^\\s-]+/g)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
      });
    }).flat()`);
    assert.deepEqual(broken, []);
  });

  const fixtures = "**/v1/leagues/granite-league/fixtures";
  const failures: readonly (readonly [string, (route: Route) => Promise<void>, RegExp])[] = [
    ["hang", async () => undefined, /fixtures did not arrive within 10 seconds/],
    ["cannot be fetched", (route) => route.abort(), /fixtures could not be fetched/],
    ["are refused", (route) => route.fulfill({ status: 503 }), /fixtures returned 503/],
    ["are not JSON", (route) => route.fulfill({ body: "<html>" }), /fixtures is not JSON/],
    ["are other JSON", (route) => route.fulfill({ body: "null" }), /fixtures is not as expected/],
  ];
  for (const [what, fail, reason] of failures) {
    it(`says so when the games ${what}, tries again, and has the reason in the console`, async () => {
      page = await open({ width: 360, height: 740 });
      await page.clock.install();
      const errors: string[] = [];
      page.on("console", (message) => errors.push(message.text()));
      await page.route(fixtures, fail);
      await page.goto(new URL("/#granite-league", target.local().url).href);
      await page.waitForLoadState("load");
      const told = page.locator("p", { hasText: /tries again in \d seconds/ });
      while ((await told.count()) === 0) {
        await page.clock.runFor(1_000);
      }
      assert.match((await page.textContent("#reason")) ?? "", reason);
      assert.ok(
        errors.some((text) => reason.test(text)),
        errors.join(),
      );
      assert.ok(await page.locator("#retry").isVisible());

      await page.unroute(fixtures);
      await page.clock.runFor(7_000);
      await page.waitForSelector("tbody tr");
      assert.equal(await page.locator("#retry").count(), 0);
    });
  }

  it("tries again at once when told to", async () => {
    page = await open({ width: 360, height: 740 });
    await page.clock.install();
    await page.route("**/v1/leagues", (route) => route.abort());
    await page.goto(target.local().url);
    await page.locator("#reason", { hasText: "could not be fetched" }).waitFor();
    await page.unroute("**/v1/leagues");
    await page.click("#retry");
    await page.waitForSelector("tbody tr");
  });

  it("shows the league of the address among the leagues on a narrow screen", async () => {
    await show("/#chalk-league", { width: 320, height: 568 });
    const [link, list] = await Promise.all(
      ["#leagues [aria-current]", "#leagues"].map((selector) =>
        page.locator(selector).boundingBox(),
      ),
    );
    assert.ok(link && list);
    assert.ok(link.x >= list.x && link.x + link.width <= list.x + list.width + 1);
  });

  it("says so when the latest upload is not valid", async () => {
    page = await open({ width: 360, height: 740 });
    const { text } = await target.ask("/v1/leagues/granite-league/fixtures");
    await page.route(fixtures, (route) =>
      route.fulfill({ body: text, headers: { "x-touchline-season": "last-good; version=1" } }),
    );
    await page.goto(new URL("/#granite-league", target.local().url).href);
    await page
      .locator("#notice", { hasText: "The latest upload of the season is not valid" })
      .waitFor();
    assert.equal(await page.locator("tbody tr").count(), 8);
  });

  it("shows what it has when it cannot be updated, says since when, and recovers", async () => {
    page = await open({ width: 1_280, height: 800 });
    await page.clock.install();
    await page.goto(new URL("/#granite-league", target.local().url).href);
    await page.waitForSelector("tbody tr");
    await page.route("**/v1/**", (route) => route.fulfill({ status: 503 }));
    await page.evaluate("dispatchEvent(new Event('online'))");
    const notice = page.locator("#notice", { hasText: /Not up to date since \d/ });
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? "", /returned 503. Next attempt in \d+ seconds/);
    assert.equal(await page.locator("tbody tr").count(), 8);
    await page.unroute("**/v1/**");
    await page.click("#retry");
    await notice.waitFor({ state: "detached" });
    assert.equal(await page.locator("tbody tr").count(), 8);
  });
});
