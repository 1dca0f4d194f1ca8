/**
 * One change followed through every entity tag: of the bucket, the tables, the API and the edge.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { seasonWith, useSeasonStack } from "./season-stack.ts";

/** Changed by a result of the first league. */
const changing = [
  "/rugby_data.json",
  "/rugby_data.json?tables=current",
  "/v1/leagues/granite-league/table",
  "/v1/teams/curlews",
];

/** The same whatever happens in the first league. */
const constant = "/v1/leagues/slate-league/table";

const matchDaySeconds = 10;
/** All copies have expired, also those that may be revalidated in the background. */
const expired = 2 * matchDaySeconds;

describe("the entity tag of the season", () => {
  const stack = useSeasonStack({ matchDaySeconds, invalidationWindowSeconds: -1 });
  const tagOf = async (path: string) => {
    const answer = await stack.ask(path);
    await answer.text();
    assert.equal(answer.status, 200, path);
    return answer.headers.get("etag") ?? assert.fail(`${path} has no ETag`);
  };
  const tags = () => Promise.all(changing.map(tagOf));
  const statusFor = async (path: string, tag: string) => {
    const answer = await stack.ask(path, { "if-none-match": tag });
    assert.equal((await answer.text()) === "", answer.status === 304, path);
    return [answer.status, answer.headers.get("x-cache")?.split(" ")[0]];
  };

  it("lets the edge answer 304 from its copy, without the origin", async () => {
    const held = await tags();
    stack.originReads();
    for (const [index, path] of changing.entries()) {
      assert.deepEqual(await statusFor(path, held[index] ?? ""), [304, "Hit"], path);
    }
    assert.equal(stack.originReads(), 0);
  });

  it("stays when the object is written again with the same bytes", async () => {
    const held = await tags();
    await stack.publish(await seasonWith(0, 1, 9));
    await stack.pass(expired);
    const first = await tags();
    await stack.publish(await seasonWith(0, 1, 9));
    await stack.pass(expired);
    assert.deepEqual(await tags(), first);
    assert.notDeepEqual(first, held);
  });

  it("changes with the result that a response depends on, and with no other", async () => {
    const [held, other] = [await tags(), await tagOf(constant)];
    await stack.publish(await seasonWith(0, 1, 7));
    await stack.pass(expired);
    for (const [index, path] of changing.entries()) {
      assert.equal((await statusFor(path, held[index] ?? ""))[0], 200, path);
      assert.notEqual(await tagOf(path), held[index], path);
    }
    assert.equal((await statusFor(constant, other))[0], 304);
  });

  it("lets an expired copy of the API and the bucket be renewed without a body", async () => {
    const unchanged = ["/rugby_data.json", "/v1/leagues/granite-league/table", constant];
    const held = await Promise.all(unchanged.map(tagOf));
    await stack.pass(expired);
    for (const [index, path] of unchanged.entries()) {
      const answer = await stack.ask(path);
      assert.equal(answer.headers.get("x-cache"), "RefreshHit from cloudfront", path);
      assert.equal(answer.headers.get("etag"), held[index], path);
      assert.notEqual(await answer.text(), "", path);
    }
  });
});
