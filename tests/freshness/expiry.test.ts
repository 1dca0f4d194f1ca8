/**
 * The bound of staleness where copies only expire: what a viewer gets before it and at it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { freshness } from "../../functions/core/cache-lifetime.ts";
import { staleSeconds } from "../../functions/core/staleness.ts";
import { seasonWith, useSeasonStack } from "./season-stack.ts";

const terms = {
  matchDays: [{ startMs: 0, endMs: 8.64e15 }],
  matchDaySeconds: 12,
  betweenMatchDaysMaxSeconds: 86_400,
  browserMaxSeconds: 7,
  staleWhileRevalidateSeconds: 5,
  staleIfErrorSeconds: 86_400,
};
const bound = staleSeconds(freshness(terms, 0), undefined);

/** Paths that the first league's first week changes, each with its own copy at the edge. */
const paths = [
  "/rugby_data.json",
  "/rugby_data.json?tables=current",
  "/v1/leagues/granite-league/table",
  "/v1/leagues/granite-league/fixtures",
  "/v1/teams/curlews",
  "/v1/matches?league=granite-league&week=1",
];

describe("a change of the season whose copies expire", () => {
  const { matchDaySeconds, browserMaxSeconds, staleWhileRevalidateSeconds } = terms;
  const stack = useSeasonStack({
    matchDaySeconds,
    browserMaxSeconds,
    staleWhileRevalidateSeconds,
    invalidationWindowSeconds: -1,
  });
  const texts = () => Promise.all(paths.map(async (path) => (await stack.ask(path)).text()));

  it("has a bound by the settings", () => {
    assert.equal(bound, 17);
  });

  it("is seen by nobody before the shared lifetime ends, and by everybody at the bound", async () => {
    const old = await texts();
    await stack.publish(await seasonWith(0, 1, 9));
    await stack.pass(matchDaySeconds - 1);
    assert.deepEqual(await texts(), old, "a second before copies expire");
    await stack.pass(bound - matchDaySeconds + 1);
    const current = await texts();
    for (const [index, path] of paths.entries()) {
      assert.notEqual(current[index], old[index], path);
    }
  });

  it("may be missing until a second before the bound, when the first viewer since then asks", async () => {
    await stack.pass(bound);
    const old = await texts();
    await stack.publish(await seasonWith(0, 1, 8));
    await stack.pass(bound - 1);
    assert.deepEqual(await texts(), old);
  });

  it("tells browsers a lifetime that ends before the bound, counted from the same moment", async () => {
    await stack.pass(bound);
    await texts();
    await stack.pass(matchDaySeconds - 1);
    for (const path of paths) {
      const { headers } = await stack.ask(path);
      const [, maxAge, reuse] =
        /max-age=(\d+), .*stale-while-revalidate=(\d+)/.exec(headers.get("cache-control") ?? "") ??
        [];
      assert.equal(headers.get("age"), String(matchDaySeconds - 1), path);
      assert.ok(Number(maxAge) + Number(reuse) <= bound, path);
    }
  });
});
