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

/** A phone, and wider screens. */
const viewports: readonly Viewport[] = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 768, height: 1_024 },
  { width: 1_280, height: 800 },
];

/** Sums the layout shifts of a page, from before its first script on. A text, since it runs in the page. */
const countShifts = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

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

  it("keeps the focus on a league that is chosen with the keyboard", async () => {
    await show();
    const [, second = ""] = await texts("#leagues button");
    await page.focus("#leagues button:nth-child(2)");
    await page.keyboard.press("Enter");
    await page.locator("#table-title", { hasText: second }).waitFor();
    assert.equal(await focused(), second);
  });

  it("keeps the focus on a step that reaches the first week, and does nothing there", async () => {
    await show("/#1/2");
    await page.focus("#earlier");
    await page.keyboard.press("Enter");
    await page.locator("#week-title", { hasText: /^Week 1$/ }).waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "‹");
    assert.equal(await page.getAttribute("#earlier", "aria-disabled"), "true");
    assert.equal(new URL(page.url()).hash, "#1/1");
  });

  it("shows the table after the chosen week, and says which week that is", async () => {
    const reading = readSeason((await target.ask("/rugby_data.json")).text);
    assert.ok(reading.kind === "season");
    const [league] = reading.season.leagues;
    assert.ok(league !== undefined);
    for (const [week, after] of [
      [1, 1],
      [5, 5],
      [10, 10],
      [14, 10],
    ] as const) {
      await show(`/#1/${week}`);
      const { rows } = leagueTable({ ...league, weeks: league.weeks.slice(0, after) });
      assert.equal(await page.textContent("#table-week"), `After week ${after}`);
      assert.deepEqual(
        await texts("tbody tr"),
        rows.map((row) =>
          [
            ...[row.position, row.team, row.played, row.won, row.drawn, row.lost, row.pointsFor],
            ...[row.pointsAgainst, row.pointsDifference, row.bonusPoints, row.leaguePoints],
          ]
            .join("")
            .replace("-", "−"),
        ),
      );
      await page.close();
    }
  });

  for (const viewport of viewports) {
    it(`moves hardly anything while it loads at ${viewport.width} px`, async () => {
      page = await open(viewport);
      await page.addInitScript(countShifts);
      await page.goto(target.local().url);
      await page.waitForSelector("tbody tr");
      // Two frames later, the last shift has been counted.
      await page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
      );
      const shifts = await page.evaluate<number>("window.shifts");
      assert.ok(shifts <= 0.1, `${shifts}`);
      const overflow = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      assert.equal(overflow, 0);
    });
  }

  const failures: readonly (readonly [string, (route: Route) => Promise<void>, RegExp])[] = [
    ["hang", async () => undefined, /\?tables=current did not arrive within 10 seconds/],
    ["cannot be fetched", (route) => route.abort(), /\?tables=current could not be fetched/],
    ["are refused", (route) => route.fulfill({ status: 503 }), /\?tables=current returned 503/],
    ["are not JSON", (route) => route.fulfill({ body: "<html>" }), /the tables are not JSON/],
    ["are other JSON", (route) => route.fulfill({ body: "null" }), /the tables are not valid/],
  ];
  for (const [what, fail, reason] of failures) {
    it(`says so when the tables ${what}, tries again, and has the reason in the console`, async () => {
      page = await open({ width: 360, height: 740 });
      await page.clock.install();
      const errors: string[] = [];
      page.on("console", (message) => errors.push(message.text()));
      await page.route("**/rugby_data.json?tables=current", fail);
      await page.goto(target.local().url);
      await page.waitForLoadState("load");
      const progress = page.locator("#progress", { hasText: "will try again in 5 seconds" });
      while ((await progress.count()) === 0) {
        await page.clock.runFor(1_000);
      }
      assert.match((await progress.textContent()) ?? "", reason);
      assert.ok(
        errors.some((text) => reason.test(text)),
        errors.join(),
      );
      assert.ok(await page.locator("#retry").isVisible());

      await page.unroute("**/rugby_data.json?tables=current");
      await page.clock.runFor(5_000);
      await page.waitForSelector("tbody tr");
      assert.match((await page.textContent("#progress")) ?? "", /^After 10 of/);
      assert.ok(!(await page.locator("#retry").isVisible()));
    });
  }

  it("tries again at once when told to", async () => {
    page = await open({ width: 360, height: 740 });
    await page.clock.install();
    await page.route("**/rugby_data.json*", (route) => route.abort());
    await page.goto(target.local().url);
    await page.locator("#progress", { hasText: "could not be fetched" }).waitFor();
    await page.unroute("**/rugby_data.json*");
    await page.click("#retry");
    await page.waitForSelector("tbody tr");
  });
});
