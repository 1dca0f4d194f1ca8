/**
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

const body = "0123456789";
const etag = `"${createHash("md5").update(body).digest("hex")}"`;
const lastModified = "Sat, 21 Nov 2026 12:00:00 GMT";

/** An S3 with one object, `/plain/a.txt`. */
function withObject(test: (fixture: Fixture) => Promise<void>): Promise<void> {
  return withS3(async (fixture) => {
    const put = await fixture.ask("PUT", "/plain/a.txt", {
      body,
      headers: {
        "content-type": "text/plain",
        "cache-control": "max-age=60",
        "x-amz-meta-source": "desk",
        "x-amz-checksum-crc32": "poTHxg==",
      },
    });
    assert.equal(verdict(put), "200");
    await test(fixture);
  });
}

describe("GetObject", () => {
  it("returns the bytes and all S3 headers", () =>
    withObject(async ({ ask }) => {
      const { status, headers, body: bytes } = await ask("GET", "/plain/a.txt");
      const { "x-amz-request-id": requestId, "x-amz-id-2": hostId, ...others } = headers;
      assert.equal(status, 200);
      assert.equal(bytes.toString(), body);
      assert.match(requestId ?? "", /^[0-9A-F]{16}$/);
      assert.match(hostId ?? "", /^[A-Za-z0-9+/]{64}$/);
      assert.deepEqual(others, {
        "accept-ranges": "bytes",
        "cache-control": "max-age=60",
        "content-length": "10",
        "content-type": "text/plain",
        date: "Sat, 21 Nov 2026 12:00:00 GMT",
        etag,
        "last-modified": lastModified,
        server: "AmazonS3",
        "x-amz-meta-source": "desk",
        "x-amz-server-side-encryption": "AES256",
      });
    }));

  it("returns an empty object", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/empty");
      const response = await ask("GET", "/plain/empty");
      assert.equal(response.status, 200);
      assert.equal(response.headers["content-length"], "0");
      assert.equal(response.body.length, 0);
    }));

  it("returns the checksum on request, with the whole object", () =>
    withObject(async ({ ask }) => {
      const mode = { "x-amz-checksum-mode": "ENABLED" };
      const whole = await ask("GET", "/plain/a.txt", { headers: mode });
      const part = await ask("GET", "/plain/a.txt", { headers: { ...mode, range: "bytes=0-1" } });
      assert.equal(whole.headers["x-amz-checksum-crc32"], "poTHxg==");
      assert.equal(whole.headers["x-amz-checksum-type"], "FULL_OBJECT");
      assert.equal(part.headers["x-amz-checksum-crc32"], undefined);
    }));

  for (const [range, status, expected, contentRange] of [
    ["bytes=2-4", 206, "234", "bytes 2-4/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=8-", 206, "89", "bytes 8-9/10"],
    ["bytes=0-99", 206, body, "bytes 0-9/10"],
    ["bytes=4-2", 200, body, undefined],
    ["bytes=0-0,2-2", 200, body, undefined],
  ] as const) {
    it(`returns ${status} for Range: ${range}`, () =>
      withObject(async ({ ask }) => {
        const response = await ask("GET", "/plain/a.txt", { headers: { range } });
        assert.equal(response.status, status);
        assert.equal(response.body.toString(), expected);
        assert.equal(response.headers["content-range"], contentRange);
        assert.equal(response.headers["content-length"], String(expected.length));
      }));
  }

  it("returns 416 with the size for a range beyond the end", () =>
    withObject(async ({ ask }) => {
      const response = await ask("GET", "/plain/a.txt", { headers: { range: "bytes=10-" } });
      assert.equal(verdict(response), "416 InvalidRange");
      assert.deepEqual(elements(response, "ActualObjectSize"), ["10"]);
      assert.equal(response.headers["content-range"], "bytes */10");
    }));

  for (const [validator, status] of [
    [etag, 206],
    [lastModified, 206],
    ['"other"', 200],
    ["Sat, 21 Nov 2026 11:59:59 GMT", 200],
  ] as const) {
    it(`returns ${status} for a range If-Range: ${validator}`, () =>
      withObject(async ({ ask }) => {
        const headers = { range: "bytes=0-1", "if-range": validator };
        assert.equal((await ask("GET", "/plain/a.txt", { headers })).status, status);
      }));
  }

  it("returns 304 with the ETag, without a body and its headers", () =>
    withObject(async ({ ask }) => {
      const response = await ask("GET", "/plain/a.txt", { headers: { "if-none-match": etag } });
      assert.equal(response.status, 304);
      assert.equal(response.body.length, 0);
      assert.equal(response.headers["etag"], etag);
      assert.equal(response.headers["cache-control"], "max-age=60");
      assert.equal(response.headers["content-length"], undefined);
      assert.equal(response.headers["content-type"], undefined);
    }));

  it("evaluates conditions before ranges", () =>
    withObject(async ({ ask }) => {
      const headers = { range: "bytes=99-", "if-match": '"other"' };
      assert.equal(
        verdict(await ask("GET", "/plain/a.txt", { headers })),
        "412 PreconditionFailed",
      );
    }));

  it("replaces headers on request", () =>
    withObject(async ({ ask }) => {
      const querystring =
        "response-content-type=application%2Fjson&response-cache-control=no-store";
      const { headers } = await ask("GET", "/plain/a.txt", { querystring });
      assert.equal(headers["content-type"], "application/json");
      assert.equal(headers["cache-control"], "no-store");
    }));

  it("returns 404 for a missing key, and names it", () =>
    withS3(async ({ ask }) => {
      const response = await ask("GET", "/plain/a%20%26%20b");
      assert.equal(verdict(response), "404 NoSuchKey");
      assert.deepEqual(elements(response, "Key"), ["a &amp; b"]);
      assert.deepEqual(elements(response, "Resource"), ["/plain/a &amp; b"]);
      assert.equal(response.headers["content-type"], "application/xml");
      assert.deepEqual(elements(response, "RequestId"), [response.headers["x-amz-request-id"]]);
    }));

  it("returns 403 instead without s3:ListBucket, and logs the reason", () =>
    withS3(
      async ({ ask, logs }) => {
        assert.equal(verdict(await ask("GET", "/plain/nothing")), "403 AccessDenied");
        assert.deepEqual(logs, [
          'S3: "GET /plain/nothing": AccessDenied: the key does not exist, which S3 does not report because the account may not s3:ListBucket on "arn:aws:s3:::plain"',
        ]);
      },
      { authorize: (_principal, action) => action !== "s3:ListBucket" },
    ));
});

