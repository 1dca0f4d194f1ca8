/**
 * The bound of staleness, computed from lifetimes and delays.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { staleSeconds } from "../../../functions/core/staleness.ts";

const matchDay = {
  browserSeconds: 10,
  sharedSeconds: 10,
  staleWhileRevalidateSeconds: 10,
  staleIfErrorSeconds: 86_400,
};
const between = {
  ...matchDay,
  browserSeconds: 60,
  sharedSeconds: 604_800,
  staleWhileRevalidateSeconds: 30,
};
const delays = { deliverySeconds: 1, windowSeconds: 5, invalidationSeconds: 60 };

describe("staleSeconds", () => {
  it("is the shared lifetime and the time of revalidation where copies expire", () => {
    assert.equal(staleSeconds(matchDay, undefined), 20);
    assert.equal(staleSeconds(between, undefined), 604_830);
  });

  it("is what lies before the invalidation, and the lifetime in browsers", () => {
    assert.equal(staleSeconds(between, delays), 1 + 5 + 60 + 60 + 30);
  });

  it("is never longer than expiring takes", () => {
    assert.equal(staleSeconds(matchDay, delays), 20);
    assert.equal(staleSeconds(matchDay, { ...delays, windowSeconds: 0 }), 20);
  });

  it("includes the time by which a replica is behind, and until it is looked at again", () => {
    const replica = { behindSeconds: 900, retrySeconds: 65 };
    assert.equal(staleSeconds(matchDay, delays, replica), 920);
    assert.equal(staleSeconds(between, delays, replica), 1 + 5 + 900 + 65 + 60 + 90);
    assert.equal(staleSeconds(between, delays, { ...replica, behindSeconds: 0 }), 156);
  });
});
