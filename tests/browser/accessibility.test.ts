/**
 * Every view against the rules of axe, in light, dark and forced colours and at three sizes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, it } from "mocha";
import type { Page } from "playwright-core";
import { useTarget } from "../conformance/target.ts";
import { violationsOf } from "./axe.ts";
import { describeInBrowser, type Viewport } from "./browser.ts";

const looks: readonly (Viewport & Parameters<Page["emulateMedia"]>[0])[] = [
  { width: 320, height: 568, colorScheme: "light" },
  { width: 768, height: 1_024, colorScheme: "dark" },
  { width: 1_280, height: 800, colorScheme: "light" },
  { width: 1_280, height: 800, colorScheme: "dark", forcedColors: "active" },
];

/** Address, and an element that is there once the view is complete. */
const views: readonly (readonly [string, string, string])[] = [
  ["the first view", "/", "tbody tr"],
  ["a league", "/#basalt-league", "tbody tr"],
  ["a league in another week", "/#slate-league/week-1", "tbody tr"],
  ["a team", "/#chalk-league/team/newts", "tbody tr"],
  ["an address that names nothing", "/#nope", ".links"],
  ["a path without a file", "/nope", "main a"],
];

describeInBrowser("accessibility of the page", (open) => {
  const target = useTarget();
  let page: Page;

  afterEach(() => page.close());

  async function check(path: string, ready: string, look: (typeof looks)[number]): Promise<void> {
    page = await open(look);
    await page.emulateMedia(look);
    await page.goto(new URL(path, target.local().url).href);
    await page.waitForSelector(ready);
    assert.deepEqual(await violationsOf(page), []);
  }

  for (const look of looks) {
    const { width, colorScheme, forcedColors } = look;
    for (const [what, path, ready] of views) {
      it(`has no violation in ${what}, ${forcedColors === "active" ? "forced" : colorScheme} at ${width} px`, () =>
        check(path, ready, look));
    }
  }

  it("has no violation while the season is not available", async () => {
    const [look] = looks;
    assert.ok(look !== undefined);
    page = await open(look);
    await page.route("**/v1/**", (route) => route.abort());
    await page.goto(target.local().url);
    await page.waitForSelector("#retry");
    assert.deepEqual(await violationsOf(page), []);
  });
});
