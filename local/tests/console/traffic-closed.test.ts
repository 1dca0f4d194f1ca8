/** What the controls started ends with the stack. @module */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { startLocal } from "../../start-local.ts";
import { handTimer } from "../hand-timer.ts";

describe("a stack that is closed", () => {
  it("ends its traffic", async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), "console-"));
    const timer = handTimer();
    const local = await startLocal({
      root: join(import.meta.dirname, "match-program"),
      dataFolder,
      setTimer: timer.setTimer,
      log: () => undefined,
    });
    const flood = { path: "/", address: "203.0.113.7", requestsPerSecond: 1, seconds: 600 };
    const body = JSON.stringify(flood);
    await fetch(`${local.url}/__local/flood`, { method: "POST", body });
    assert.equal(timer.isSet(100), true);
    await local.close();
    assert.equal(timer.isSet(100), false);
    await rm(dataFolder, { recursive: true, force: true });
  });
});
