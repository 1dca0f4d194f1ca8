/** Traffic, over clocks that are held by hand. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createClock } from "../../clock.ts";
import { createTraffic, probeMs, type TrafficPlan } from "../../console/traffic.ts";
import type { ViewerRequest } from "../../http/message.ts";
import type { EdgeResponse } from "../../services/cloudfront/edge.ts";
import type { Eventual } from "../../services/cloudfront/eventual.ts";
import { handTimer } from "../hand-timer.ts";
import { answerOf } from "../server/listening.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

const flood: TrafficPlan = {
  kind: "flood",
  seconds: 3,
  rateAt: () => 20,
  next: () => requestOf("/"),
  probes: true,
};

function world(handle: (request: ViewerRequest, nowMs: number) => Eventual<number>) {
  const machine = handTimer();
  const clock = createClock(machine.nowMs, machine.setTimer);
  const answer = (status: number): EdgeResponse => ({ ...answerOf(""), status });
  const traffic = createTraffic({
    clock,
    setTimer: machine.setTimer,
    blockStatuses: () => new Set([403]),
    handle(request) {
      const status = handle(request, clock.nowMs());
      return status instanceof Promise ? status.then(answer) : answer(status);
    },
  });
  const state = () => {
    const known = traffic.state();
    assert.ok(known !== undefined);
    return known;
  };
  return { machine, clock, traffic, state };
}

describe("createTraffic", () => {
  it("sends so many requests a second until it is done", async () => {
    const { clock, traffic, state } = world(() => 200);
    assert.equal(traffic.state(), undefined);
    assert.equal(traffic.start(flood), "flood-1");
    await clock.advance(1500);
    assert.deepEqual([state().state, state().sent, state().elapsedSeconds], ["running", 30, 1.5]);
    await clock.advance(10_000);
    const { id, sent, statuses, bySecond, elapsedSeconds, firstBlockedMs } = state();
    assert.deepEqual([id, state().state, sent, statuses], ["flood-1", "done", 60, { 200: 60 }]);
    assert.deepEqual([elapsedSeconds, firstBlockedMs], [3, null]);
    // The requests of a second are sent at its ends of tenths: the last tenth belongs to the next one.
    assert.deepEqual(bySecond, [
      { second: 0, statuses: { 200: 18 } },
      { second: 1, statuses: { 200: 20 } },
      { second: 2, statuses: { 200: 20 } },
      { second: 3, statuses: { 200: 2 } },
    ]);
  });

  it("says when it was blocked, and asks until it passes again", async () => {
    const passesAtMs = 25_000;
    const { clock, traffic, state } = world((_, nowMs) =>
      nowMs > 1000 && nowMs < passesAtMs ? 403 : 200,
    );
    traffic.start(flood);
    await clock.advance(3000);
    assert.deepEqual([state().state, state().firstBlockedMs], ["probing", 1100]);
    await clock.advance(2 * probeMs);
    assert.deepEqual([state().state, state().passedAgainMs, state().sent], ["probing", null, 62]);
    await clock.advance(probeMs);
    assert.deepEqual([state().state, state().passedAgainMs], ["done", 3000 + 3 * probeMs]);
  });

  it("gives up asking after a quarter of an hour", async () => {
    const { clock, traffic, state, machine } = world(() => 403);
    traffic.start(flood);
    await clock.advance(3_600_000);
    assert.deepEqual([state().state, state().sent], ["done", 60 + 90]);
    assert.equal(machine.pending(), 0);
  });

  it("is one at a time, and ends when it is stopped", async () => {
    const { clock, traffic, state, machine } = world(() => 200);
    traffic.start(flood);
    assert.equal(traffic.start(flood), undefined);
    await clock.advance(1000);
    assert.deepEqual([traffic.stop(), traffic.stop()], [true, false]);
    await clock.advance(10_000);
    assert.deepEqual(
      [state().state, state().sent, state().elapsedSeconds, machine.pending()],
      ["stopped", 20, 1, 0],
    );
    assert.equal(traffic.start(flood), "flood-2");
  });

  it("sends no more while 200 requests wait, and counts what it did not send", async () => {
    const answers: ((status: number) => void)[] = [];
    const { clock, traffic, state, machine } = world(
      () => new Promise((resolve) => answers.push(resolve)),
    );
    traffic.start({ ...flood, rateAt: () => 2000, seconds: 1 });
    await machine.runUntil(clock.advance(1000));
    // The wait for answers took longer than the flood: what was left of it is due now.
    machine.pass(100);
    await new Promise(setImmediate);
    assert.deepEqual([state().sent, state().skipped, state().waiting], [200, 1800, 200]);
    for (const answer of answers) {
      answer(200);
    }
    await new Promise(setImmediate);
    assert.deepEqual([state().waiting, state().statuses], [0, { 200: 200 }]);
  });

  it("goes as fast as it is answered when the clock is advanced, and leaves none out", async () => {
    const { clock, traffic, state } = world(
      () => new Promise((resolve) => setImmediate(() => resolve(200))),
    );
    traffic.start({ ...flood, rateAt: () => 2000, seconds: 2 });
    await clock.advance(2000);
    while (state().waiting > 0) {
      await new Promise(setImmediate);
    }
    assert.deepEqual([state().sent, state().skipped, state().statuses], [4000, 0, { 200: 4000 }]);
  });

  for (const [when, handle] of [
    ["at once", () => assert.fail("defect")],
    ["later", () => Promise.reject(new Error("defect"))],
  ] as const) {
    it(`counts a request whose answer breaks ${when}`, async () => {
      const { clock, traffic, state } = world(handle);
      traffic.start({ ...flood, seconds: 1, rateAt: () => 1 });
      await clock.advance(1000);
      await new Promise(setImmediate);
      assert.deepEqual([state().statuses, state().state], [{ none: 1 }, "done"]);
    });
  }

  it("stands still with the clock", () => {
    const { clock, machine, traffic, state } = world(() => 200);
    traffic.start(flood);
    clock.hold(true);
    machine.pass(2000);
    assert.equal(state().sent, 0);
    clock.hold(false);
    machine.pass(100);
    assert.equal(state().sent, 2);
  });

  it("does not make up for what it missed while the machine slept", () => {
    let nowMs = 0;
    const machine = handTimer();
    const clock = createClock(() => nowMs, machine.setTimer);
    const traffic = createTraffic({
      clock,
      setTimer: machine.setTimer,
      blockStatuses: () => new Set(),
      handle: () => answerOf(""),
    });
    traffic.start({ ...flood, seconds: 600 });
    nowMs = 300_000;
    machine.pass(100);
    assert.deepEqual([traffic.state()?.sent, traffic.state()?.skipped], [20, 20 * 299]);
  });
});
