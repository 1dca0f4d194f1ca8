/**
 * Results of the simulation beside formulas of queueing and caching.
 *
 * @module
 */
import assert from "node:assert/strict";
import { characteristicTime } from "../../../forecast/simulate/che.ts";
import { type Copy, CopyStore, drawnStart } from "../../../forecast/simulate/copies.ts";
import { EventQueue } from "../../../forecast/simulate/event-queue.ts";
import {
  exponential,
  seededDraw,
  WeightedChoice,
  zipfShares,
} from "../../../forecast/simulate/random.ts";
import { SandboxPools } from "../../../forecast/simulate/sandbox-pools.ts";

/** Erlang's B formula: the share of arrivals that find all servers busy and leave. @param load Arrivals times service time. */
function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let count = 1; count <= servers; count++) {
    blocked = (load * blocked) / (count + load * blocked);
  }
  return blocked;
}

/** Erlang's C formula: the share of arrivals that wait. */
function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

function assertWithin(actual: number, expected: number, share: number): void {
  const message = `${actual} must be within ${share * 100} % of ${expected}`;
  assert.ok(Math.abs(actual - expected) <= expected * share, message);
}

describe("the simulation beside known formulas", () => {
  it("throttles the share of invocations that Erlang's B formula gives for a quota of 10", () => {
    const draw = seededDraw(1, 1);
    const pools = new SandboxPools({
      concurrency: 10,
      edgePerSecond: 1e9,
      idleMs: 1e9,
      draw,
    });
    let throttled = 0;
    const arrivals = 200_000;
    for (let at = 0, nowMs = 0; at < arrivals; at++) {
      nowMs += exponential(draw, 0.08);
      const start = pools.start("eu-west-1", 0, false, nowMs, () => exponential(draw, 0.01));
      throttled += start === "throttled" ? 1 : 0;
    }
    assertWithin(throttled / arrivals, erlangB(10, 8), 0.03);
  });

  it("has arrivals of an M/M/c queue wait as long as Erlang's C formula gives", () => {
    const draw = seededDraw(2, 1);
    const queue = new EventQueue();
    const [servers, arrivalRate, serviceRate] = [4, 3.2, 1];
    const waiting: number[] = [];
    let busy = 0;
    let waitedFor = 0;
    const arrivals = 400_000;
    const begin = (nowMs: number, arrivedMs: number): void => {
      waitedFor += nowMs - arrivedMs;
      busy += 1;
      queue.add(nowMs + exponential(draw, serviceRate), (endMs) => {
        busy -= 1;
        const next = waiting.shift();
        if (next !== undefined) {
          begin(endMs, next);
        }
      });
    };
    for (let at = 0, nowMs = 0; at < arrivals; at++) {
      nowMs += exponential(draw, arrivalRate);
      queue.runUntil(nowMs);
      if (busy < servers) {
        begin(nowMs, nowMs);
      } else {
        waiting.push(nowMs);
      }
    }
    queue.runUntil(Number.POSITIVE_INFINITY);
    const expected =
      erlangC(servers, arrivalRate / serviceRate) / (servers * serviceRate - arrivalRate);
    assertWithin(waitedFor / arrivals, expected, 0.03);
  });

  it("has the hit ratio of Che's approximation where a cache has room for a tenth of its objects", () => {
    const draw = seededDraw(3, 1);
    const shares = zipfShares(2_000, 0.8);
    const choice = new WeightedChoice(shares);
    const store = new CopyStore(200 * 1_000);
    const endless = Number.POSITIVE_INFINITY;
    const copy: Copy = { startMs: 0, freshUntilMs: endless, staleUntilMs: endless, bytes: 1_000 };
    let hits = 0;
    const requests = 300_000;
    for (let at = -50_000; at < requests; at++) {
      const key = choice.draw(draw);
      if (store.get(key) === undefined) {
        store.put(key, copy);
      } else if (at >= 0) {
        hits += 1;
      }
    }
    const time = characteristicTime(
      shares.map((rate) => ({ rate, bytes: 1_000 })),
      200 * 1_000,
    );
    const expected = shares.reduce((sum, rate) => sum + rate * (1 - Math.exp(-rate * time)), 0);
    assertWithin(hits / requests, expected, 0.01);
  });

  it("needs no room where everything fits", () => {
    assert.equal(characteristicTime([{ rate: 1, bytes: 10 }], 10), Number.POSITIVE_INFINITY);
  });

  it("draws copies of the ages that a cache has whose every request was played", () => {
    const draw = seededDraw(4, 1);
    const [rate, freshMs, rounds] = [0.5, 3, 20_000];
    const shareFresh = (startOf: () => number, gapMs: number): number => {
      const starts = Array.from({ length: rounds }, startOf);
      return starts.filter((start) => start + freshMs > gapMs).length / rounds;
    };
    const played = (gapMs: number): number => {
      let storedMs = Number.NEGATIVE_INFINITY;
      for (let nowMs = exponential(draw, rate); nowMs < gapMs; nowMs += exponential(draw, rate)) {
        storedMs = nowMs - storedMs >= freshMs ? nowMs : storedMs;
      }
      return storedMs;
    };
    for (const gapMs of [2, 10, 1_000]) {
      const expectation = { rate, freshMs, sinceMs: 0 };
      const drawn = () => drawnStart(expectation, gapMs, draw) ?? Number.NEGATIVE_INFINITY;
      const expected = shareFresh(() => played(gapMs), gapMs);
      assertWithin(shareFresh(drawn, gapMs), expected, 0.03);
    }
  });
});
