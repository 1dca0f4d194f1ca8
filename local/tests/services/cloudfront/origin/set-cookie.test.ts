/**
 * Set-Cookie where no cookies are forwarded.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { withoutSetCookie } from "../../../../services/cloudfront/origin/set-cookie.ts";
import { message } from "../cache-fixtures.ts";

describe("withoutSetCookie", () => {
  it("drops every line and nothing else, and leaves the message it was given alone", () => {
    const answer = message("body", "set-cookie", "a=1", "x-a", "1", "Set-Cookie", "b=2");
    const stripped = withoutSetCookie(answer);
    assert.deepEqual(Object.keys(stripped.headers), ["x-a"]);
    assert.equal(stripped.body, answer.body);
    assert.equal(answer.headers["set-cookie"]?.length, 2);
  });

  it("gives back a message that sets none", () => {
    const answer = message("body", "x-a", "1");
    assert.equal(withoutSetCookie(answer), answer);
  });
});
