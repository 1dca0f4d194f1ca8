import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
});
