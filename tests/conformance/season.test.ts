import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, it } from "mocha";
import { type SeasonTables, seasonTables } from "../../functions/core/league-tables.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import { useTarget } from "./target.ts";

const published = readFileSync("data/rugby_data.json", "utf8");

function expectedTables(): SeasonTables {
  const reading = readSeason(published);
  assert.ok(reading.kind === "season");
  return seasonTables(reading.season);
}

describe("the season", () => {
  const target = useTarget();

  it("is returned as published, first from the bucket, then from the cache with an Age header", async () => {
    const first = await target.ask("/rugby_data.json");
    assert.equal(first.status, 200);
    assert.equal(first.text, published);
    assert.match(first.headers["content-type"] ?? "", /^application\/json/);
    const second = await target.ask("/rugby_data.json");
    assert.equal(second.headers["x-cache"], "Hit from cloudfront");
    assert.match(second.headers["age"] ?? "", /^\d+$/);
    assert.equal(second.text, published);
    assert.equal(second.headers["etag"], first.headers["etag"]);
  });

  it("is returned as tables that the edge computes for tables=current", async () => {
    const { status, headers, text } = await target.ask("/rugby_data.json?tables=current");
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "application/json; charset=utf-8");
    // A response of the bucket would have the server AmazonS3.
    assert.equal(headers["server"], "CloudFront");
    assert.deepEqual(JSON.parse(text), expectedTables());
  });

  it("has a different ETag and cache entry for the tables", async () => {
    const season = await target.ask("/rugby_data.json");
    const tables = await target.ask("/rugby_data.json?tables=current");
    assert.notEqual(tables.headers["etag"], season.headers["etag"]);
    assert.match(tables.headers["etag"] ?? "", /^"[^"]+"$/);
    const again = await target.ask("/rugby_data.json?tables=current");
    assert.equal(again.headers["x-cache"], "Hit from cloudfront");
  });

  it("has a Cache-Control header with limits for browsers and for the edge", async () => {
    for (const path of ["/rugby_data.json", "/rugby_data.json?tables=current"]) {
      const { headers } = await target.ask(path);
      assert.match(
        headers["cache-control"] ?? "",
        /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
      );
    }
  });

  it("returns 304 when If-None-Match has its ETag", async () => {
    for (const path of ["/rugby_data.json", "/rugby_data.json?tables=current"]) {
      const { headers } = await target.ask(path);
      const asked = { headers: { "if-none-match": headers["etag"] } };
      const again = await target.ask(path, asked);
      assert.equal(again.status, 304);
      assert.equal(again.bytes.length, 0);
    }
  });

  it("returns 206 with the requested range", async () => {
    const { status, headers, text } = await target.ask("/rugby_data.json", {
      headers: { range: "bytes=0-9" },
    });
    assert.equal(status, 206);
    assert.equal(headers["content-range"], `bytes 0-9/${Buffer.byteLength(published)}`);
    assert.equal(text, published.slice(0, 10));
  });

  it("returns the headers of GET without a body for HEAD", async () => {
    const get = await target.ask("/rugby_data.json");
    const head = await target.ask("/rugby_data.json", { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.equal(head.bytes.length, 0);
    assert.equal(head.headers["etag"], get.headers["etag"]);
    assert.equal(head.headers["content-length"], String(Buffer.byteLength(published)));
  });

  for (const [encoding, decode] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const) {
    it(`is compressed with ${encoding} on request, with a weak ETag`, async () => {
      const { headers, bytes } = await target.ask("/rugby_data.json", {
        headers: { "accept-encoding": encoding },
      });
      assert.equal(headers["content-encoding"], encoding);
      assert.match(headers["etag"] ?? "", /^W\//);
      assert.equal(decode(bytes).toString(), published);
    });
  }

  it("allows reads from every site and has the security headers", async () => {
    const { headers } = await target.ask("/rugby_data.json", {
      headers: { origin: "https://example.org" },
    });
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(headers["content-security-policy"] ?? "", /^default-src 'none'/);
    assert.match(headers["strict-transport-security"] ?? "", /^max-age=\d{8}/);
  });

  const refused = [
    "tables=last",
    "tables=",
    "tables",
    "tables=current&tables=current",
    "tables=current&tables=last",
    "tables=%63urrent%",
    "tables=<script>alert(1)</script>",
  ];
  for (const querystring of refused) {
    it(`returns 400 for ?${querystring} and names the allowed values`, async () => {
      const { status, headers, text } = await target.ask(`/rugby_data.json?${querystring}`);
      assert.equal(status, 400);
      assert.equal(headers["content-type"], "application/problem+json");
      assert.match(text, /current/);
      assert.ok(!text.includes("script"));
    });
  }

  it("ignores the query parameters that S3 supports", async () => {
    const clean = await target.ask("/rugby_data.json");
    for (const querystring of [
      "response-content-type=text/html",
      "response-cache-control=no-store",
      "versionId=null",
      "acl",
      "list-type=2",
      "x=1&response-content-disposition=attachment",
    ]) {
      const { status, headers, text } = await target.ask(`/rugby_data.json?${querystring}`);
      assert.equal(status, 200);
      assert.equal(text, published);
      assert.equal(headers["content-type"], clean.headers["content-type"]);
      assert.equal(headers["content-disposition"], undefined);
      // None of them is in the cache key.
      assert.equal(headers["x-cache"], "Hit from cloudfront");
    }
  });
});
