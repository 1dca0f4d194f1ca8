/**
 * A change of the season whose copies are invalidated: from the bucket through queue, function and CloudFront's API.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { freshness } from "../../functions/core/cache-lifetime.ts";
import { staleSeconds } from "../../functions/core/staleness.ts";
import { seasonWith, useSeasonStack } from "./season-stack.ts";

const windowSeconds = 7;
const terms = {
  matchDays: [{ startMs: 0, endMs: 8.64e15 }],
  matchDaySeconds: 3600,
  betweenMatchDaysMaxSeconds: 86_400,
  browserMaxSeconds: 10,
  staleWhileRevalidateSeconds: 4,
  staleIfErrorSeconds: 86_400,
};
/** On loopback S3 delivers an event and CloudFront removes copies at once. */
const delays = { deliverySeconds: 0, windowSeconds, invalidationSeconds: 0 };
const bound = staleSeconds(freshness(terms, 0), delays);

/** Responses that the first league's first week changes. */
const affected = [
  "/rugby_data.json",
  "/rugby_data.json?tables=current",
  "/v1/leagues/granite-league/table",
  "/v1/leagues/Granite%20League/table?week=1",
  "/v1/leagues/granite-league/fixtures",
  "/v1/teams/curlews",
  "/v1/matches?league=granite-league&week=1",
];

/** Copies that such a change leaves where they are. */
const kept = ["/v1/leagues/slate-league/table", "/v1/openapi.json"];

describe("a change of the season whose copies are invalidated", () => {
  const { matchDaySeconds, browserMaxSeconds, staleWhileRevalidateSeconds } = terms;
  const stack = useSeasonStack({
    matchDaySeconds,
    browserMaxSeconds,
    staleWhileRevalidateSeconds,
    invalidationWindowSeconds: windowSeconds,
  });
  const texts = (paths = affected) =>
    Promise.all(paths.map(async (path) => (await stack.ask(path)).text()));
  const sourceOf = async (path: string) => {
    const answer = await stack.ask(path);
    await answer.text();
    return answer.headers.get("x-cache")?.split(" ")[0];
  };
  const followed = () => stack.logOf("season-changed").map(({ event }) => event);

  it("is seen once the window is over, by the paths that it affects and no others", async () => {
    const old = await texts();
    await texts(kept);
    await stack.publish(await seasonWith(0, 1, 9));
    await stack.noticed();
    await stack.pass(windowSeconds - 1, 1);
    assert.deepEqual(await texts(), old);
    await stack.collect();
    for (const path of kept) {
      assert.equal(await sourceOf(path), "Hit", path);
    }
    const current = await texts();
    for (const [index, path] of affected.entries()) {
      assert.notEqual(current[index], old[index], path);
    }
  });

  it("is in browsers no longer than the bound: the window and their own lifetime", async () => {
    assert.equal(bound, windowSeconds + browserMaxSeconds + staleWhileRevalidateSeconds);
    for (const path of affected) {
      const { headers } = await stack.ask(path);
      const keep = headers.get("cache-control") ?? "";
      const [, maxAge, reuse] = /max-age=(\d+), .*stale-while-revalidate=(\d+)/.exec(keep) ?? [];
      assert.equal(windowSeconds + Number(maxAge) + Number(reuse), bound, path);
    }
  });

  it("makes one invalidation together with others of the same seconds", async () => {
    const earlier = followed().length;
    for (const tries of [1, 2, 3]) {
      await stack.publish(await seasonWith(0, 1, tries));
    }
    await stack.collect();
    assert.deepEqual(followed().slice(earlier), ["season.invalidated"]);
    const [table = ""] = await texts(["/v1/matches?league=granite-league&week=1"]);
    assert.equal(JSON.parse(table).matches[0].home.tries, 3);
  });

  it("invalidates nothing while the object is invalid, and viewers keep the tables", async () => {
    const tables = "/rugby_data.json?tables=current";
    const [old] = await texts([tables]);
    const earlier = followed().length;
    await stack.publish("{}");
    await stack.collect();
    assert.deepEqual(followed().slice(earlier), ["season.invalid"]);
    assert.equal(await sourceOf(tables), "Hit");
    assert.deepEqual(await texts([tables]), [old]);
    await stack.publish(await seasonWith(0, 1, 4));
    await stack.collect();
    assert.deepEqual(followed().slice(earlier), ["season.invalid", "season.invalidated"]);
    assert.notDeepEqual(await texts([tables]), [old]);
  });
});
