/** The small rules at the gate: methods, protocol, root object, host. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { hostName, isLoopbackHost } from "../../../http/foreign-site.ts";
import {
  isMethodAllowed,
  isMethodCached,
} from "../../../services/cloudfront/request/allowed-methods.ts";
import { withDefaultRoot } from "../../../services/cloudfront/request/default-root-object.ts";
import { compileHosts } from "../../../services/cloudfront/request/host-check.ts";
import { judgeProtocol } from "../../../services/cloudfront/request/viewer-protocol.ts";

describe("isMethodAllowed", () => {
  const readOnly = { allowedMethods: new Set(["GET", "HEAD"]) };
  for (const [method, expected] of [
    ["GET", true],
    ["HEAD", true],
    ["POST", false],
    ["get", false],
    ["TRACE", false],
    ["", false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} ${JSON.stringify(method)} on a read-only behavior`, () =>
      assert.equal(isMethodAllowed(readOnly, method), expected));
  }
});

describe("isMethodCached (fact 2.3)", () => {
  for (const [method, cached, expected] of [
    ["GET", [], true],
    ["HEAD", [], true],
    ["OPTIONS", ["GET", "HEAD"], false],
    ["OPTIONS", ["GET", "HEAD", "OPTIONS"], true],
    ["POST", ["POST"], false],
    ["DELETE", ["DELETE"], false],
  ] as const) {
    it(`${method} with [${cached.join(" ")}]: ${expected}`, () =>
      assert.equal(isMethodCached({ cachedMethods: new Set<string>(cached) }, method), expected));
  }
});

describe("judgeProtocol (fact 2.8)", () => {
  for (const [policy, protocol, method, version, expected] of [
    ["allow-all", "http", "GET", "1.1", "proceed"],
    ["https-only", "https", "GET", "1.1", "proceed"],
    ["https-only", "http", "GET", "1.1", "refuse 403"],
    ["redirect-to-https", "https", "POST", "1.1", "proceed"],
    ["redirect-to-https", "http", "GET", "1.1", "redirect 301"],
    ["redirect-to-https", "http", "HEAD", "1.0", "redirect 301"],
    ["redirect-to-https", "http", "POST", "1.1", "redirect 307"],
    ["redirect-to-https", "http", "OPTIONS", "1.1", "redirect 307"],
    ["redirect-to-https", "http", "DELETE", "2.0", "redirect 307"],
    ["redirect-to-https", "http", "POST", "1.0", "refuse 403"],
  ] as const) {
    it(`${policy}: ${method} over ${protocol} ${version} → ${expected}`, () => {
      const decision = judgeProtocol(policy, protocol, method, version);
      const said = decision.kind === "proceed" ? "" : ` ${decision.status}`;
      assert.equal(`${decision.kind}${said}`, expected);
    });
  }
});

describe("withDefaultRoot (fact 2.8)", () => {
  for (const [path, object, expected] of [
    ["/", "index.html", "/index.html"],
    ["/", "", "/"],
    ["/docs/", "index.html", "/docs/"],
    ["//", "index.html", "//"],
    ["/", "/index.html", undefined],
    ["/docs/", "/index.html", "/docs/"],
  ] as const) {
    it(`${path} with ${JSON.stringify(object)} → ${expected}`, () =>
      assert.equal(withDefaultRoot(path, object), expected));
  }
});

describe("compileHosts (fact 2.1, step 2)", () => {
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

  it("goes on judging when a viewer has tried more spellings than are remembered", () => {
    for (let port = 1; port <= 300; port++) {
      assert.equal(isOwn(`localhost:${port}`), true);
    }
    assert.equal(isOwn("evil.test"), false);
  });
});

describe("hostName", () => {
  it("drops port, last dot and capitals", () =>
    assert.equal(hostName("WWW.Example.com.:8443"), "www.example.com"));
});

describe("isLoopbackHost", () => {
  it("knows names of this machine alone", () => {
    assert.equal(isLoopbackHost("127.0.0.1:9000"), true);
    assert.equal(isLoopbackHost("www.example.com"), false);
  });
});
