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

  it("shows the tables that the edge function computes", async () => {
    const { text } = await target.ask("/rugby_data.json?tables=current");
    const [league] = JSON.parse(text).leagues;
    assert.equal(await page.textContent("#table-title"), league.name);
    assert.deepEqual(
      await texts("tbody th"),
      league.rows.map((row: { team: string }) => row.team),
    );
    assert.deepEqual(
      await texts("tbody td.points"),
      league.rows.map((row: { leaguePoints: number }) => String(row.leaguePoints)),
    );
  });

  it("shows the games of the last complete week, then of another week", async () => {
    assert.equal(await page.textContent("#week-title"), "Week 10");
    assert.equal((await texts("#games li")).length, 4);
    assert.match((await texts("#games .score")).join(), /^\d+ – \d+,/);
    await page.click("#later");
    await page.locator("#week-title", { hasText: "Week 11" }).waitFor();
    assert.deepEqual(await texts("#games .score"), ["to play", "to play", "to play", "to play"]);
  });

  it("shows every league, and keeps the selection in the URL", async () => {
    const names = await texts("#leagues button");
    assert.equal(names.length, 4);
    await page.click("#leagues button:nth-child(4)");
    await page.locator("#table-title", { hasText: names[3] ?? "" }).waitFor();
    assert.equal(new URL(page.url()).hash, "#4/11");
    await page.reload();
    await page.waitForSelector("tbody tr");
    assert.equal(await page.textContent("#table-title"), names[3]);
  });

  it("fits the width of a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    assert.equal(overflow, 0);
    assert.ok(await page.locator("tbody td.points").first().isVisible());
  });

  it("has a page of its own for a path that does not exist, which leads to the tables", async () => {
    const response = await page.goto(new URL("/nope", target.local().url).href);
    assert.equal(response?.status(), 404);
    assert.equal(await page.title(), "Page not found");
    await page.click("footer a");
    await page.waitForSelector("tbody tr");
    complaints.length = 0;
  });

  it("loads without a console error or a content security policy violation", async () => {
    await page.reload();
    await page.waitForSelector("tbody tr");
    await page.click("#earlier");
    assert.deepEqual(complaints, []);
  });
});
