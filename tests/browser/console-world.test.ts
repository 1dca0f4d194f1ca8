/**
 * The world on the console: viewers, Regions, clock, chance and crowds.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.ts";
import { type LookedAt, sizes, useConsole } from "./console.ts";

describeInBrowser("the world on the console", (open) => {
  const { ask, look, local } = useConsole(open);

  for (const size of sizes) {
    describe(`at ${size.width} px`, () => {
      let looked: LookedAt;
      let page: Page;
      const button = (name: string | RegExp) => page.getByRole("button", { name });
      const panel = (title: string) => page.locator("section.panel", { hasText: title });

      before(async () => {
        looked = await look(size, "#/world");
        page = looked.page;
        await page.locator(".map .region").first().waitFor();
      });
      after(async () => {
        await looked?.close();
        await ask("POST clock", { reset: true });
      });

      it("looks from a place of the list: Regions by distance, and headers", async () => {
        await page.getByLabel("Place").selectOption({ label: "Tokyo, JP" });
        await page.getByRole("row", { name: /eu-west-1 9,[0-9]{3} km/ }).waitFor();
        await page.locator("summary", { hasText: "Headers" }).click();
        await page
          .getByRole("row", { name: "CloudFront-Viewer-Country JP", exact: true })
          .waitFor();
        await page.locator("summary", { hasText: "Headers" }).click();
      });

      it("takes a place as the header has it, and says what is wrong with another", async () => {
        const text = page.getByLabel("Or a value of x-local-viewer");
        await text.fill("nowhere at all");
        await text.press("Tab");
        await page.locator("#viewer-problem", { hasText: "must be a country" }).waitFor();
        assert.match(looked.complaints.pop() ?? "", /status of 400/);
        await text.fill("IE");
        await text.press("Tab");
        await page.locator("#viewer-problem", { hasText: /^$/ }).waitFor({ state: "attached" });
        await page.getByRole("row", { name: /eu-west-1 \d+ km/ }).waitFor();
      });

      it("asks as the viewer, and tells which Region answers", async () => {
        await page.getByLabel("Ask as this viewer").fill("/clock/asked");
        await button("Ask").click();
        await page.locator(".answered", { hasText: /200\s+Miss\s+eu-west-1/ }).waitFor();
      });

      it("kills, slows and revives a Region", async () => {
        await button("Kill eu-west-1").click();
        await button("Revive eu-west-1").waitFor();
        await page.getByLabel("How eu-west-1 fails").selectOption("refuse");
        await page.locator("[role=status]", { hasText: "eu-west-1 fails otherwise" }).waitFor();
        assert.deepEqual(local().regions.list(), [
          { region: "eu-west-1", healthy: false, outage: "refuse", delayMs: 0, lossPercent: 0 },
        ]);
        assert.equal((await ask("GET /clock/dead")).status, 502);
        await button("Revive eu-west-1").click();
        await button("Kill eu-west-1").waitFor();
        const delay = page.getByLabel("Delay of eu-west-1, milliseconds");
        await delay.fill("3");
        await delay.press("Tab");
        await page.locator("[role=status]", { hasText: "eu-west-1 is 3 ms slower" }).waitFor();
        await delay.fill("0");
        await delay.press("Tab");
        await page.locator("[role=status]", { hasText: "eu-west-1 is 0 ms slower" }).waitFor();
        assert.deepEqual(local().regions.list(), [
          { region: "eu-west-1", healthy: true, delayMs: 0, lossPercent: 0 },
        ]);
      });

      it("holds the clock, moves it, and lets it go", async () => {
        await button("Hold").click();
        await page.locator(".badge", { hasText: "clock held" }).waitFor();
        await button("+1 h").click();
        await page.locator("time", { hasText: "2026-10-03 11:00:00" }).waitFor();
        await page.getByLabel("Move to, UTC").fill("2026-10-04T09:30:00");
        await button("Move").click();
        await page.locator("time", { hasText: "2026-10-04 09:30:00" }).waitFor();
        await button("Reset").click();
        await page.locator("time", { hasText: "2026-10-03 10:00:00" }).waitFor();
        await page.locator(".badge").waitFor({ state: "detached" });
      });

      it("repeats chance from a seed", async () => {
        await page.getByLabel("Seed").fill("42");
        await button("Repeat").click();
        await panel("Chance").locator("p", { hasText: "from the seed 42" }).waitFor();
        await button("Release").click();
        await panel("Chance").locator("p", { hasText: "differ each time" }).waitFor();
      });

      it("floods from one address until the rate rule blocks, and plots it", async () => {
        const flood = panel("Flood from one address");
        await flood.getByLabel("Path").fill("/pages/index.html");
        await flood.getByLabel("Address").fill(`203.0.113.${size.width % 250}`);
        await flood.getByLabel("Seconds").fill("120");
        await flood.getByRole("button", { name: "Begin" }).click();
        await flood.locator("p", { hasText: "0 requests" }).waitFor();
        // The clock stands still but for these steps: the rule sees 50 requests a second.
        while ((await flood.locator("p", { hasText: "blocked after" }).count()) === 0) {
          await ask("POST clock", { advanceSeconds: 10 });
          await flood.locator(".plot rect").first().waitFor();
          await page.evaluate("new Promise(requestAnimationFrame)");
        }
        await flood.locator(".legend", { hasText: /403: \d+/ }).waitFor();
        await flood.locator(".plot .bar-blocked").first().waitFor();
        await flood.locator(".plot .mark", { hasText: "blocked" }).waitFor();
        await flood.getByRole("button", { name: "End" }).click();
        await flood.getByRole("button", { name: "Begin" }).and(page.locator(":enabled")).waitFor();
      });

      it("plays a match day", async () => {
        const day = panel("Match day in minutes");
        await day.getByLabel("Requests a second, at most").fill("20");
        await day.getByRole("button", { name: "Begin" }).click();
        await day.locator("p", { hasText: "0 requests" }).waitFor();
        await ask("POST clock", { advanceSeconds: 60 });
        await day.locator("p", { hasText: /\d\d requests in 1 min/ }).waitFor();
        await day.locator(".plot rect").first().waitFor();
      });

      it("does not scroll sideways", async () => {
        const wider = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.ok(wider <= 0, `${wider} px`);
      });
    });
  }
});
