/** Time limits of work that follows on work. @module */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "mocha";
import { WorkWatch } from "../../../services/lambda/work-watch.ts";
import { handTimer } from "../../hand-timer.ts";

/** A watch with a limit of 100 ms. */
function watch() {
  const timer = handTimer();
  const lateMs: number[] = [];
  const { nowMs, setTimer } = timer;
  const late = () => lateMs.push(nowMs());
  return { timer, lateMs, watch: new WorkWatch({ limitMs: 100, nowMs, setTimer, late }) };
}

/** Lets time pass, and what waits for the end of the turn happen. */
async function pass(timer: ReturnType<typeof handTimer>, durationMs: number): Promise<void> {
  timer.pass(durationMs);
  await setImmediate();
}

describe("WorkWatch", () => {
  it("is late for work that lasts as long as the limit, once", async () => {
    const { timer, lateMs, watch: work } = watch();
    work.begin();
    await pass(timer, 99);
    assert.deepEqual(lateMs, []);
    await pass(timer, 1);
    await pass(timer, 500);
    assert.deepEqual(lateMs, [100]);
  });

  it("sets one timer for work that follows on work, and measures each from its own beginning", async () => {
    const { timer, lateMs, watch: work } = watch();
    work.begin();
    await pass(timer, 60);
    work.begin();
    assert.equal(timer.pending(), 1);
    await pass(timer, 99);
    assert.deepEqual(lateMs, []);
    await pass(timer, 1);
    assert.deepEqual(lateMs, [160]);
  });

  it("is not late for work that ends in the turn in which the timer goes off", async () => {
    const { timer, lateMs, watch: work } = watch();
    work.begin();
    timer.pass(100);
    work.end();
    work.begin();
    await setImmediate();
    assert.deepEqual(lateMs, []);
    assert.equal(timer.pending(), 1);
  });

  it("leaves no timer behind", () => {
    const { timer, watch: work } = watch();
    work.begin();
    work.end();
    assert.equal(timer.pending(), 0);
  });
});
