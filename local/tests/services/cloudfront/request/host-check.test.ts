/** Hosts of a distribution. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileHosts } from "../../../../services/cloudfront/request/host-check.ts";

describe("compileHosts", () => {
  const isOwn = compileHosts({
    domainName: "d111.cloudfront.net",
    aliases: ["www.example.com", "*.season.example"],
  });
  for (const [host, expected] of [
    ["d111.cloudfront.net", true],
    ["D111.CloudFront.Net", true],
    ["d111.cloudfront.net:443", true],
    ["www.example.com.", true],
    ["www.example.com", true],
    ["example.com", false],
    ["a.www.example.com", false],
    ["x.season.example", true],
    ["a.b.season.example", true],
    ["season.example", false],
    ["evilseason.example", false],
    ["localhost", true],
    ["localhost:8080", true],
    ["site.localhost:8080", true],
    ["127.0.0.1:8080", true],
    ["[::1]:8080", true],
    ["127.0.0.1.evil.test", false],
    ["localhost.evil.test", false],
    ["evil.test", false],
    ["127.0.0.2", false],
    ["", false],
    ["www.example.com:x", false],
    ["www.example.com@evil.test", false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} ${JSON.stringify(host)}`, () => {
      assert.equal(isOwn(host), expected);
      assert.equal(isOwn(host), expected, "and again, from memory");
    });
  }

  it("keeps deciding after a viewer has tried more spellings than are remembered", () => {
    for (let port = 1; port <= 1_100; port++) {
      assert.equal(isOwn(`localhost:${port}`), true);
    }
    assert.equal(isOwn("evil.test"), false);
  });
});
