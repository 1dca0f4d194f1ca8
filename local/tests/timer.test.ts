/** Time limits. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { processTimer, within } from "../timer.ts";
import { handTimer } from "./hand-timer.ts";

const late = () => new Error("late");

describe("within", () => {
  it("gives what the work gives, and calls its timer off", async () => {
    const timer = handTimer();
    assert.equal(await within(Promise.resolve("done"), 1000, timer.setTimer, late), "done");
    await Promise.resolve();
    assert.equal(timer.pending(), 0);
  });

  it("throws what the work throws", async () => {
    const work = Promise.reject(new Error("broken"));
    await assert.rejects(within(work, 1000, handTimer().setTimer, late), { message: "broken" });
  });

  it("throws when the limit has passed, and not before", async () => {
    const timer = handTimer();
    const waiting = within(new Promise(() => undefined), 1000, timer.setTimer, late);
    waiting.catch(() => undefined);
    assert.equal(await timer.runUntil(waiting), 1000);
    await assert.rejects(waiting, { message: "late" });
  });
});

describe("processTimer", () => {
  it("calls back", async () => {
    await new Promise<void>((resolve) => processTimer(resolve, 1));
  });

  it("does not call back once it was called off", async () => {
    let called = false;
    processTimer(() => {
      called = true;
    }, 0)();
    await new Promise<void>((resolve) => processTimer(resolve, 5));
    assert.equal(called, false);
  });
});
