/** Which parts of a stack requests went through. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { loadOf, partsFinder } from "../../console/page/traffic.ts";
import { facade } from "../picture/pictures.ts";
import { summary } from "./recorded-requests.ts";

const partsOf = partsFinder(facade);
const of = (given: Parameters<typeof summary>[1]) =>
  partsOf(summary("one", { endpoint: "cdn", ...given }));

describe("the way of a request", () => {
  it("ends at the cache for a hit", () => {
    assert.deepEqual(of({ url: "/index.html?a" }), ["viewers", "acl", "*", "cache"]);
  });

  it("goes on to the origin of the behavior for a miss", () => {
    const parts = of({ url: "/index.html", cache: "Miss" });
    assert.deepEqual(parts, ["viewers", "acl", "*", "cache", "pages"]);
  });

  it("goes through the functions that ran, to the Region that answered", () => {
    const request = {
      url: "/v1/teams",
      cache: "Miss",
      functions: ["guard", "router", "unknown"],
      region: "us-east-1",
    };
    assert.deepEqual(of(request), ["viewers", "acl", "/v1/*", "cache", "guard", "router", "api-2"]);
  });

  it("ends at the web ACL for what that blocked", () => {
    assert.deepEqual(of({ url: "/v1/x", status: 403, cache: "Error" }), ["viewers", "acl"]);
  });

  it("leads straight to an API that was asked without a distribution", () => {
    const parts = of({
      endpoint: "api-1",
      cache: "",
      region: "eu-west-1",
      functions: ["handler-1"],
    });
    assert.deepEqual(parts, ["viewers", "handler-1", "api-1"]);
  });

  it("is counted with hits and errors, not before it has ended", () => {
    const { status: _, ...open } = summary("open", { endpoint: "cdn" });
    const loads = loadOf(
      [
        summary("a", { endpoint: "cdn" }),
        summary("b", { endpoint: "cdn", cache: "Miss" }),
        summary("c", { endpoint: "cdn", cache: "Error", status: 502 }),
        open,
      ],
      partsOf,
    );
    assert.deepEqual(loads.get("cache"), { requests: 3, errors: 1, hits: 1 });
    assert.deepEqual(loads.get("pages"), { requests: 2, errors: 1, hits: 0 });
    assert.equal(loads.get("api-1"), undefined);
  });
});
