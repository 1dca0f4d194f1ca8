/**
 * Waits between requests of the page.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pollDelaySeconds } from "../../site/poll-delay.ts";

const fresh = { sharedSeconds: 10, unchanged: 0, failures: 0 };

describe("pollDelaySeconds", () => {
  it("is as long as caches keep the response, from 15 seconds to 15 minutes", () => {
    const delays = [0, 10, 15, 16, 300, 900, 901, 604_800].map((sharedSeconds) =>
      pollDelaySeconds({ ...fresh, sharedSeconds }, 0),
    );
    assert.deepEqual(delays, [15, 15, 15, 16, 300, 900, 900, 900]);
  });

  it("grows to a minute while nothing changes, and is short again after a change", () => {
    const delays = [0, 1, 2, 3, 4, 5].map((unchanged) =>
      pollDelaySeconds({ ...fresh, unchanged }, 0),
    );
    assert.deepEqual(delays, [15, 22.5, 33.75, 50.625, 60, 60]);
    assert.equal(pollDelaySeconds({ ...fresh, sharedSeconds: 300, unchanged: 9 }, 0), 300);
  });

  it("triples after each failure, to 5 minutes", () => {
    const delays = [1, 2, 3, 4, 5, 6].map((failures) =>
      pollDelaySeconds({ ...fresh, failures }, 0),
    );
    assert.deepEqual(delays, [5, 15, 45, 135, 300, 300]);
  });

  it("waits after a failure for as long as the server asks, to 5 minutes", () => {
    const delays = [1, 60, 86_400].map((retryAfterSeconds) =>
      pollDelaySeconds({ ...fresh, failures: 1, retryAfterSeconds }, 0),
    );
    assert.deepEqual(delays, [5, 60, 300]);
  });

  it("adds up to a fifth at random", () => {
    assert.equal(pollDelaySeconds(fresh, 0.5), 16.5);
    assert.equal(pollDelaySeconds(fresh, 1), 18);
  });
});
