/** API keys: how fast and how often. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createUsagePlans } from "../../../services/api-gateway-rest/usage-plans.ts";
import { startMs } from "../api-gateway-http/http-api-fixture.ts";

describe("createUsagePlans", () => {
  const day = 24 * 60 * 60 * 1000;

  it("never admits more than the quota in a period, whatever the times", () => {
    const period = fc.constantFrom("DAY" as const, "WEEK" as const, "MONTH" as const);
    const times = fc.array(fc.integer({ min: 0, max: 90 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 5 }), times, (unit, limit, hours) => {
        const key = {
          value: "k",
          keyId: "1",
          planId: "p",
          stage: "s",
          quota: { limit, period: unit },
        };
        const check = createUsagePlans([key]);
        const counts = new Map<string, number>();
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const nowMs = startMs + hour * 3_600_000;
          const date = new Date(nowMs);
          const names = {
            DAY: date.toISOString().slice(0, 10),
            // 4 January 1970 was a Sunday.
            WEEK: String(Math.floor((nowMs / day - 3) / 7)),
            MONTH: String(date.getUTCMonth()),
          };
          const count = (counts.get(names[unit]) ?? 0) + 1;
          counts.set(names[unit], count);
          assert.equal(check("k", "s", nowMs), count <= limit ? "admitted" : "spent");
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("throttles each key of a plan by itself", () => {
    const throttle = { ratePerSecond: 1, burst: 1 };
    const check = createUsagePlans(
      ["a", "b"].map((value) => ({ value, keyId: value, planId: "p", stage: "s", throttle })),
    );
    assert.deepEqual(
      ["a", "a", "b"].map((value) => check(value, "s", startMs)),
      ["admitted", "throttled", "admitted"],
    );
  });
});
