/**
 * Debian's Chromium, when it is installed.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "mocha";
import { type BrowserContext, chromium, type Page } from "playwright-core";

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

/** Size of a window. CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Opens a new page. It has no time limits. */
export type OpenPage = (viewport: Viewport) => Promise<Page>;

/** A `describe` with a browser of its own, or a skipped one, which says why. */
export function describeInBrowser(title: string, body: (open: OpenPage) => void): void {
  if (executablePath === undefined) {
    describe.skip(`${title} (skipped: no chromium on this machine; apt-get install chromium brings one)`, () =>
      body(() => Promise.reject(new Error("no chromium"))));
    return;
  }
  describe(title, () => {
    let profile = "";
    let browser: BrowserContext;
    before(async () => {
      profile = await mkdtemp(join(tmpdir(), "touchline-browser-"));
      browser = await chromium.launchPersistentContext(profile, {
        executablePath,
        args: flags,
        timeout: 0,
      });
    });
    after(async () => {
      await browser?.close();
      await rm(profile, { recursive: true, force: true });
    });
    body(async (viewport) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(0);
      await page.setViewportSize(viewport);
      return page;
    });
  });
}
