/**
 * The page of a forecast in a browser.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, it } from "mocha";
import type { Page } from "playwright-core";
import { htmlReport } from "../../local/forecast/report/html-report.ts";
import { reportFixture } from "../../local/tests/forecast/outcome-fixture.ts";
import { violationsOf } from "./axe.ts";
import { describeInBrowser } from "./browser.ts";

/** How many pixels of a canvas are drawn. */
const drawn = `[...document.querySelectorAll("canvas")].map((canvas) =>
  canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0))`;

describeInBrowser("the page of a forecast", (open) => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "forecast-"));
    await writeFile(join(folder, "forecast.html"), await htmlReport(reportFixture()));
  });
  after(() => rm(folder, { recursive: true }));

  const look = async (width: number, colorScheme: "light" | "dark") => {
    const page: Page = await open({ width, height: 900 });
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.emulateMedia({ colorScheme });
    await page.goto(pathToFileURL(join(folder, "forecast.html")).href);
    return { page, complaints };
  };

  for (const width of [360, 1_440]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`draws every plot, fits and has no violation, ${colorScheme} at ${width} px`, async () => {
        const { page, complaints } = await look(width, colorScheme);
        assert.deepEqual(await page.evaluate<readonly boolean[]>(drawn), Array(5).fill(true));
        const scrolled = await page.evaluate<number>("document.documentElement.scrollWidth");
        assert.ok(scrolled <= width, `${scrolled}`);
        assert.deepEqual(await violationsOf(page), []);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }
  }
});
