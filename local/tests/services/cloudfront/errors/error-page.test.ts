/** Pages that CloudFront writes. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../../http/header-map.ts";
import { errorPage, redirectPage } from "../../../../services/cloudfront/errors/error-page.ts";

describe("errorPage", () => {
  it("names status and request, and is CloudFront's", () => {
    const page = errorPage(502, "Words.", "id==");
    assert.equal(page.status, 502);
    assert.equal(page.statusDescription, "Bad Gateway");
    assert.equal(headerValue(page.headers, "server"), "CloudFront");
    assert.equal(headerValue(page.headers, "content-length"), String(page.body.length));
    const html = page.body.toString();
    for (const part of [
      "<h1>502 ERROR</h1>",
      "The request could not be satisfied.",
      "Words.",
      "Request ID: id==",
    ]) {
      assert.ok(html.includes(part), part);
    }
  });

  it("redirects with a page", () => {
    const page = redirectPage(307, "https://www.example.com/a");
    assert.equal(page.status, 307);
    assert.equal(headerValue(page.headers, "location"), "https://www.example.com/a");
  });
});
