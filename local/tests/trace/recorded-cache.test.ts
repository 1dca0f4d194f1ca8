/** The cache of recorded requests: keys, verdicts, times. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { kindsOf, useRecordedStack } from "./recorded-stack.ts";

describe("the cache of a recorded request", () => {
  const { traced, pass } = useRecordedStack();
  const sent = {
    "accept-language": "de",
    cookie: "theme=dark; other=1",
    "accept-encoding": "gzip, br",
  };

  it("tells the parts of the key, and the settings that put them there", async () => {
    const { stage } = await traced("/page/index.html?q=1", sent);
    const always = "always";
    assert.deepEqual(stage("cache"), {
      kind: "cache",
      verdict: "miss",
      key: [
        { part: "distribution", value: "E6ET1ZTGWG2XYX", from: always },
        { part: "method", value: "GET or HEAD", from: always },
        { part: "path", value: "/page/index.html", from: always },
        { part: "query string", value: "q=1", from: "cache policy, query strings all" },
        { part: "accept-encoding", value: "gzip", from: "cache policy, compression gzip" },
        {
          part: "header accept-language",
          value: "de",
          from: "cache policy, headers allow: accept-language",
        },
        { part: "cookies", value: "theme=***", from: "cache policy, cookies allow: theme" },
      ],
      words: "no copy under this key",
    });
  });

  it("tells what is stored, and how much of its time is left", async () => {
    const miss = await traced("/page/index.html", sent);
    assert.deepEqual(miss.stage("store"), {
      kind: "store",
      stored: true,
      words: "s-maxage=10, within 0 to 600 s",
      ttlSeconds: 10,
    });
    pass(7);
    const hit = await traced("/page/index.html", sent);
    const looked = hit.stage("cache");
    assert.deepEqual(looked.kind === "cache" && [looked.verdict, looked.ageSeconds, looked.words], [
      "hit",
      7,
      "s-maxage=10, within 0 to 600 s: fresh for 10 s, 3 s left",
    ]);
    assert.deepEqual(kindsOf(hit.record.stages), ["firewall", "behavior", "function", "cache"]);
    assert.deepEqual([hit.record.cache, hit.record.status], ["Hit", 200]);
  });

  it("tells that a copy has expired, and that the origin renewed it", async () => {
    await traced("/edge/index.html");
    pass(12);
    const { record, stage } = await traced("/edge/index.html");
    const expired = stage("cache");
    assert.deepEqual(
      expired.kind === "cache" && [expired.verdict, expired.ageSeconds, expired.words],
      ["revalidate", 12, "s-maxage=10, within 0 to 600 s: fresh for 10 s, expired for 2 s"],
    );
    const origin = stage("origin");
    assert.equal(origin.kind === "origin" && origin.status, 304);
    assert.deepEqual(stage("store"), {
      kind: "store",
      stored: true,
      words: "not modified: s-maxage=10, within 0 to 600 s",
      ttlSeconds: 10,
    });
    assert.equal(record.cache, "RefreshHit");
  });

  it("tells that a longer lifetime is capped, and what of an error is kept", async () => {
    const capped = await traced("/group/a.html");
    assert.deepEqual(capped.stage("store"), {
      kind: "store",
      stored: true,
      words: "max-age=1000, capped by the maximum TTL of 600 s",
      ttlSeconds: 600,
    });
    const missing = await traced("/nothing");
    assert.deepEqual(missing.stage("store"), {
      kind: "store",
      stored: true,
      words: "status 404, no lifetime sent, at least the error caching minimum",
      ttlSeconds: 10,
    });
  });

  it("tells that nothing is looked up", async () => {
    const { stage } = await traced("/v1/nothing");
    assert.deepEqual(stage("cache"), {
      kind: "cache",
      verdict: "off",
      key: [],
      words: "all TTLs of the cache policy are 0",
    });
  });
});
