/**
 * The page in Debian's Chromium, when it is installed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { useTarget } from "../conformance/target.ts";

const executablePath = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find(existsSync);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const title =
  executablePath === undefined
    ? "the page (skipped: no chromium on this machine; apt-get install chromium brings one)"
    : "the page";

(executablePath === undefined ? describe.skip : describe)(title, () => {
  const target = useTarget();
  let profile = "";
  let browser: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    profile = await mkdtemp(join(tmpdir(), "touchline-browser-"));
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath ?? "",
      args: flags,
      viewport: { width: 1200, height: 800 },
      timeout: 0,
    });
    page = await browser.newPage();
    page.setDefaultTimeout(0);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(target.local().url);
    await page.waitForSelector("tbody tr");
  });

  after(async () => {
    await browser?.close();
    await rm(profile, { recursive: true, force: true });
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

  it("shows a message when the season is not available", async () => {
    await page.route("**/rugby_data.json*", (route) => route.abort());
    await page.reload();
    await page.locator("#progress", { hasText: "try again" }).waitFor();
    await page.unroute("**/rugby_data.json*");
    complaints.length = 0;
  });

  it("loads without a console error or a content security policy violation", async () => {
    await page.reload();
    await page.waitForSelector("tbody tr");
    await page.click("#earlier");
    assert.deepEqual(complaints, []);
  });
});
