/** What CloudFront writes itself: pages, ids, error settings, collapsing, portions. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../http/header-map.ts";
import { applyPortion, judgePortion } from "../../../services/cloudfront/answer/portion.ts";
import { createCollapser } from "../../../services/cloudfront/cache/collapse.ts";
import {
  customErrorPage,
  errorCachingMinSeconds,
} from "../../../services/cloudfront/errors/custom-error.ts";
import { errorPage, redirectPage } from "../../../services/cloudfront/errors/error-page.ts";
import {
  acceptAnswer,
  isHeadAcceptable,
  isTruncated,
} from "../../../services/cloudfront/origin/origin-answer.ts";
import { requestIds } from "../../../services/cloudfront/request-id.ts";
import { behavior, cachePolicy, messageOf, requestOf, startDate } from "./edge-fixtures.ts";

describe("errorPage (fact 1.11)", () => {
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

describe("requestIds", () => {
  it("makes 56 characters that do not repeat", () => {
    const next = requestIds(randomBytes);
    const ids = new Set(Array.from({ length: 1_000 }, next));
    assert.equal(ids.size, 1_000);
    for (const id of ids) {
      assert.match(id, /^[\w-]{54}==$/);
    }
  });

  it("draws randomness rarely", () => {
    let draws = 0;
    const next = requestIds((size) => {
      draws += 1;
      return randomBytes(size);
    });
    Array.from({ length: 128 }, next);
    assert.equal(draws, 1);
    next();
    assert.equal(draws, 2);
  });
});

describe("errorCachingMinSeconds (fact 2.5)", () => {
  const distribution = {
    errorResponses: new Map([
      [404, { errorCode: 404, cachingMinTtlSeconds: 0, page: undefined }],
      [503, { errorCode: 503, cachingMinTtlSeconds: 30, page: { path: "/e", status: 200 } }],
    ]),
  };
  for (const [status, kind, expected] of [
    [404, "custom", 0],
    [404, "s3", 1],
    [503, "s3", 30],
    [500, "s3", undefined],
  ] as const) {
    it(`is ${expected} for ${status} at a ${kind} origin`, () =>
      assert.equal(errorCachingMinSeconds(distribution, status, { kind }), expected));
  }

  it("knows the page of a status", () => {
    assert.deepEqual(customErrorPage(distribution, 503), { path: "/e", status: 200 });
    assert.equal(customErrorPage(distribution, 404), undefined);
    assert.equal(customErrorPage(distribution, 500), undefined);
  });
});

describe("createCollapser (fact 2.7)", () => {
  it("does the work of one key once, and says who did it", async () => {
    const collapser = createCollapser<number>();
    let runs = 0;
    const { promise, resolve } = Promise.withResolvers<number>();
    const work = (): Promise<number> => {
      runs += 1;
      return promise;
    };
    const all = Array.from({ length: 100 }, () => collapser.run("k", work));
    assert.equal(collapser.has("k"), true);
    resolve(7);
    const done = await Promise.all(all);
    assert.equal(runs, 1);
    assert.equal(done.filter(({ leader }) => leader).length, 1);
    assert.ok(done.every(({ value }) => value === 7));
    assert.equal(collapser.has("k"), false);
  });

  it("keeps keys apart and starts anew afterwards", async () => {
    const collapser = createCollapser<string>();
    const [one, other] = await Promise.all([
      collapser.run("a", async () => "a"),
      collapser.run("b", async () => "b"),
    ]);
    assert.deepEqual(
      [one, other],
      [
        { leader: true, value: "a" },
        { leader: true, value: "b" },
      ],
    );
    assert.deepEqual(await collapser.run("a", async () => "c"), { leader: true, value: "c" });
  });

  it("fails for all who wait, and not for those who come later", async () => {
    const collapser = createCollapser<string>();
    const boom = async (): Promise<string> => {
      throw new Error("boom");
    };
    const both = await Promise.allSettled([collapser.run("k", boom), collapser.run("k", boom)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal((await collapser.run("k", async () => "fine")).value, "fine");
  });
});

describe("acceptAnswer (fact 2.7)", () => {
  const accept = (raw: readonly string[], status = 200, over = {}) =>
    acceptAnswer(messageOf(status, "body", raw), { ...behavior, ...over }, "GET", startDate);

  it("drops what belongs to one connection, and what the edge writes itself", () => {
    const raw = [
      "Connection",
      "x",
      "Keep-Alive",
      "x",
      "Transfer-Encoding",
      "chunked",
      "Via",
      "x",
      "X-Cache",
      "Hit",
      "X-Amz-Cf-Pop",
      "x",
      "Upgrade",
      "x",
      "X-Kept",
      "1",
    ];
    assert.deepEqual(Object.keys(accept(raw).headers), ["content-length", "x-kept", "date"]);
  });

  it("dates an answer that has no date, and leaves one that has", () => {
    assert.equal(headerValue(accept([]).headers, "date"), startDate);
    assert.equal(headerValue(accept(["Date", "then"]).headers, "date"), "then");
  });

  it("drops Set-Cookie, unless cookies are forwarded", () => {
    assert.equal(accept(["Set-Cookie", "a=b"]).headers["set-cookie"], undefined);
    const cookies = { cachePolicy: { ...cachePolicy, cookies: { kind: "all" } } };
    assert.equal(
      accept(["Set-Cookie", "a=b", "set-cookie", "c=d"], 200, cookies).headers["set-cookie"]
        ?.length,
      2,
    );
  });

  for (const [vary, expected] of [
    ["Accept-Encoding, X-Other", "Accept-Encoding"],
    ["Cookie", "Cookie"],
    ["X-Other", undefined],
    ["*", "*"],
  ] as const) {
    it(`makes ${expected ?? "nothing"} of Vary: ${vary}`, () =>
      assert.equal(headerValue(accept(["Vary", vary]).headers, "vary"), expected));
  }

  it("keeps Vary on what the behavior forwards", () => {
    const keyed = {
      cachePolicy: { ...cachePolicy, headers: { kind: "allow", names: ["x-other"] } },
    };
    assert.equal(headerValue(accept(["Vary", "X-Other"], 200, keyed).headers, "vary"), "X-Other");
  });

  it("leaves 204 and 304 without a body", () => {
    assert.equal(accept([], 204).body.length, 0);
    assert.equal(accept([], 204).headers["content-length"], undefined);
    assert.equal(accept([], 304).body.length, 0);
  });

  it("sees a body that is not what its length says", () => {
    const short = { ...messageOf(200, "body"), headers: headersFromRaw(["Content-Length", "9"]) };
    assert.equal(isTruncated(short, "GET"), true);
    assert.equal(isTruncated(short, "HEAD"), false);
    assert.equal(isTruncated(messageOf(200, "body"), "GET"), false);
    const unsaid = { ...messageOf(200, "body"), headers: headersFromRaw([]) };
    assert.equal(isTruncated(unsaid, "GET"), false);
    assert.equal(
      headerValue(acceptAnswer(short, behavior, "GET", startDate).headers, "content-length"),
      "4",
    );
  });

  it("accepts headers of 32,768 bytes and no more", () => {
    const message = (bytes: number) => ({
      ...messageOf(200),
      headers: headersFromRaw(["X-A", "x".repeat(bytes - "X-A: \r\n".length)]),
    });
    assert.equal(isHeadAcceptable(message(32_768)), true);
    assert.equal(isHeadAcceptable(message(32_769)), false);
  });
});

describe("judgePortion", () => {
  const object = messageOf(200, "0123456789", ["ETag", '"a"']);
  for (const [title, method, headers, expected] of [
    ["gives a plain request all of it", "GET", [], "whole"],
    ["gives a viewer that has it nothing", "GET", ["If-None-Match", '"a"'], "not-modified"],
    ["does so for HEAD", "HEAD", ["If-None-Match", '"a"'], "not-modified"],
    ["refuses a viewer that wants another", "GET", ["If-Match", '"b"'], "precondition-failed"],
    ["cuts a range", "GET", ["Range", "bytes=0-1"], "part"],
    ["cuts none for HEAD", "HEAD", ["Range", "bytes=0-1"], "whole"],
    [
      "judges conditions before ranges",
      "GET",
      ["Range", "bytes=0-1", "If-None-Match", '"a"'],
      "not-modified",
    ],
    ["cannot cut what is not there", "GET", ["Range", "bytes=10-"], "unsatisfiable"],
    ["ignores a condition it cannot read", "GET", ["If-None-Match", "a"], "whole"],
    ["passes over POST", "POST", ["If-None-Match", '"a"'], "whole"],
  ] as const) {
    it(title, () =>
      assert.equal(judgePortion(requestOf("/", { method, headers }), object).kind, expected),
    );
  }

  it("passes over what is not 200", () =>
    assert.equal(
      judgePortion(requestOf("/", { headers: ["If-None-Match", '"a"'] }), {
        ...object,
        status: 404,
      }).kind,
      "whole",
    ));

  it("takes the body, and what speaks of it, off a 304", () => {
    const answer = applyPortion(object, { kind: "not-modified" }, "b");
    assert.equal(answer.status, 304);
    assert.equal(answer.body.length, 0);
    assert.deepEqual(Object.keys(answer.headers), ["etag"]);
  });
});
