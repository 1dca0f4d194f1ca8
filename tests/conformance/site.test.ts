import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { useTarget } from "./target.ts";

describe("the site", () => {
  const target = useTarget();

  it("returns the entry page at the root, which browsers must revalidate", async () => {
    const { status, headers, text } = await target.ask("/");
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["cache-control"], "no-cache");
    assert.match(text, /^<!doctype html>/);
    assert.notEqual((await target.ask("/")).headers["x-cache"], "Hit from cloudfront");
  });

  it("returns every file of the page with an immutable Cache-Control", async () => {
    const { text } = await target.ask("/");
    const files = new Set(
      [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path),
    );
    assert.equal(files.size, 3);
    for (const path of files) {
      const { status, headers } = await target.ask(path ?? "");
      assert.equal(status, 200);
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
      assert.equal((await target.ask(path ?? "")).headers["x-cache"], "Hit from cloudfront");
    }
  });

  it("has a content security policy that allows its own script and style only and no framing", async () => {
    const { headers } = await target.ask("/");
    assert.match(
      headers["content-security-policy"] ?? "",
      /^default-src 'none'; script-src 'self'/,
    );
    assert.equal(headers["x-frame-options"], "DENY");
  });

  for (const path of ["/nope", "/nothing-here.html", "/assets/nope.js", "/404.html"]) {
    it(`returns 404 with its own page for ${path}, which does not exist`, async () => {
      for (const method of ["GET", "HEAD"]) {
        const { status, headers, text } = await target.ask(path, { method });
        assert.equal(status, 404);
        assert.equal(headers["content-type"], "text/html; charset=utf-8");
        assert.match(headers["content-security-policy"] ?? "", /^default-src 'none'/);
        assert.equal(headers["x-amz-request-id"], undefined);
        assert.match(text, method === "HEAD" ? /^$/ : /<h1>Page not found<\/h1>/);
      }
    });
  }

  it("leaves the 404 of the API a problem document", async () => {
    for (const path of ["/v1/nope", "/v1/leagues/nope"]) {
      const { status, headers } = await target.ask(path);
      assert.equal(status, 404);
      assert.equal(headers["content-type"], "application/problem+json");
    }
  });
});