describe("HeadObject", () => {
  it("returns the headers of GetObject and no body", () =>
    withObject(async ({ ask }) => {
      const get = await ask("GET", "/plain/a.txt");
      const head = await ask("HEAD", "/plain/a.txt");
      const unlike = { "x-amz-request-id": "", "x-amz-id-2": "" };
      assert.deepEqual({ ...head.headers, ...unlike }, { ...get.headers, ...unlike });
      assert.equal(head.body.length, 0);
    }));
  it("returns the length of a range", () =>
    withObject(async ({ ask }) => {
      const response = await ask("HEAD", "/plain/a.txt", { headers: { range: "bytes=0-2" } });
      assert.equal(response.status, 206);
      assert.equal(response.headers["content-length"], "3");
    }));
  it("returns errors without a body", () =>
    withS3(async ({ ask }) => {
      const response = await ask("HEAD", "/plain/nothing");
      assert.equal(response.status, 404);
      assert.equal(response.body.length, 0);
    }));
});

describe("versions of an object", () => {
  it("are read by their ids, and the newest without one", () =>
    withS3(async ({ ask }) => {
      const ids = [];
      for (const text of ["one", "two"]) {
        const { headers } = await ask("PUT", "/versioned/a", { body: text });
        ids.push(headers["x-amz-version-id"] ?? "");
      }
      assert.match(ids[0] ?? "", /^[A-Za-z0-9._]{32}$/);
      const current = await ask("GET", "/versioned/a");
      const first = await ask("GET", "/versioned/a", { querystring: `versionId=${ids[0]}` });
      assert.deepEqual([current.body.toString(), first.body.toString()], ["two", "one"]);
      assert.deepEqual(
        [current.headers["x-amz-version-id"], first.headers["x-amz-version-id"]],
        [ids[1], ids[0]],
      );
    }));

  for (const [versionId, expected] of [
    ["nobodyhasthisidnobodyhasthisid..", "404 NoSuchVersion"],
    ["null", "404 NoSuchVersion"],
    ["", "400 InvalidArgument"],
    ["../x", "400 InvalidArgument"],
  ] as const) {
    it(`returns ${expected} for the id ${JSON.stringify(versionId)}`, () =>
      withS3(async ({ ask }) => {
        await ask("PUT", "/versioned/a");
        const querystring = `versionId=${versionId}`;
        assert.equal(verdict(await ask("GET", "/versioned/a", { querystring })), expected);
      }));
  }

  it("are hidden by a delete marker, which returns 404, and 405 by its id", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/versioned/a");
      const { headers } = await ask("DELETE", "/versioned/a");
      const id = headers["x-amz-version-id"];
      const current = await ask("GET", "/versioned/a");
      const marker = await ask("GET", "/versioned/a", { querystring: `versionId=${id}` });
      assert.equal(verdict(current), "404 NoSuchKey");
      assert.equal(current.headers["x-amz-delete-marker"], "true");
      assert.equal(current.headers["x-amz-version-id"], id);
      assert.equal(verdict(marker), "405 MethodNotAllowed");
      assert.equal(marker.headers["allow"], "DELETE");
    }));

  it("require s3:GetObjectVersion", () =>
    withS3(
      async ({ ask }) => {
        await ask("PUT", "/versioned/a");
        assert.equal((await ask("GET", "/versioned/a")).status, 200);
        const byId = await ask("GET", "/versioned/a", { querystring: "versionId=null" });
        assert.equal(verdict(byId), "403 AccessDenied");
      },
      { authorize: (_principal, action) => action !== "s3:GetObjectVersion" },
    ));
});
