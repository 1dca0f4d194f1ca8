/** Time limits. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { processTimer, within } from "../timer.ts";
import { handTimer } from "./hand-timer.ts";

const late = () => new Error("late");

describe("within", () => {
  it("returns the result of the work, and cancels the timer", async () => {
    const timer = handTimer();
    assert.equal(await within(Promise.resolve("done"), 1000, timer.setTimer, late), "done");
    await Promise.resolve();
    assert.equal(timer.pending(), 0);
  });

  it("rejects with the error of the work", async () => {
    const work = Promise.reject(new Error("broken"));
    await assert.rejects(within(work, 1000, handTimer().setTimer, late), { message: "broken" });
  });

  it("rejects when the limit has passed, and not before", async () => {
    const timer = handTimer();
    const waiting = within(new Promise(() => undefined), 1000, timer.setTimer, late);
    waiting.catch(() => undefined);
    assert.equal(await timer.runUntil(waiting), 1000);
    await assert.rejects(waiting, { message: "late" });
  });
});

describe("processTimer", () => {
  it("invokes its callback", async () => {
    await new Promise<void>((resolve) => processTimer(resolve, 1));
  });

  it("does not invoke its callback after it is canceled", async () => {
    let called = false;
    processTimer(() => {
      called = true;
    }, 0)();
    await new Promise<void>((resolve) => processTimer(resolve, 5));
    assert.equal(called, false);
  });
});
