import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { useTarget } from "./target.ts";

describe("a malformed or forbidden request", () => {
  const target = useTarget();

  it("returns 403 for a method that the season does not have", async () => {
    const { status, headers } = await target.ask("/rugby_data.json", { method: "OPTIONS" });
    assert.equal(status, 403);
    assert.equal(headers["x-cache"], "Error from cloudfront");
  });

  it("returns 494 for headers above 32,768 bytes", async () => {
    const { status } = await target.ask("/", { headers: { "x-long": "a".repeat(33_000) } });
    assert.equal(status, 494);
  });

  const spellings: readonly (readonly [string, number])[] = [
    // A path is normalized for matching only. The bucket gets the path as sent, and returns 403 for a missing
    // key, since the distribution has no s3:ListBucket.
    ["/x/../rugby_data.json", 403],
    ["//rugby_data.json", 403],
    ["/%72ugby_data.json", 200],
    ["/rugby_data.json/", 404],
    ["/RUGBY_DATA.JSON", 404],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/..%2f..%2fetc%2fpasswd", 404],
    ["/%00", 400],
    ["/%zz", 400],
    ["/rugby_data.json%00.html", 400],
  ];
  for (const [path, expected] of spellings) {
    it(`returns ${expected} for ${path}`, async () => {
      const { status, text } = await target.ask(path);
      assert.equal(status, expected, text);
      assert.doesNotMatch(text, /\/(tmp|home|root|usr|var)\//);
      assert.doesNotMatch(text, /root:|node_modules|at \w+ \(/);
    });
  }

  const conditions: readonly (readonly [string, string])[] = [
    ["if-none-match", "unquoted"],
    ["if-none-match", '"'],
    ["if-none-match", `"${"a".repeat(4000)}"`],
    ["if-modified-since", "yesterday"],
    ["if-modified-since", "Sat, 99 Nov 2026 99:99:99 GMT"],
    ["range", "bytes=9-0"],
    ["range", "bytes=a-b"],
    ["range", "lines=1-2"],
    ["range", `bytes=${Array.from({ length: 500 }, (_, i) => `${i * 2}-${i * 2}`).join(",")}`],
  ];
  for (const [name, value] of conditions) {
    it(`returns the whole season for ${name}: ${value.slice(0, 30)}`, async () => {
      const { status } = await target.ask("/rugby_data.json", { headers: { [name]: value } });
      assert.equal(status, 200);
    });
  }

  it("cannot set headers that CloudFront sets", async () => {
    const { status, headers } = await target.ask("/rugby_data.json?tables=current", {
      headers: {
        "cloudfront-viewer-country": "NZ",
        "x-amz-cf-id": "mine",
        "x-edge-location": "mine",
        via: "1.1 mine",
      },
    });
    assert.equal(status, 200);
    assert.match(headers["via"] ?? "", /^1\.1 \w+\.cloudfront\.net \(CloudFront\)$/);
    assert.notEqual(headers["x-amz-cf-id"], "mine");
  });
});
