/**
 * From the mail to the table: signs in through the outbox, enters a result at the desk, sees the table change.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, it } from "mocha";
import type { Page } from "playwright-core";
import { useTarget } from "../conformance/target.ts";
import { describeInBrowser } from "./browser.ts";

/** A person of the stack's list. */
const email = "desk@touchline.example";

describeInBrowser("a person of the results desk", (open) => {
  const target = useTarget();
  let page: Page;

  before(async () => {
    page = await open({ width: 1_280, height: 800 });
  });
  after(() => page.close());

  const show = (path: string) => page.goto(new URL(path, target.local().url).href);
  const showTable = async () => {
    await page.click("#leagues a >> nth=0");
    await page.locator("h1", { hasText: "Granite League" }).waitFor();
  };
  const pointsOf = async (team: string) =>
    Number(await page.locator("tbody tr", { hasText: team }).locator("td.points").textContent());

  it("sees the table, which the edge caches for days", async () => {
    await show("/");
    await showTable();
    assert.equal(await page.textContent("#table-week"), "After week 10");
    assert.equal(await pointsOf("Curlews"), 38);
    const { headers } = await target.ask("/v1/leagues/granite-league/fixtures", {
      headers: { "accept-encoding": "gzip, deflate, br" },
    });
    assert.equal(headers["x-cache"], "Hit from cloudfront");
  });

  it("signs in by the link of a mail", async () => {
    await show("/#/desk");
    await page.fill("#email", email);
    await page.keyboard.press("Enter");
    await page.getByText("a link is on its way").waitFor();
    const { mails } = JSON.parse((await target.ask("/__local/outbox?format=json")).text);
    assert.deepEqual(mails[0].to, [email]);
    await page.goto(mails[0].links[0].local);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("You are signed in.").waitFor();
    assert.equal(new URL(page.url()).hash, "#/desk");
    await page.waitForSelector(".desk li");
  });

  it("enters a result, and sees the table change", async () => {
    await page.click(".desk a >> text=Curlews – Herons");
    await page.fill("#home-tries", "4");
    await page.fill("#home-conversions", "3");
    await page.getByRole("button", { name: "Save as final" }).click();
    await page.locator("#outcome", { hasText: "Saved: 26 – 0, final." }).waitFor();

    await showTable();
    await page.locator("#table-week", { hasText: "After week 11 (1 of 4 games" }).waitFor();
    // A win, and a bonus point for four tries.
    assert.equal(await pointsOf("Curlews"), 38 + 4 + 1);
  });

  it("finds the change in the history", async () => {
    await show("/#/desk");
    const latest = page.locator(".history li").first();
    await latest.getByText("Curlews – Herons: no result yet, then 26 – 0, final").waitFor();
    await latest.getByText("by you").waitFor();
  });

  it("signs out", async () => {
    await show("/#/desk");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("You are signed out.").waitFor();
    await page.reload();
    await page.waitForSelector("#email");
  });
});
