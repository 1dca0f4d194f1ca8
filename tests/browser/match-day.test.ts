/**
 * What the page asks for on a match day, with a held clock.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "mocha";
import type { Page, Request } from "playwright-core";
import { useTarget } from "../conformance/target.ts";
import { describeInBrowser } from "./browser.ts";

/** How long caches keep the season on a match day. */
const matchDay = "public, max-age=10, s-maxage=10, stale-while-revalidate=10, stale-if-error=86400";

const path = "/v1/leagues/granite-league/fixtures";

describeInBrowser("the page on a match day", (open) => {
  const target = useTarget();
  let page: Page;
  /** Paths of the requests, and those whose response has not arrived. */
  let asked: string[];
  let waiting: Set<Request>;

  beforeEach(async () => {
    page = await open({ width: 1_280, height: 800 });
    asked = [];
    waiting = new Set();
    page.on("request", (request) => {
      asked.push(new URL(request.url()).pathname);
      waiting.add(request);
    });
    page.on("requestfinished", (request) => waiting.delete(request));
    page.on("requestfailed", (request) => waiting.delete(request));
    await page.clock.install();
    await page.route("**/v1/**", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "cache-control": matchDay };
      await route.fulfill({ response, headers });
    });
    await page.goto(new URL("/#granite-league/week-11", target.local().url).href);
    await page.waitForSelector("tbody tr");
    asked = [];
    // The browser does not report the end of every request that it made ahead of the page.
    waiting.clear();
  });
  afterEach(() => page.close());

  /** Moves the clock of the page in steps shorter than the time limit of a request. */
  async function pass(minutes: number): Promise<void> {
    for (let step = 0; step < minutes * 12; step += 1) {
      await page.clock.runFor(5_000);
      while (waiting.size > 0) {
        await page.evaluate(
          "new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); })",
        );
      }
    }
  }

  /** Hides or shows the page, as another tab does. */
  const setVisibility = (state: string) =>
    page.evaluate(
      `Object.defineProperty(document, "visibilityState", { configurable: true, value: ${JSON.stringify(state)} });
       document.dispatchEvent(new Event("visibilitychange"))`,
    );

  const count = (wanted: string) => asked.filter((each) => each === wanted).length;

  it("asks for the games about once a minute, for nothing but them and the leagues", async () => {
    await pass(60);
    // 62 without the spread, which makes every wait up to a fifth longer.
    assert.ok(count(path) >= 50 && count(path) <= 62, `${count(path)}`);
    assert.deepEqual([...new Set(asked)].sort(), ["/v1/leagues", path]);
  });

  it("asks for nothing while it is hidden, and at once when it is shown", async () => {
    await setVisibility("hidden");
    await pass(30);
    assert.deepEqual(asked, []);
    await setVisibility("visible");
    await pass(0.2);
    assert.equal(count(path), 1);
  });

  it("shows a live score within a minute, says it, and does not count it", async () => {
    const table = await page.locator("tbody").textContent();
    const { text } = await target.ask(path);
    const fixtures = JSON.parse(text);
    const match = fixtures.matches.find((each: { week: number }) => each.week === 11);
    const side = { points: 7, tries: 1, conversions: 1, penalties: 0, dropGoals: 0 };
    Object.assign(match, { played: true, status: "live" });
    Object.assign(match.home, side);
    Object.assign(match.away, side, { points: 0, tries: 0, conversions: 0 });
    await page.route(`**${path}`, (route) =>
      route.fulfill({
        json: fixtures,
        headers: { etag: '"live"', "cache-control": matchDay },
      }),
    );
    await pass(1.2);
    const first = page.locator(".stack:last-child .match").first();
    assert.equal(await first.locator(".score").textContent(), "7 – 0");
    assert.equal(await first.locator(".live").textContent(), "Live");
    assert.equal(
      await page.textContent("#news"),
      `live, ${match.home.name} 7 – 0 ${match.away.name}`,
    );
    assert.equal(await page.locator("tbody").textContent(), table);
  });

  it("keeps the focus when results change under it", async () => {
    await page.focus(".stack:last-child .match a >> nth=1");
    const before = await page.evaluate("document.activeElement.textContent");
    const fixtures = JSON.parse((await target.ask(path)).text);
    fixtures.matches.find((each: { week: number }) => each.week === 11).status = "void";
    await page.route(`**${path}`, (route) =>
      route.fulfill({ json: fixtures, headers: { etag: '"void"' } }),
    );
    await pass(1.2);
    assert.equal(await page.locator(".stack:last-child .score").first().textContent(), "void");
    assert.equal(await page.evaluate("document.activeElement.textContent"), before);
  });
});
