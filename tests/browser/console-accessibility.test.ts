/**
 * Every view of the console against the rules of axe, in light, dark and forced colors and at three sizes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, before, it } from "mocha";
import type { Page } from "playwright-core";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, type Viewport } from "./browser.ts";
import { type LookedAt, useConsole } from "./console.ts";

const looks: readonly (Viewport & Parameters<Page["emulateMedia"]>[0])[] = [
  { width: 320, height: 640, colorScheme: "light" },
  { width: 320, height: 640, colorScheme: "dark" },
  { width: 800, height: 1_000, colorScheme: "dark", reducedMotion: "reduce" },
  { width: 1_440, height: 900, colorScheme: "light" },
  { width: 1_440, height: 900, colorScheme: "dark" },
  { width: 1_440, height: 900, colorScheme: "dark", forcedColors: "active" },
];

/** An address, and what is there once the view is complete. */
const views: readonly (readonly [hash: string, ready: string])[] = [
  ["#/requests", "tbody tr"],
  ["#/requests/new", "form"],
  ["#/stack", ".picture svg"],
  ["#/stack/bucket%3Ashelf", ".part-panel .columns"],
  ["#/world", ".map .way"],
  ["#/shelves/cache", "tbody tr"],
  ["#/shelves/objects", "tbody tr"],
  ["#/shelves/logs", "tbody tr"],
  ["#/shelves/mail", ".empty"],
  ["#/shelves/settings", "tbody tr"],
  ["#/shelves/gaps", "tbody tr"],
];

describeInBrowser("accessibility of the console", (open) => {
  const { ask, look } = useConsole(open);

  let looked: LookedAt;
  before(() => ask("GET /pages/index.html"));
  afterEach(() => looked.close());

  for (const media of looks) {
    const { width, height, colorScheme, forcedColors } = media;
    const colors = forcedColors === "active" ? "forced" : colorScheme;
    for (const [hash, ready] of views) {
      it(`has no violation in ${hash}, ${colors} at ${width} px`, async () => {
        looked = await look({ width, height }, hash);
        await looked.page.emulateMedia(media);
        await ask("GET /pages/index.html");
        await ask("GET /clock/accessible");
        await looked.page.locator(ready).first().waitFor();
        assert.deepEqual(await violationsOf(looked.page), []);
      });
    }

    it(`has no violation in an opened request, ${colors} at ${width} px`, async () => {
      looked = await look({ width, height }, "#/requests");
      await looked.page.emulateMedia(media);
      await ask("GET /clock/accessible");
      await looked.page.locator("tbody a").first().click();
      await looked.page.locator(".stage").first().waitFor();
      assert.deepEqual(await violationsOf(looked.page), []);
    });
  }

  it("is complete with the keyboard: skip link, views, list, request", async () => {
    looked = await look({ width: 1_440, height: 900 }, "#/requests");
    const { page } = looked;
    await ask("GET /clock/keyboard");
    await page.locator("tbody tr", { hasText: "/clock/keyboard" }).first().waitFor();
    const focused = () => page.evaluate<string>("document.activeElement.textContent");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate<string>("document.activeElement.id"), "main");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate<string>("document.activeElement.type"), "search");
    const link = page.locator("tbody a").first();
    await link.focus();
    await page.keyboard.press("Enter");
    await page.locator(".stage").first().waitFor();
    assert.equal(await page.evaluate<string>("document.activeElement.id"), "main");
  });
});
