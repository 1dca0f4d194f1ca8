/**
 * The results desk on the page, against a stub of its API.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "mocha";
import type { Page } from "playwright-core";
import { useTarget } from "../conformance/target.ts";
import { violationsOf } from "./axe.ts";
import { describeInBrowser } from "./browser.ts";
import { DeskStub } from "./desk-stub.ts";

const game = "/#/desk/granite-league/week-11/game-1";

describeInBrowser("the results desk on the page", (open) => {
  const target = useTarget();
  let page: Page;
  let desk: DeskStub;

  beforeEach(async () => {
    const { text } = await target.ask("/v1/leagues/granite-league/fixtures");
    desk = new DeskStub(JSON.parse(text).matches);
    page = await open({ width: 1_024, height: 800 });
    await desk.serve(page);
  });
  afterEach(() => page.close());

  const show = (path: string) => page.goto(new URL(path, target.local().url).href);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const outcome = (text: string | RegExp) => page.locator("#outcome", { hasText: text }).waitFor();

  /** Types scores: tries, conversions, penalties, drop goals. */
  async function type(side: "home" | "away", counts: readonly number[]): Promise<void> {
    const names = ["tries", "conversions", "penalties", "dropGoals"];
    for (const [index, count] of counts.entries()) {
      await page.fill(`#${side}-${names[index]}`, String(count));
    }
  }

  it("asks for an address, and says that a link is on its way", async () => {
    desk.isSignedIn = false;
    await show("/#/desk");
    await page.fill("#email", "ref@example.org");
    assert.deepEqual(await violationsOf(page), []);
    const sent = page.waitForRequest("**/auth/login");
    await page.keyboard.press("Enter");
    assert.deepEqual((await sent).postDataJSON(), { email: "ref@example.org", next: "/#/desk" });
    await page.getByText("within 15 minutes, and leads back here").waitFor();
    await press("Use another address");
    await page.waitForSelector("#email");
  });

  it("lists the games by what they need, and leads to one", async () => {
    desk.change(11, 2, { status: "live" });
    desk.change(12, 1, { kickOff: "2999-01-01T12:00:00Z" });
    desk.change(11, 1, { kickOff: "2020-01-01T12:00:00Z" });
    await show("/#/desk");
    await page.waitForSelector(".desk li");
    assert.match((await page.textContent(".lead")) ?? "", /^You are signed in/);
    const groups = await page.locator(".desk").all();
    const texts = await Promise.all(groups.map((group) => group.locator("h2").textContent()));
    assert.deepEqual(texts, ["In progress or to enter", "Upcoming", "Recently entered"]);
    assert.match((await groups[0]?.textContent()) ?? "", /Curlews – Herons.*Boars – Otters/);
    assert.match((await groups[1]?.textContent()) ?? "", /Otters – Curlews/);
    assert.deepEqual(await violationsOf(page), []);
    await page.click(".desk a >> nth=0");
    await page.locator("h1", { hasText: "Curlews – Herons" }).waitFor();
    assert.equal(new URL(page.url()).hash, game.slice(1));
  });

  it("enters a result with the keyboard alone, shows the points while typing, and undoes it", async () => {
    await show(game);
    await page.focus("#home-tries");
    for (const count of ["4", "2", "1", "0", "1", "1", "0", "0"]) {
      await page.keyboard.type(count);
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(await page.locator("output").allTextContents(), ["27", "7"]);
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Save as final");
    await page.keyboard.press("Enter");
    await outcome("Saved: 27 – 7, final.");
    assert.deepEqual(desk.writes[0], [
      "PUT",
      '"1"',
      {
        home: { tries: 4, conversions: 2, penalties: 1, dropGoals: 0 },
        away: { tries: 1, conversions: 1, penalties: 0, dropGoals: 0 },
      },
    ]);
    await press("Undo");
    await outcome("Saved: no result yet.");
    assert.deepEqual(desk.writes[1], ["PUT", '"2"', { played: false }]);
    assert.deepEqual(await page.locator("output").allTextContents(), ["0", "0"]);
  });

  it("enters a live score, and voids a game", async () => {
    await show(game);
    await page.waitForSelector("#home-tries");
    await type("home", [1, 1, 0, 0]);
    await press("Save as live");
    await outcome("Saved: 7 – 0, live.");
    assert.equal(desk.writes[0]?.[0], "PATCH");
    await press("Void");
    await outcome("Saved: void.");
    await press("Undo");
    await outcome("Saved: 7 – 0, live.");
    assert.deepEqual(
      desk.writes.map(([method, condition]) => [method, condition]),
      [
        ["PATCH", '"1"'],
        ["DELETE", '"2"'],
        ["PATCH", '"3"'],
      ],
    );
  });

  it("shows both states of a conflict, and keeps the other's", async () => {
    await show(game);
    await page.waitForSelector("#home-tries");
    const side = { tries: 3, conversions: 0, penalties: 0, dropGoals: 0, points: 15 };
    desk.change(11, 1, { played: true, home: { id: "curlews", name: "Curlews", ...side } });
    await type("away", [2, 0, 0, 0]);
    await press("Save as final");
    await outcome("Somebody else has changed this game");
    assert.deepEqual(await page.locator(".compare td:not(:empty)").allTextContents(), [
      ...["15 – 0, final", "0 – 10, final", "3 – 0", "0 – 2"],
      ...["0 – 0", "0 – 0", "0 – 0", "0 – 0", "0 – 0", "0 – 0"],
    ]);
    assert.equal(await page.inputValue("#away-tries"), "2");
    await page.setViewportSize({ width: 320, height: 568 });
    assert.equal(
      await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      ),
      0,
    );
    assert.deepEqual(await violationsOf(page), []);
    await press("Keep theirs");
    await page.locator(".compare").waitFor({ state: "detached" });
    assert.equal(await page.inputValue("#home-tries"), "3");
    assert.equal(await page.inputValue("#away-tries"), "0");
    assert.equal(desk.writes.length, 1);
  });

  it("scrolls to what came of a change on a narrow screen", async () => {
    await page.setViewportSize({ width: 320, height: 568 });
    await show(game);
    await page.waitForSelector("#home-tries");
    desk.change(11, 1, { status: "void" });
    await press("Save as final");
    await outcome("Somebody else has changed this game");
    const top = await page.evaluate<number>(
      "Math.round(document.querySelector('#outcome').getBoundingClientRect().top)",
    );
    assert.ok(top >= 0 && top < 568, String(top));
  });

  it("saves over the other's state when told to", async () => {
    await show(game);
    await page.waitForSelector("#home-tries");
    desk.change(11, 1, { status: "void" });
    await type("away", [2, 0, 0, 0]);
    await press("Save as final");
    await page.locator(".compare td", { hasText: "void" }).waitFor();
    await press("Save mine over it");
    await outcome("Saved: 0 – 10, final.");
    assert.deepEqual(
      desk.writes.map(([, condition]) => condition),
      ['"1"', '"2"'],
    );
  });

  it("shows the faults of a change beside their values", async () => {
    desk.errors = [{ pointer: "/home/conversions", detail: "must be at most the number of tries" }];
    await show(game);
    await page.waitForSelector("#home-tries");
    await type("home", [1, 2, 0, 0]);
    await press("Save as final");
    await outcome("Not saved.");
    assert.equal(
      await page.textContent("#home-conversions-fault"),
      "must be at most the number of tries",
    );
    assert.equal(await page.getAttribute("#home-conversions", "aria-invalid"), "true");
    assert.equal(await page.inputValue("#home-conversions"), "2");
    assert.deepEqual(await violationsOf(page), []);
  });

  it("does not send what the form does not allow", async () => {
    await show(game);
    await page.waitForSelector("#home-tries");
    await page.fill("#home-tries", "31");
    await press("Save as final");
    assert.equal(await page.evaluate("document.activeElement.id"), "home-tries");
    assert.deepEqual(desk.writes, []);
  });

  it("says so when the account may not enter results", async () => {
    desk.failure = 403;
    await show("/#/desk");
    await page.getByText("Your account may not enter results.").waitFor();
  });

  it("signs out, and forgets the games", async () => {
    await show("/#/desk");
    await page.waitForSelector(".desk li");
    await press("Sign out");
    await page.getByText("You are signed out.").waitFor();
    assert.equal(await page.locator(".desk").count(), 0);
  });
});
