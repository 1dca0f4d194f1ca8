/** A web ACL before the edge. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../../http/header-map.ts";
import type { ViewerRequest } from "../../../../http/message.ts";
import type { Distribution } from "../../../../services/cloudfront/model.ts";
import type { Firewall, Verdict } from "../../../../services/cloudfront/request/firewall.ts";
import { kept } from "../changing-origin.ts";
import { behavior, header, messageOf, passAll, requestOf, worldWith } from "../edge-fixtures.ts";

const own = messageOf(429, "slow down", ["Retry-After", "60"]);

/** A web ACL that blocks paths under `/no`, and the requests it inspected. */
function wall(answer: Verdict & { kind: "block" }) {
  const judged: ViewerRequest[] = [];
  const firewall: Firewall = {
    inspect(request) {
      judged.push(request);
      return request.path.startsWith("/no") ? answer : { kind: "pass" };
    },
  };
  return { firewall, judged };
}

/** An edge behind it. */
function behind(answer: Verdict & { kind: "block" }, rest: Partial<Distribution> = {}) {
  const { firewall, judged } = wall(answer);
  const world = worldWith(passAll, () => kept(60), {}, rest, { firewall });
  return { ...world, judged };
}

describe("a web ACL", () => {
  it("blocks a request with its own response before any function or origin", async () => {
    const { get, ran, origins } = behind({ kind: "block", answer: own });
    const answer = await get("/no");
    assert.deepEqual([answer.status, String(answer.body)], [429, "slow down"]);
    assert.equal(header(answer, "retry-after"), "60");
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.equal(header(answer, "server"), "CloudFront");
    assert.deepEqual([ran, origins], [[], []]);
  });

  it("blocks a request with CloudFront's page where it has no response", async () => {
    const { get, ran } = behind({ kind: "block", answer: undefined });
    const answer = await get("/no");
    assert.equal(answer.status, 403);
    assert.match(String(answer.body), /The web ACL of this distribution blocked the request\./);
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.deepEqual(ran, []);
  });

  const page = { path: "/sorry", status: 200 };
  const pages = (code: number) => ({
    errorResponses: new Map([[code, { errorCode: code, cachingMinTtlSeconds: 0, page }]]),
  });

  it("is followed by the custom error page of 403", async () => {
    const { get } = behind({ kind: "block", answer: undefined }, pages(403));
    assert.deepEqual([(await get("/no")).status, String((await get("/no")).body)], [200, "hello"]);
  });

  it("keeps its own response where there is a custom error page", async () => {
    const answer = messageOf(403, "mine");
    const { get } = behind({ kind: "block", answer }, pages(403));
    assert.deepEqual([(await get("/no")).status, String((await get("/no")).body)], [403, "mine"]);
  });

  it("is inspected after limits and host, and before the rest", async () => {
    const { edge, judged } = behind({ kind: "block", answer: own });
    assert.equal((await edge.handle(requestOf("/no\u00e9"))).status, 400);
    const elsewhere = { ...requestOf("/no"), headers: headersFromRaw(["Host", "evil.test"]) };
    assert.equal((await edge.handle(elsewhere)).status, 403);
    assert.equal(judged.length, 0);
    const odd = requestOf("/no", { method: "TRACE", protocol: "http" });
    assert.equal((await edge.handle(odd)).status, 429);
    assert.equal(judged.length, 1);
  });

  it("inspects the request as the viewer sent it", async () => {
    const { edge, judged } = behind({ kind: "block", answer: own }, { defaultRootObject: "index" });
    const request = requestOf("/?a=%20b", { place: { country: "NZ" } });
    await edge.handle(request);
    assert.deepEqual(judged, [request]);
  });

  it("responds to HEAD without a body", async () => {
    const { edge } = behind({ kind: "block", answer: own });
    const answer = await edge.handle(requestOf("/no", { method: "HEAD" }));
    assert.deepEqual([answer.status, answer.body.length], [429, 0]);
    assert.equal(header(answer, "content-length"), "9");
  });
});

describe("a web ACL before cache hits", () => {
  it("inspects each request once: missed, hit, stale or blocked", async () => {
    let isOpen = true;
    const judged: string[] = [];
    const firewall: Firewall = {
      inspect({ path }) {
        judged.push(path);
        return isOpen ? { kind: "pass" } : { kind: "block", answer: own };
      },
    };
    const { edge, pass } = worldWith({}, () => kept(60), behavior, {}, { firewall });
    const ask = async () => {
      const request = requestOf("/a");
      const answer = await edge.handle(request);
      return `${answer.status} ${header(answer, "x-cache")}`;
    };
    assert.equal(await ask(), "200 Miss from cloudfront");
    assert.equal(judged.length, 1);
    assert.equal(await ask(), "200 Hit from cloudfront");
    assert.equal(judged.length, 2);
    pass(60);
    assert.equal(await ask(), "200 Miss from cloudfront");
    assert.equal(judged.length, 3);
    isOpen = false;
    assert.equal(await ask(), "429 Error from cloudfront");
    assert.equal(judged.length, 4);
  });
});
