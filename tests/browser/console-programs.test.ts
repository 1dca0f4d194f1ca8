/**
 * The console of each example program: whatever it declares, the console shows it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "mocha";
import { type LocalOptions, startLocal } from "../../local/start-local.ts";
import { allPrograms } from "../../local/tests/programs/all-programs.ts";
import { root } from "../stacks/recorded.ts";
import { describeInBrowser } from "./browser.ts";

type Options = () => Promise<LocalOptions & { readonly close?: () => Promise<void> }>;

/** Folders of programs, each once, with the options that it is served with. */
const programs: readonly (readonly [folder: string, options: Options])[] = [
  ...new Map(
    allPrograms.map(({ folder, options = async () => ({}) }) => [
      join("local/tests/programs", folder),
      async () => options(),
    ]),
  ),
  ["examples/static-site", async () => ({})],
  ["examples/api", async () => ({})],
];

describeInBrowser("the console of each example program", (open) => {
  let dataFolder = "";
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "console-programs-"));
  });
  after(() => rm(dataFolder, { recursive: true, force: true }));

  for (const [folder, options] of programs) {
    it(`lists a request and draws the stack of ${folder}`, async () => {
      const { close, ...given } = await options();
      const local = await startLocal({
        root: join(root, folder),
        dataFolder: await mkdtemp(join(dataFolder, "data-")),
        log: () => undefined,
        ...given,
      });
      try {
        const page = await open({ width: 1_440, height: 900 });
        const complaints: string[] = [];
        page.on("pageerror", (error) => complaints.push(String(error)));
        page.on("console", (message) => complaints.push(message.text()));
        await page.goto(`${local.url}/__local/`);
        await page.locator(".connection.live").waitFor();
        await fetch(`${local.url}/console-test`, { redirect: "manual" });
        await page.locator("tbody tr", { hasText: "/console-test" }).waitFor();
        for (const [view, ready] of [
          ["#/stack", ".picture svg"],
          ["#/world", "#clock-title"],
          ["#/shelves/objects", ".shelf, .empty"],
        ] as const) {
          await page.goto(`${local.url}/__local/${view}`);
          await page.locator(ready).first().waitFor();
        }
        await page.close();
        assert.deepEqual(complaints, []);
      } finally {
        await local.close();
        await close?.();
      }
    });
  }
});
