/** Hosts that name this machine. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { hostName, isLoopbackHost } from "../../http/foreign-site.ts";

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
