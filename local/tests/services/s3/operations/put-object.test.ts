/**
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import type { S3Action } from "../../../../services/s3/operations/call.ts";
import { makeRequest, verdict, withS3 } from "../fixture.ts";

const etagOf = (text: string) => `"${createHash("md5").update(text).digest("hex")}"`;
const onlyNew = { "if-none-match": "*" };

describe("PutObject", () => {
  it("returns ETag, encryption and the checksum it received", () =>
    withS3(async ({ ask }) => {
      const headers = { "x-amz-checksum-crc32": "NhCmhg==" };
      const response = await ask("PUT", "/plain/a", { body: "hello", headers });
      assert.equal(response.status, 200);
      assert.equal(response.headers["etag"], etagOf("hello"));
      assert.equal(response.headers["x-amz-server-side-encryption"], "AES256");
      assert.equal(response.headers["x-amz-checksum-crc32"], "NhCmhg==");
      assert.equal(response.headers["x-amz-version-id"], undefined);
      assert.equal(response.headers["content-length"], "0");
    }));

  it("names the version in a versioned bucket", () =>
    withS3(async ({ ask }) => {
      const { headers } = await ask("PUT", "/versioned/a");
      assert.match(headers["x-amz-version-id"] ?? "", /^[A-Za-z0-9._]{32}$/);
    }));

  it("replaces an object, its metadata with it", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a", { body: "one", headers: { "x-amz-meta-a": "1" } });
      await ask("PUT", "/plain/a", { body: "two" });
      const { body, headers } = await ask("GET", "/plain/a");
      assert.equal(body.toString(), "two");
      assert.equal(headers["x-amz-meta-a"], undefined);
    }));

  it("stores nothing of a body that does not match its headers", () =>
    withS3(async ({ ask }) => {
      const headers = { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" };
      assert.equal(verdict(await ask("PUT", "/plain/a", { body: "x", headers })), "400 BadDigest");
      assert.equal(verdict(await ask("GET", "/plain/a")), "404 NoSuchKey");
    }));

  it("keeps objects over a restart", () =>
    withS3(async ({ ask, restart }) => {
      const { headers } = await ask("PUT", "/versioned/a", {
        body: "kept",
        headers: { "content-type": "text/x" },
      });
      await restart();
      const again = await ask("GET", "/versioned/a");
      assert.equal(again.body.toString(), "kept");
      assert.equal(again.headers["content-type"], "text/x");
      assert.equal(again.headers["x-amz-version-id"], headers["x-amz-version-id"]);
    }));

  for (const bucket of ["plain", "versioned"]) {
    it(`returns 200, then 412 to If-None-Match: * (${bucket})`, () =>
      withS3(async ({ ask }) => {
        const path = `/${bucket}/a`;
        const first = await ask("PUT", path, { body: "one", headers: onlyNew });
        const second = await ask("PUT", path, { body: "two", headers: onlyNew });
        assert.equal(verdict(first), "200");
        assert.equal(verdict(second), "412 PreconditionFailed");
        assert.equal((await ask("GET", path)).body.toString(), "one");
      }));

    it(`returns 200 for If-None-Match: * once more after a delete (${bucket})`, () =>
      withS3(async ({ ask }) => {
        const path = `/${bucket}/a`;
        await ask("PUT", path);
        await ask("DELETE", path);
        assert.equal(verdict(await ask("PUT", path, { headers: onlyNew })), "200");
      }));

    it(`returns 200, 412 or 404 to If-Match (${bucket})`, () =>
      withS3(async ({ ask }) => {
        const path = `/${bucket}/a`;
        const put = (body: string, tag: string) =>
          ask("PUT", path, { body, headers: { "if-match": tag } });
        assert.equal(verdict(await put("x", etagOf("x"))), "404 NoSuchKey");
        await ask("PUT", path, { body: "one" });
        assert.equal(verdict(await put("two", etagOf("other"))), "412 PreconditionFailed");
        assert.equal(verdict(await put("two", etagOf("one"))), "200");
        assert.equal(verdict(await put("three", etagOf("one"))), "412 PreconditionFailed");
        await ask("DELETE", path);
        assert.equal(verdict(await put("four", etagOf("two"))), "404 NoSuchKey");
      }));
  }

  it("lets exactly one of 20 concurrent creators succeed", () =>
    withS3(async ({ ask }) => {
      const writers = Array.from({ length: 20 }, (_, index) =>
        ask("PUT", "/plain/a", { body: `writer ${index}`, headers: onlyNew }),
      );
      const verdicts = (await Promise.all(writers)).map(verdict);
      const winner = verdicts.indexOf("200");
      const losers = verdicts.filter((text) => text === "412 PreconditionFailed");
      assert.equal(losers.length, 19);
      assert.equal((await ask("GET", "/plain/a")).body.toString(), `writer ${winner}`);
    }));

  it("lets exactly one of 20 concurrent If-Match writers succeed", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a", { body: "0" });
      const headers = { "if-match": etagOf("0") };
      const writers = Array.from({ length: 20 }, (_, index) =>
        ask("PUT", "/plain/a", { body: `${index + 1}`, headers }),
      );
      const won = (await Promise.all(writers)).filter(({ status }) => status === 200);
      assert.equal(won.length, 1);
    }));

  for (const [title, present, condition, expected] of [
    ["a new object", false, onlyNew, "409 ConditionalRequestConflict"],
    ["an object to replace", true, { "if-match": etagOf("one") }, "404 NoSuchKey"],
    ["an object written anyway", true, {}, "200"],
  ] as const) {
    it(`returns ${expected} when a delete overtakes ${title}`, () =>
      withS3(async ({ ask, s3 }) => {
        if (present) {
          await ask("PUT", "/versioned/a", { body: "one" });
        }
        const slow = Promise.withResolvers<Buffer>();
        const begun = Promise.withResolvers<void>();
        const writing = s3.handle({
          ...makeRequest("PUT", "/versioned/a", { headers: condition }),
          body: () => {
            begun.resolve();
            return slow.promise;
          },
        });
        await begun.promise;
        await ask("DELETE", "/versioned/a");
        slow.resolve(Buffer.from("two"));
        assert.equal(verdict(await writing), expected);
      }));
  }

  it("returns 409 when an object was deleted and came back the same", () =>
    withS3(async ({ ask, s3 }) => {
      await ask("PUT", "/plain/a", { body: "one" });
      const slow = Promise.withResolvers<Buffer>();
      const begun = Promise.withResolvers<void>();
      const writing = s3.handle({
        ...makeRequest("PUT", "/plain/a", { headers: { "if-match": etagOf("one") } }),
        body: () => {
          begun.resolve();
          return slow.promise;
        },
      });
      await begun.promise;
      await ask("DELETE", "/plain/a");
      await ask("PUT", "/plain/a", { body: "one" });
      slow.resolve(Buffer.from("two"));
      assert.equal(verdict(await writing), "409 ConditionalRequestConflict");
    }));

  it("forgets a delete once its concurrent writes are done", () =>
    withS3(async ({ ask }) => {
      await ask("DELETE", "/plain/a");
      assert.equal(verdict(await ask("PUT", "/plain/a", { headers: onlyNew })), "200");
    }));

  for (const [headers, missing] of [
    [{}, "s3:PutObject"],
    [{ "if-match": etagOf("one") }, "s3:GetObject"],
  ] as const) {
    it(`needs ${missing} with ${JSON.stringify(headers)}, before it reads the body`, () => {
      const asked: [S3Action, string][] = [];
      return withS3(
        async ({ s3 }) => {
          const body = () => Promise.reject(new Error("the body was read"));
          const response = await s3.handle({
            ...makeRequest("PUT", "/plain/a/b", { headers }),
            body,
          });
          assert.equal(verdict(response), "403 AccessDenied");
          assert.deepEqual(asked.at(-1), [missing, "arn:aws:s3:::plain/a/b"]);
        },
        {
          authorize: (_principal, action, resource) => {
            asked.push([action, resource]);
            return action !== missing;
          },
        },
      );
    });
  }

  it("refuses a condition S3 does not support on a write", () =>
    withS3(async ({ ask }) => {
      const headers = { "if-none-match": '"abc"' };
      assert.equal(verdict(await ask("PUT", "/plain/a", { headers })), "501 NotImplemented");
    }));
});
