/** Rates, late as AWS knows them, under a clock held by hand. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createRateCounter, maxCounted, maxLimited } from "../../../services/waf/rate-counter.ts";

/** A counter at second 0 of a check, and its clock. */
function counting(limit: number, windowSeconds = 60, lag = 0) {
  const count = createRateCounter({ limit, windowSeconds, random: () => lag });
  let nowMs = 1_000_000_000;
  return {
    /** Requests of one key at once. @returns what the last one met. */
    send(requests: number, key = "a"): boolean {
      let limited = false;
      for (let sent = 0; sent < requests; sent++) {
        limited = count(key, nowMs);
      }
      return limited;
    },
    pass(seconds: number): void {
      nowMs += seconds * 1_000;
    },
  };
}

describe("createRateCounter", () => {
  it("limits no key at or below the limit", () => {
    const { send, pass } = counting(100);
    assert.equal(send(100), false);
    pass(10);
    assert.equal(send(0, "a"), false);
    pass(50);
    assert.equal(send(100), false);
  });

  it("detects one request above the limit at the next check, and not before", () => {
    const { send, pass } = counting(100);
    assert.equal(send(101), false);
    pass(9.999);
    assert.equal(send(1), false);
    pass(0.001);
    assert.equal(send(1), true);
  });

  it("acts up to 20 s after detection", () => {
    const { send, pass } = counting(100, 300, 0.999);
    send(200);
    pass(29.9);
    assert.equal(send(1), false);
    pass(0.1);
    assert.equal(send(1), true);
  });

  it("counts keys separately", () => {
    const { send, pass } = counting(10);
    send(20, "a");
    send(10, "b");
    pass(10);
    assert.deepEqual([send(1, "a"), send(1, "b")], [true, false]);
  });

  it("lifts the limit when the rate has fallen", () => {
    const { send, pass } = counting(100, 60);
    send(1_000);
    pass(10);
    assert.equal(send(1), true);
    pass(50);
    assert.equal(send(1), true);
    pass(10);
    assert.equal(send(1), false);
  });

  it("keeps limiting while requests continue", () => {
    const { send, pass } = counting(100, 60);
    for (let tenSeconds = 0; tenSeconds < 30; tenSeconds++) {
      const limited = send(50);
      assert.equal(limited, tenSeconds >= 3, String(tenSeconds));
      pass(10);
    }
  });

  for (const [windowSeconds, seconds] of [
    [60, 70],
    [120, 130],
    [300, 310],
    [600, 610],
  ] as const) {
    it(`forgets requests after a window of ${windowSeconds} s`, () => {
      const { send, pass } = counting(10, windowSeconds);
      send(1_000);
      pass(seconds - 10.001);
      assert.equal(send(1), true);
      pass(10.001);
      assert.equal(send(1), false);
    });
  }

  it("cancels a change that was not acted on yet", () => {
    const { send, pass } = counting(100, 60, 0.999);
    send(105);
    // Noticed at the first check; by the next, what was sent weighs less than the limit.
    pass(20);
    assert.equal(send(1), false);
    pass(40);
    assert.equal(send(1), false);
  });

  it("accounts for checks between requests", () => {
    const { send, pass } = counting(10, 60);
    send(1_000);
    pass(35);
    assert.equal(send(1), true);
    pass(86_400);
    assert.equal(send(1), false);
  });

  it("counts a limited number of keys, until some expire", () => {
    const { send, pass } = counting(10, 60);
    for (let key = 0; key < maxCounted; key++) {
      send(1, String(key));
    }
    send(100, "late");
    pass(10);
    assert.equal(send(1, "late"), false);
    pass(70);
    send(100, "late");
    pass(10);
    assert.equal(send(1, "late"), true);
  });

  it("limits the highest rates where there are too many", () => {
    const { send, pass } = counting(10, 60);
    for (let key = 0; key <= maxLimited; key++) {
      send(key === 5 ? 11 : 12, String(key));
    }
    pass(10);
    const limited = Array.from({ length: maxLimited + 1 }, (_, key) => send(1, String(key)));
    assert.deepEqual(
      limited.flatMap((is, key) => (is ? [] : [key])),
      [5],
    );
  });

  it("starts anew when the clock is set back, and goes on when it is corrected by seconds", () => {
    const { send, pass } = counting(10);
    send(20);
    pass(-3_600);
    assert.equal(send(9), false);
    pass(-5);
    assert.equal(send(11), false);
    pass(15);
    assert.equal(send(1), true);
  });

  it("forgets what it counted when the clock is set back", () => {
    const { send, pass } = counting(10);
    send(20);
    pass(-3_600);
    send(1);
    pass(10);
    assert.equal(send(1), false);
  });

  it("never limits a key that never exceeded the limit in a window", () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(20_000)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, maxExcluded: true }), (all, lag) => {
        const { send, pass } = counting(200, 60, lag);
        for (const [requests, ms] of all) {
          assert.equal(send(requests), false);
          pass(ms / 1_000);
        }
      }),
    );
  });
});
