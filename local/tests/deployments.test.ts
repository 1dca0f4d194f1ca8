/**
 * `Local.deploy`: versions of functions, shares of an alias, and properties that stay.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { type Local, startLocal } from "../start-local.ts";

describe("Local.deploy", () => {
  let dataFolder: string;
  let local: Local;
  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "deployments-"));
    const root = fileURLToPath(new URL("programs/deployed-versions", import.meta.url));
    local = await startLocal({ root, dataFolder, log: () => undefined });
  });
  after(async () => {
    await local.close();
    await rm(dataFolder, { recursive: true });
  });

  const answer = async () => (await fetch(local.url)).json();
  const control = async (path: string, settings?: Readonly<Record<string, string>>) => {
    const response = await fetch(`${local.url}/__local/${path}`, {
      ...(settings && { method: "POST", body: JSON.stringify({ settings }) }),
    });
    return { status: response.status, text: await response.text() };
  };
  const outputs = async () => JSON.parse((await control("deployment")).text);

  it("begins with the first version", async () => {
    assert.deepEqual(await answer(), { word: "one", note: "one" });
    assert.deepEqual(await outputs(), {
      ...{ project: "deployed", stack: "dev", settings: {} },
      outputs: { version: "1" },
    });
  });

  it("publishes no version where nothing changed", async () => {
    await local.deploy({ stable: "1", weight: "0.5" });
    assert.deepEqual((await outputs()).outputs, { version: "1" });
  });

  it("publishes the next version of a function that changed, and calls each for its share", async () => {
    const settings = { word: "two", stable: "1", weight: "0.25" };
    const { status, text } = await control("deployment", settings);
    assert.equal(status, 200, text);
    assert.deepEqual((await outputs()).outputs, { version: "2" });
    local.chance.repeat(7);
    const words: Record<string, number> = {};
    for (let sent = 0; sent < 100; sent += 1) {
      const { word } = (await answer()) as { word: string };
      words[word] = (words[word] ?? 0) + 1;
    }
    const { splits } = JSON.parse((await control("splits")).text);
    const requests = Object.fromEntries(
      splits.map(({ side, requests: count }: { side: string; requests: number }) => [side, count]),
    );
    assert.deepEqual(requests, { 1: words["one"], 2: words["two"] });
    assert.equal((words["one"] ?? 0) + (words["two"] ?? 0), 100);
    assert.ok((words["two"] ?? 0) > 10 && (words["two"] ?? 0) < 40, JSON.stringify(words));
  });

  it("keeps what ignoreChanges names, in the new version too", async () => {
    await local.deploy({ word: "two" });
    assert.deepEqual(await answer(), { word: "two", note: "one" });
    assert.deepEqual(JSON.parse((await control("splits")).text).splits.map(sideOf), ["2"]);
  });

  it("calls an earlier version as long as an alias names it", async () => {
    await local.deploy({ word: "three", stable: "1", weight: "0" });
    assert.deepEqual(await answer(), { word: "one", note: "one" });
    assert.deepEqual(versions(), ["1", "3"]);
    await local.deploy({ word: "three" });
    assert.deepEqual(await answer(), { word: "three", note: "one" });
    assert.deepEqual(versions(), ["3"]);
  });

  it("follows the last deployment when it is reloaded", async () => {
    await local.reload();
    assert.deepEqual(await answer(), { word: "three", note: "one" });
    assert.deepEqual(versions(), ["3"]);
  });

  it("serves on what it served when a deployment fails, with its settings", async () => {
    const last = await outputs();
    const { status, text } = await control("deployment", { word: "broken" });
    assert.equal(status, 422);
    assert.match(text, /^nothing changed: .*the program does not want this word/s);
    assert.deepEqual(await outputs(), last);
    assert.deepEqual(await answer(), { word: "three", note: "one" });
  });

  it("takes deployments one after another", async () => {
    await Promise.all([local.deploy({ word: "four" }), local.deploy({ word: "five" })]);
    assert.deepEqual(await answer(), { word: "five", note: "one" });
    assert.deepEqual(versions(), ["5"]);
  });

  function versions(): readonly string[] {
    return [...local.model().functions.values()].map(({ version }) => version);
  }

  function sideOf({ side }: { readonly side: string }): string {
    return side;
  }
});
