/** Why answers are kept for so long, in words. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cachingDisabled, inSeconds, live, policy } from "../cache-fixtures.ts";

const min0 = policy();
const min60 = policy({ minTtlSeconds: 60, defaultTtlSeconds: 300, maxTtlSeconds: 600 });
const max600 = policy({ defaultTtlSeconds: 300, maxTtlSeconds: 600 });

describe("lifetime in words", () => {
  for (const [status, sent, cachePolicy, words] of [
    [200, "max-age=60, s-maxage=30", max600, "s-maxage=30, within 0 to 600 s"],
    [
      200,
      ["cache-control", "max-age=60", "age", "9"],
      max600,
      "max-age=60 less Age 9, within 0 to 600 s",
    ],
    [200, ["expires", inSeconds(30)], max600, "Expires in 30 s, within 0 to 600 s"],
    [200, "max-age=601", max600, "max-age=601, capped by the maximum TTL of 600 s"],
    [200, "max-age=1", min60, "max-age=1, raised to the minimum TTL of 60 s"],
    [200, [], min60, "no lifetime sent, so the default TTL of 300 s, within 60 to 600 s"],
    [200, "no-cache, private", min60, "no-cache, private, so the minimum TTL of 60 s"],
    [
      200,
      "no-store, stale-if-error=0",
      min0,
      "no-store with stale-if-error=0 and a minimum TTL of 0: no copy is kept",
    ],
    [200, [], cachingDisabled, "the maximum TTL of the cache policy is 0"],
    [307, [], min0, "status 307 is kept with Cache-Control only"],
    [206, "max-age=1", min0, "status 206 is not kept"],
    [404, "max-age=60", min0, "status 404, max-age=60, at least the error caching minimum"],
    [429, [], min0, "status 429 is not kept with these headers and error caching minimum"],
  ] as const) {
    it(`says of ${status} with ${JSON.stringify(sent)}: ${words}`, () => {
      assert.equal(live(status, sent, cachePolicy).words, words);
    });
  }
});
