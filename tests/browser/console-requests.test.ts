/**
 * The requests on the console: the live list, and one request opened.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.ts";
import { type LookedAt, sizes, useConsole } from "./console.ts";

describeInBrowser("requests on the console", (open) => {
  const { ask, look } = useConsole(open);
  let counter = 0;
  /** Asks as a viewer that the web ACL has never seen. */
  const askAnew = (target: string) => {
    counter += 1;
    return ask(target, undefined, {
      "x-local-address": `198.51.${counter >> 8}.${counter & 255}`,
      "x-local-viewer": "NZ",
    });
  };

  for (const size of sizes) {
    describe(`at ${size.width} px`, () => {
      let looked: LookedAt;
      let page: Page;
      const row = (url: string) => page.locator("tbody tr", { hasText: url });
      const heading = (text: string) => page.locator("h1", { hasText: text }).waitFor();
      const button = (name: string | RegExp) => page.getByRole("button", { name });

      before(async () => {
        looked = await look(size, "#/requests");
        page = looked.page;
      });
      after(() => looked?.close());
      beforeEach(async () => {
        await ask("DELETE requests");
        await page.goto(page.url().replace(/#.*/, "#/requests"));
        await page.reload();
        await page.locator(".connection.live").waitFor();
        await page.locator(".empty").waitFor();
      });

      it("lists a request as soon as it is answered, the newest first", async () => {
        await askAnew("GET /pages/index.html");
        await row("/pages/index.html").first().waitFor();
        await askAnew("GET /clock/first?a=b");
        await row("/clock/first?a=b").first().waitFor();
        const urls = await page.locator("tbody .url").allTextContents();
        assert.deepEqual(urls, ["/clock/first?a=b", "/pages/index.html"]);
        // The page hears of the start of a request before it hears of its end.
        await row("/clock").locator(".status", { hasText: /^200$/ }).waitFor();
      });

      it("shows what a filter finds", async () => {
        await askAnew("GET /clock/one");
        await askAnew("GET /missing");
        await row("/missing").waitFor();
        await page.getByRole("searchbox").fill("status:4xx");
        await row("/clock/one").waitFor({ state: "detached" });
        assert.equal(await page.locator("tbody tr").count(), 1);
        await page.getByRole("searchbox").fill("nothing-like-this");
        await page.locator(".empty", { hasText: "No request matches" }).waitFor();
        await page.getByRole("searchbox").fill("");
        await row("/clock/one").waitFor();
      });

      it("stands still while it is paused, and says what it missed", async () => {
        await askAnew("GET /clock/before");
        await row("/clock/before").waitFor();
        await button("Pause").click();
        await askAnew("GET /clock/meanwhile");
        await button("Paused, 1 new").waitFor();
        assert.equal(await row("/clock/meanwhile").count(), 0);
        await button("Paused, 1 new").click();
        await row("/clock/meanwhile").waitFor();
      });

      it("forgets all requests when it is cleared", async () => {
        await askAnew("GET /clock/forgotten");
        await row("/clock/forgotten").waitFor();
        await button("Clear").click();
        await page.locator(".empty", { hasText: "Nothing was asked" }).waitFor();
        await page.locator("[role=status]", { hasText: "All requests are cleared" }).waitFor();
        assert.deepEqual((await ask("GET requests")).json(), { requests: [] });
      });

      it("keeps the focus on a request while others come", async () => {
        await askAnew("GET /clock/focused");
        await row("/clock/focused").locator("a").focus();
        await askAnew("GET /clock/another");
        await row("/clock/another").waitFor();
        const focused = await page.evaluate<string>("document.activeElement.title");
        assert.equal(focused, "/clock/focused");
      });

      it("opens a request stage by stage", async () => {
        await askAnew("GET /clock/opened");
        await row("/clock/opened").locator("a").click();
        await heading("/clock/opened");
        await page.locator(".stage").first().waitFor();
        const names = await page.locator(".stage-name").allTextContents();
        assert.deepEqual(names, [
          "Firewall",
          "Behavior",
          "Cache",
          "Origin",
          "HTTP API",
          "Function",
        ]);
        const words = (kind: string) => page.locator(`.stage.${kind}`).first().textContent();
        assert.match((await words("firewall")) ?? "", /flood[\s\S]*1 of 100 in 1 min/);
        assert.match((await words("behavior")) ?? "", /\/clock\/\* → api/);
        assert.match((await words("cache")) ?? "", /Not cached/);
        assert.match((await words("function")) ?? "", /asked for \/clock\/opened/);
        assert.match(
          (await page.locator(".message").last().textContent()) ?? "",
          /X-Cache\s*Miss from cloudfront/i,
        );
      });

      it("keeps a request under its address", async () => {
        await askAnew("GET /clock/kept");
        await row("/clock/kept").locator("a").click();
        await heading("/clock/kept");
        await page.reload();
        await heading("/clock/kept");
        await page.locator(".stage").first().waitFor();
      });

      it("copies a request as curl, and exports it", async () => {
        await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
        await askAnew("GET /clock/copied");
        await row("/clock/copied").locator("a").click();
        await button("Copy as curl").click();
        await page.locator("[role=status]", { hasText: "The curl command is copied" }).waitFor();
        const copied = await page.evaluate<string>("navigator.clipboard.readText()");
        assert.match(copied, /^curl [\s\S]*\/clock\/copied/);
        const har = await page.getByRole("link", { name: "HAR" }).getAttribute("href");
        const { log } = (await ask(`GET ${har}`)).json();
        assert.equal(log.entries.length, 1);
      });

      it("replays a request, as it was and edited", async () => {
        await askAnew("GET /clock/replayed");
        await row("/clock/replayed").locator("a").click();
        await button("Replay").click();
        await page.getByLabel("Path and query").fill("/clock/edited?x=1");
        await page.getByLabel("Viewer", { exact: true }).fill("FR");
        await button("Send").click();
        await heading("/clock/edited?x=1");
        await page.locator(".facts", { hasText: "FR" }).waitFor();
        await page.getByRole("link", { name: "All requests" }).click();
        await row("/clock/edited?x=1").waitFor();
      });

      it("says why a request cannot be sent", async () => {
        await page.goto(page.url().replace(/#.*/, "#/requests/new"));
        await page.getByLabel("Path and query").fill("no-path");
        await button("Send").click();
        await page.locator("[role=alert]", { hasText: "url must be" }).waitFor();
        assert.match(looked.complaints.pop() ?? "", /status of 400/);
      });

      it("does not scroll sideways", async () => {
        await askAnew(`GET /clock/${"long-".repeat(60)}`);
        await row("/clock/long-").locator("a").click();
        await page.locator(".stage").first().waitFor();
        const wider = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.ok(wider <= 0, `${wider} px`);
      });
    });
  }

  describe("under load", () => {
    let looked: LookedAt | undefined;
    afterEach(() => looked?.close());

    it("shows a bounded number of rows, and forgets the oldest", async () => {
      looked = await look({ width: 1_440, height: 900 }, "#/requests");
      const { page } = looked;
      const batch = (from: number) =>
        Promise.all(
          Array.from({ length: 40 }, (_, at) => askAnew(`GET /pages/index.html?${from + at}`)),
        );
      for (let from = 0; from < 640; from += 40) {
        await batch(from);
      }
      await page.locator(".heading", { hasText: "the newest 200 of 500" }).waitFor();
      await page.locator("tbody .url", { hasText: "?639" }).waitFor();
      assert.equal(await page.locator("tbody tr").count(), 200);
    });
  });
});
