/**
 * What no response may contain.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { leaksOf } from "../../../scripts/smoke/leaks.ts";

const answer = (text: string, headers: Readonly<Record<string, string>> = {}) => ({
  status: 200,
  headers: { "content-type": "application/json", ...headers },
  bytes: Buffer.from(text),
  text,
});

describe("leaksOf", () => {
  for (const [what, text] of [
    ["a private key", "-----BEGIN EC PRIVATE KEY-----"],
    ["the private member of a JSON Web Key", `{"d":"${"a".repeat(43)}"}`],
    ["an access key of AWS", "AKIAIOSFODNN7EXAMPLE"],
    ["a signed token", `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJvd25lciJ9.${"s".repeat(86)}`],
    ["a stack trace", '{"message":"no","stack":"Error: no\\n    at read (/var/app/read.js:12:7)"}'],
    ["a stack trace", "Error: no\n    at async Object.handler (file:///srv/index.mjs:1:2)"],
    ["a stack trace", "TypeError\n    at node:internal/process/task_queues:104:5"],
    ["the path of a module", "node_modules/hono/dist/index.js"],
    ["a path of the machine that answers", 'cannot open "/var/task/index.js"'],
    ["an ARN", "not authorized to perform s3:GetObject on arn:aws:s3:::season"],
    ["the name of an origin", "abc123.execute-api.eu-west-1.amazonaws.com"],
    ["the name of an origin", "season.s3.eu-west-1.amazonaws.com"],
  ] as const) {
    it(`finds ${what} in ${text.slice(0, 40)}, in a body and in a header`, () => {
      assert.ok(leaksOf(answer(text), false).includes(`${what} in the body`));
      const inHeader = leaksOf(answer("", { "x-debug": text }), false);
      assert.ok(inHeader.includes(`${what} in a header`), inHeader.join());
    });
  }

  it("finds nothing in what the facade answers, and never repeats a value that it found", () => {
    assert.deepEqual(leaksOf(answer('{"keys":[{"kty":"EC","x":"abc","kid":"def"}]}'), false), []);
    assert.deepEqual(leaksOf(answer("look at the table (round 1:2:3) at /home"), false), []);
    assert.ok(!leaksOf(answer("AKIAIOSFODNN7EXAMPLE"), false).join().includes("AKIA"));
  });

  it("reads no images, and lets an origin that was asked by its name say it", () => {
    const image = answer("AKIAIOSFODNN7EXAMPLE", { "content-type": "image/png" });
    assert.deepEqual(leaksOf(image, false), []);
    assert.deepEqual(leaksOf(answer("season.s3.eu-west-1.amazonaws.com"), true), []);
  });
});
