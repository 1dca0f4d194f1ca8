/** What is refused by size or form. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { maxHeadBytes, maxUrlBytes } from "../../../../../aws/cloudfront-limits.ts";
import { headerBytes } from "../../../../http/header-map.ts";
import { judgeLimits } from "../../../../services/cloudfront/request/request-limits.ts";
import { requestOf } from "../edge-fixtures.ts";

/** A request whose line and headers are exactly this long. */
function ofHeadBytes(bytes: number) {
  const bare = requestOf("/", { headers: ["X-Fill", ""] });
  const line = "GET / HTTP/1.1\r\n".length;
  const fill = "x".repeat(bytes - line - headerBytes(bare.headers));
  return requestOf("/", { headers: ["X-Fill", fill] });
}

describe("judgeLimits", () => {
  for (const [title, request, expected] of [
    ["admits an ordinary request", requestOf("/a?b=c"), undefined],
    ["admits a URL of 8,192 bytes", requestOf(`/${"a".repeat(maxUrlBytes.value - 1)}`), undefined],
    ["refuses a URL of 8,193 bytes", requestOf(`/${"a".repeat(maxUrlBytes.value)}`), 414],
    [
      "counts the query and its mark",
      requestOf(`/?${"a".repeat(maxUrlBytes.value - 2)}`),
      undefined,
    ],
    ["refuses one byte more of query", requestOf(`/?${"a".repeat(maxUrlBytes.value - 1)}`), 414],
    ["admits line and headers of 32,768 bytes", ofHeadBytes(maxHeadBytes.value), undefined],
    ["refuses line and headers of 32,769 bytes", ofHeadBytes(maxHeadBytes.value + 1), 494],
    ["names the URL before the headers", requestOf(`/${"a".repeat(40_000)}`), 414],
    ["refuses a target that is no path", { ...requestOf("/"), path: "*" }, 400],
    ["refuses an empty target", { ...requestOf("/"), path: "" }, 400],
    ["refuses a space in the path", requestOf("/a b"), 400],
    ["refuses a control character in the path", requestOf("/a\u0000"), 400],
    ["refuses a fragment", requestOf("/a#b"), 400],
    ["refuses raw bytes beyond ASCII", requestOf("/caf\u00e9"), 400],
    ["refuses them in the query as well", requestOf("/?q=\u00e9"), 400],
    ["admits percent-encoding, even of null, and leaves it alone", requestOf("/%00%zz"), undefined],
    ["refuses a request without Host", { ...requestOf("/"), headers: {} }, 400],
    ["refuses a second Host", requestOf("/", { headers: ["host", "other.test"] }), 400],
    ["refuses a body on GET", requestOf("/", { body: Buffer.from("x") }), 403],
    ["refuses a body on HEAD", requestOf("/", { method: "HEAD", body: Buffer.from("x") }), 403],
    [
      "admits a body on POST",
      requestOf("/", { method: "POST", body: Buffer.from("x") }),
      undefined,
    ],
  ] as const) {
    it(title, () => assert.equal(judgeLimits(request)?.status, expected));
  }

  it("closes the connection after a size and keeps it after a body", () => {
    assert.equal(judgeLimits(requestOf(`/${"a".repeat(9_000)}`))?.closes, true);
    assert.equal(judgeLimits(requestOf("/", { body: Buffer.from("x") }))?.closes, false);
  });

  it("uses the count of header bytes where it is given", () =>
    assert.equal(judgeLimits({ ...requestOf("/"), headerBytes: 40_000 })?.status, 494));

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (method, path, querystring) => {
        judgeLimits({ ...requestOf("/"), method, path, querystring });
      }),
    );
  });
});
