/**
 * The shelves on the console: cache, objects, logs, mail, settings, and what is not simulated.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser.ts";
import { type LookedAt, sizes, useConsole } from "./console.ts";

describeInBrowser("the shelves on the console", (open) => {
  const { ask, look } = useConsole(open);

  for (const size of sizes) {
    describe(`at ${size.width} px`, () => {
      let looked: LookedAt;
      let page: Page;
      const row = (name: string | RegExp) => page.getByRole("row", { name });
      const shelf = (name: string) =>
        page.getByRole("navigation", { name: "Shelves" }).getByRole("link", { name }).click();

      before(async () => {
        await ask("DELETE cache");
        await ask("GET /pages/index.html");
        await ask("GET /clock/logged");
        looked = await look(size, "#/shelves");
        page = looked.page;
      });
      after(() => looked?.close());

      it("lists copies in the cache, and drops them by path", async () => {
        await row(/\/pages\/index\.html 200 [\d.]+ KiB 0 s 1 min/).waitFor();
        await page.getByLabel("Invalidate a path").fill("/none/*");
        await page.getByRole("button", { name: "Invalidate" }).click();
        await page.locator("[role=status]", { hasText: "0 copies dropped" }).waitFor();
        await page.getByRole("button", { name: "Drop copies of /pages/index.html" }).click();
        await page.locator("[role=status]", { hasText: "1 copy dropped" }).waitFor();
        await row(/index\.html/).waitFor({ state: "detached" });
      });

      it("uploads an object, and compares its versions", async () => {
        await shelf("Objects");
        await row(/pages\/index\.html/).waitFor();
        const key = `season-${size.width}.json`;
        for (const content of ['{"week":10}', '{"week":11}']) {
          await page.getByLabel("Upload a file").setInputFiles({
            name: "season.json",
            mimeType: "application/json",
            buffer: Buffer.from(content),
          });
          await page.getByLabel("Key", { exact: true }).fill(key);
          await page.getByRole("button", { name: "Upload", exact: true }).click();
          await page.locator("[role=status]", { hasText: `${key} is uploaded` }).waitFor();
        }
        await row(new RegExp(`${key} 11 B application/json .* 2`)).waitFor();
        await page.getByRole("button", { name: key }).click();
        const changes = page.locator(".hunks");
        await changes.waitFor();
        assert.match((await changes.textContent()) ?? "", /-\s+"week": 10\n\+\s+"week": 11/);
      });

      it("searches logs, and those of one invocation", async () => {
        await shelf("Logs");
        await page.getByLabel("Contains").fill("asked for /clock/logged");
        await page.locator("tbody tr", { hasText: "asked for /clock/logged" }).first().waitFor();
        const all = page.getByRole("button", { name: /^clock ?, only invocation/ });
        await page.locator("[role=status]", { hasText: /^\d lines?, newest first/ }).waitFor();
        await all.first().click();
        await page.getByLabel("Contains").fill("");
        await page.locator("tbody tr", { hasText: "START" }).first().waitFor();
        assert.equal(await page.locator("tbody tr", { hasText: "START" }).count(), 1);
      });

      it("shows that no mail was sent", async () => {
        await shelf("Mail");
        await page.locator(".empty", { hasText: "No function has sent a mail" }).waitFor();
      });

      it("lists settings with their sources, secrets masked", async () => {
        await shelf("Settings");
        await row("aws:region eu-west-1 stack file Pulumi.dev.yaml:2").waitFor();
        await row("match-program:token secret stack file Pulumi.dev.yaml:3").waitFor();
      });

      it("lists what is not simulated", async () => {
        await shelf("Not simulated");
        await row(/viewerCertificate/).waitFor();
        await page.getByLabel("Filter").fill("originSslProtocols");
        await row(/viewerCertificate/).waitFor({ state: "detached" });
        assert.equal(await page.locator("tbody tr").count(), 1);
      });
    });
  }
});
