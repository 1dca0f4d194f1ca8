/**
 * The picture of the stack on the console.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.ts";
import { type LookedAt, sizes, useConsole } from "./console.ts";

describeInBrowser("the stack on the console", (open) => {
  const { ask, look } = useConsole(open);

  for (const size of sizes) {
    describe(`at ${size.width} px`, () => {
      let looked: LookedAt;
      let page: Page;
      const part = (name: string) =>
        page.locator(".picture a", { has: page.locator(`.name:text-is("${name}")`) }).first();

      before(async () => {
        await ask("DELETE requests");
        await ask("DELETE cache");
        looked = await look(size, "#/stack");
        page = looked.page;
        await page.locator(".picture svg").waitFor();
      });
      after(() => looked?.close());

      it("shows every part of the graph, each as a link with a name", async () => {
        const { parts } = (await ask("GET graph")).json();
        const labels = await page.evaluate<string[]>(
          "[...document.querySelectorAll('.picture a')].map((link) => link.textContent)",
        );
        for (const { name } of parts) {
          assert.ok(
            labels.some((label) => label.includes(name)),
            name,
          );
        }
      });

      it("counts requests where they go, with hits and errors", async () => {
        await ask("GET /pages/index.html");
        await ask("GET /pages/index.html");
        await ask("GET /clock/counted");
        await part("/clock/*").filter({ hasText: "1 req" }).waitFor();
        await part("Cache").filter({ hasText: "33 % hit" }).waitFor();
        await ask("POST regions/eu-west-1", { healthy: false, mode: "refuse" });
        await ask("GET /clock/failing");
        await part("/clock/*").filter({ hasText: "2 req, 1 error" }).waitFor();
        await ask("POST regions/eu-west-1", { healthy: true });
      });

      it("opens a part: resources, properties, and what is not simulated", async () => {
        await part("/clock/*").click();
        await page.locator("h2", { hasText: "/clock/*" }).waitFor();
        const panel = page.locator(".part-panel");
        await panel.locator("summary", { hasText: "cdn" }).first().click();
        await panel.locator("th", { hasText: "orderedCacheBehaviors" }).waitFor();
        await panel.locator("code", { hasText: "viewerCertificate" }).waitFor();
        await panel.getByRole("link", { name: "Close" }).click();
        await panel.waitFor({ state: "detached" });
      });

      it("says the same in a table", async () => {
        await page.locator("summary", { hasText: "as a table" }).click();
        const { parts } = (await ask("GET graph")).json();
        assert.equal(await page.locator("main table tbody tr").count(), parts.length);
        await page
          .getByRole("row", { name: /shelf bucket eu-west-1/ })
          .first()
          .waitFor();
      });
    });
  }
});
