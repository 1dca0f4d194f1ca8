/** The token bucket, at its edges. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createBucket } from "../../../services/api-gateway/throttle.ts";

/** How many of many get through at an instant. */
function through(admit: (nowMs: number) => boolean, nowMs: number): number {
  let count = 0;
  while (count < 100 && admit(nowMs)) {
    count += 1;
  }
  return count;
}

describe("createBucket", () => {
  it("is full at first, and fills at its rate", () => {
    const admit = createBucket({ ratePerSecond: 4, burst: 3 });
    assert.equal(through(admit, 0), 3);
    assert.equal(through(admit, 249), 0);
    assert.equal(through(admit, 250), 1);
    assert.equal(through(admit, 750), 2);
  });

  it("never holds more than a burst", () => {
    const admit = createBucket({ ratePerSecond: 4, burst: 3 });
    assert.equal(through(admit, 1_000_000), 3);
    assert.equal(through(admit, 9_000_000), 3);
  });

  it("allows nothing with an empty bucket", () => {
    assert.equal(through(createBucket({ ratePerSecond: 0, burst: 0 }), 1000), 0);
  });

  it("adds no tokens when the clock is set back, nor twice when it is set forward again", () => {
    const admit = createBucket({ ratePerSecond: 1, burst: 1 });
    assert.equal(through(admit, 10_000), 1);
    assert.equal(through(admit, 5_000), 0);
    assert.equal(through(admit, 10_999), 0);
    assert.equal(through(admit, 11_000), 1);
  });

  it("goes on from there when the clock is moved back by more than a correction", () => {
    const admit = createBucket({ ratePerSecond: 1, burst: 1 });
    assert.equal(through(admit, 3_600_000), 1);
    assert.equal(through(admit, 1_000), 0);
    assert.equal(through(admit, 2_000), 1);
  });
});
