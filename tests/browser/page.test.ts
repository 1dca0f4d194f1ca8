/**
 * The page in Debian's Chromium, when it is installed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, it } from "mocha";
import type { Page } from "playwright-core";
import { useTarget } from "../conformance/target.ts";
import { describeInBrowser } from "./browser.ts";

describeInBrowser("the page", (open) => {
  const target = useTarget();
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    page = await open({ width: 1200, height: 800 });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(target.local().url);
    await page.waitForSelector("tbody tr");
  });

  const texts = (selector: string) => page.locator(selector).allTextContents();
  const heading = (text: string) => page.locator("h1", { hasText: text }).waitFor();

  it("shows the tables that the edge function computes", async () => {
    const { leagues } = JSON.parse((await target.ask("/rugby_data.json?tables=current")).text);
    assert.equal(leagues.length, 4);
    for (const [index, league] of leagues.entries()) {
      const card = `.card:nth-child(${index + 1})`;
      assert.equal(await page.textContent(`${card} h2`), league.name);
      assert.deepEqual(
        await texts(`${card} tbody th`),
        league.rows.map((row: { team: string }) => row.team),
      );
      assert.deepEqual(
        await texts(`${card} td.points`),
        league.rows.map((row: { leaguePoints: number }) => String(row.leaguePoints)),
      );
    }
  });

  it("shows the latest results and the next games of every league", async () => {
    assert.deepEqual(await texts(".card:first-child .week > h3"), ["Week 10", "Week 11"]);
    const weeks = await page.locator(".card:first-child .week").all();
    const [played = [], next = []] = await Promise.all(
      weeks.map((week) => week.locator(".score").allTextContents()),
    );
    assert.match(played.join(), /^(\d+ – \d+,?){4}$/);
    assert.equal(next.length, 4);
    assert.doesNotMatch(next.join(), /–/);
  });

  it("leads from a league's name to the league, and names it in the address", async () => {
    await page.click("text=Chalk League >> nth=0");
    await heading("Chalk League");
    assert.equal(new URL(page.url()).hash, "#chalk-league");
    assert.equal(await page.getAttribute("#leagues a:nth-child(4)", "aria-current"), "page");
    assert.equal(await page.title(), "Chalk League, week 10 · Four Stones Championship");
    await page.reload();
    await heading("Chalk League");
  });

  it("shows another week, and leads to it by name", async () => {
    assert.deepEqual(await texts(".stack:last-child h2"), ["Week 10", "Week 11"]);
    await page.click("#later");
    await page.locator(".stack:last-child h2", { hasText: "Week 12" }).waitFor();
    assert.equal(new URL(page.url()).hash, "#chalk-league/week-11");
    await page.selectOption("select", "3");
    await page.locator(".stack:last-child h2", { hasText: "Week 3" }).waitFor();
    assert.equal(new URL(page.url()).hash, "#chalk-league/week-3");
    await page.goBack();
    await page.locator(".stack:last-child h2", { hasText: "Week 12" }).waitFor();
    assert.equal(await page.locator("select").inputValue(), "11");
  });

  it("shows a team: its place, form, season and positions", async () => {
    await page.click("tbody th a >> nth=0");
    await heading("St Orrin's");
    assert.equal(new URL(page.url()).hash, "#chalk-league/team/st-orrin-s");
    const { standing, matches } = JSON.parse((await target.ask("/v1/teams/st-orrin-s")).text);
    assert.match((await texts(".lead")).join(), /^1st of 8 in Chalk League$/);
    assert.equal(await page.textContent(".tiles dd"), String(standing.leaguePoints));
    assert.deepEqual(
      await texts(".season .opponent"),
      matches.map((match: { home: { id: string; name: string }; away: { name: string } }) =>
        match.home.id === "st-orrin-s" ? match.away.name : match.home.name,
      ),
    );
    assert.equal((await texts(".tiles .chip")).length, 5);
    assert.equal(await page.locator(".chart circle").count(), 10);
  });

  it("says so when the address names nothing, and leads on", async () => {
    for (const [hash, reason] of [
      ["#nope", "Nothing here is called “nope”."],
      ["#chalk-league/week-44", "Chalk League has no week 44: it has 14."],
      ["#chalk-league/team/otters", "Chalk League has no team “otters”."],
      ["#%", "Nothing here is called “%”."],
    ] as const) {
      await page.goto(new URL(`/${hash}`, target.local().url).href);
      await page.locator(".lead", { hasText: reason }).waitFor();
      assert.match(await page.title(), /^Not found/);
    }
    await page.click(".links a >> nth=0");
    await heading("Granite League");
  });

  it("has a page of its own for a path that does not exist, which leads to the tables", async () => {
    const response = await page.goto(new URL("/nope", target.local().url).href);
    assert.equal(response?.status(), 404);
    assert.equal(await page.title(), "Page not found");
    await page.click("main a");
    await page.waitForSelector("tbody tr");
    complaints.length = 0;
  });

  it("sends a browser without JavaScript to the current tables", async () => {
    const plain = await open({ width: 360, height: 740 });
    const session = await plain.context().newCDPSession(plain);
    await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    await plain.goto(target.local().url);
    await plain.locator("h2", { hasText: "Basalt League" }).waitFor();
    assert.equal(new URL(plain.url()).search, "?tables=page");
    assert.match((await plain.textContent("table")) ?? "", /1Otters/);
    const scrolled = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert.equal(await plain.evaluate<number>(scrolled), 0);
    await plain.close();
  });

  it("loads without a console error or a content security policy violation", async () => {
    await page.reload();
    await page.waitForSelector("tbody tr");
    await page.click("h2 a");
    await page.click("#earlier");
    await page.locator(".stack:last-child h2", { hasText: "Week 9" }).waitFor();
    assert.deepEqual(complaints, []);
  });
});
