/**
 * What may share one stored answer.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { HeaderMap } from "../../../../http/message.ts";
import type { Selection } from "../../../../http/name-selection.ts";
import { cacheKey, keyTarget } from "../../../../services/cloudfront/cache/cache-key.ts";
import {
  selectCookies,
  selectQuery,
} from "../../../../services/cloudfront/headers/query-and-cookies.ts";
import type { CachePolicy } from "../../../../services/cloudfront/model.ts";
import { headers, policy } from "../cache-fixtures.ts";

const none: Selection = { kind: "none" };
const all: Selection = { kind: "all" };
const allow = (...names: string[]): Selection => ({ kind: "allow", names });
const except = (...names: string[]): Selection => ({ kind: "all-except", names });

describe("selectQuery", () => {
  for (const [title, query, selection, expected] of [
    ["lets nothing through", "a=1", none, ""],
    ["lets everything through as it stands", "b=2&a=1&&c", all, "b=2&a=1&&c"],
    ["lets named parameters through, in the order sent", "c=3&b=2&a=1", allow("a", "c"), "c=3&a=1"],
    ["keeps duplicates", "a=1&b=2&a=3", allow("a"), "a=1&a=3"],
    ["knows a parameter without a value", "a&b", allow("a"), "a"],
    ["knows a parameter with an empty value", "a=&b=", allow("a"), "a="],
    ["splits a parameter at the first = only", "a=b=c", allow("a"), "a=b=c"],
    ["compares names with regard to case", "A=1", allow("a"), ""],
    ["does not decode names", "%61=1", allow("a"), ""],
    ["reads * in a name as itself", "ab=1&*=2", allow("*"), "*=2"],
    ["lets all but named parameters through", "a=1&b=2&c=3", except("b"), "a=1&c=3"],
    ["keeps one parameter that is not named", "a=1", except("b"), "a=1"],
    ["drops one parameter that is named", "b=1", except("b"), ""],
    ["keeps empty members", "a=1&&b=2&", except("b"), "a=1&&"],
    ["does not take ; for a separator", "a=1;b=2", allow("b"), ""],
    ["answers the empty query", "", all, ""],
  ] as const) {
    it(title, () => assert.equal(selectQuery(query, selection), expected));
  }
});

describe("selectCookies", () => {
  for (const [title, cookies, selection, expected] of [
    ["lets nothing through", "a=1", none, ""],
    ["answers the absent header", undefined, all, ""],
    ["sorts by name", "c=3; a=1; b=2", all, "a=1; b=2; c=3"],
    ["keeps the order of equal names", "b=1; a=2; a=1", all, "a=2; a=1; b=1"],
    ["lets named cookies through", "b=2; a=1; c=3", allow("c", "a"), "a=1; c=3"],
    ["lets all but named cookies through", "b=2; a=1; c=3", except("a"), "b=2; c=3"],
    ["drops names that start with $", "$Version=1; a=1", all, "a=1"],
    ["drops what is no pair", "a; =1; b=2", all, "b=2"],
    ["keeps an empty value", "a=", all, "a="],
    ["compares with regard to case", "A=1", allow("a"), ""],
    ["does without blanks", "b=2;a=1", all, "a=1; b=2"],
  ] as const) {
    it(title, () => assert.equal(selectCookies(cookies, selection), expected));
  }
});

/** A request as it differs from `GET /a` without anything. */
interface Difference {
  readonly method?: string;
  readonly path?: string;
  readonly querystring?: string;
  readonly headers?: HeaderMap;
}

/** The key of a request under a policy. */
function keyOf(difference: Difference, cachePolicy: CachePolicy): string {
  const request = { method: "GET", path: "/a", querystring: "", headers: headers(), ...difference };
  return cacheKey("D1", request, cachePolicy);
}

describe("cacheKey", () => {
  const byHeader = policy({ headers: allow("x-a", "x-b") });
  const byCookie = policy({ cookies: allow("a") });
  const byQuery = policy({ queryStrings: allow("tables") });
  const byCoding = policy({ gzip: true, brotli: true });

  for (const [title, one, other, cachePolicy] of [
    ["shares GET and HEAD", {}, { method: "HEAD" }, policy()],
    ["leaves the query out by default", {}, { querystring: "a=1" }, policy()],
    [
      "leaves headers out by default",
      {},
      { headers: headers("x-a", "1", "cookie", "a=1") },
      policy(),
    ],
    [
      "leaves Accept-Encoding out without flags",
      {},
      { headers: headers("accept-encoding", "br") },
      policy(),
    ],
    [
      "leaves other parameters out",
      { querystring: "tables=1" },
      { querystring: "x=2&tables=1" },
      byQuery,
    ],
    [
      "leaves other cookies out",
      { headers: headers("cookie", "a=1") },
      { headers: headers("cookie", "b=2; a=1") },
      byCookie,
    ],
    [
      "joins cookie lines",
      { headers: headers("cookie", "b=2; a=1") },
      { headers: headers("cookie", "a=1", "cookie", "b=2") },
      policy({ cookies: all }),
    ],
    [
      "shares what is accepted alike",
      { headers: headers("accept-encoding", "gzip, br") },
      { headers: headers("accept-encoding", "br;q=1, gzip, zstd") },
      byCoding,
    ],
    [
      "shares no Accept-Encoding and one it does not know",
      {},
      { headers: headers("accept-encoding", "zstd") },
      byCoding,
    ],
  ] as const) {
    it(title, () => assert.equal(keyOf(one, cachePolicy), keyOf(other, cachePolicy)));
  }

  for (const [title, one, other, cachePolicy] of [
    ["keeps OPTIONS apart", {}, { method: "OPTIONS" }, policy()],
    ["keeps paths apart", {}, { path: "/b" }, policy()],
    ["keeps paths apart by case", {}, { path: "/A" }, policy()],
    ["keeps encoded paths apart", {}, { path: "/%61" }, policy()],
    [
      "keeps queries apart by order",
      { querystring: "a=1&b=2" },
      { querystring: "b=2&a=1" },
      policy({ queryStrings: all }),
    ],
    [
      "keeps queries apart by case",
      { querystring: "a=x" },
      { querystring: "a=X" },
      policy({ queryStrings: all }),
    ],
    [
      "keeps values of a named parameter apart",
      { querystring: "tables=1" },
      { querystring: "tables=2" },
      byQuery,
    ],
    [
      "keeps a query and a path that spells it apart",
      { path: "/a?b" },
      { path: "/a", querystring: "b" },
      policy({ queryStrings: all }),
    ],
    [
      "keeps values of a header apart",
      { headers: headers("x-a", "1") },
      { headers: headers("x-a", "2") },
      byHeader,
    ],
    ["keeps an empty header and none apart", {}, { headers: headers("x-a", "") }, byHeader],
    [
      "keeps headers apart by name",
      { headers: headers("x-a", "1") },
      { headers: headers("x-b", "1") },
      byHeader,
    ],
    [
      "keeps values of a cookie apart",
      { headers: headers("cookie", "a=1") },
      { headers: headers("cookie", "a=2") },
      byCookie,
    ],
    [
      "keeps codings apart",
      { headers: headers("accept-encoding", "br") },
      { headers: headers("accept-encoding", "gzip") },
      byCoding,
    ],
  ] as const) {
    it(title, () => assert.notEqual(keyOf(one, cachePolicy), keyOf(other, cachePolicy)));
  }

  it("keeps codings apart with either flag alone", () => {
    const accepting = { headers: headers("accept-encoding", "br, gzip") };
    for (const flags of [{ gzip: true }, { brotli: true }]) {
      assert.notEqual(keyOf({}, policy(flags)), keyOf(accepting, policy(flags)));
    }
  });

  it("keeps distributions apart", () => {
    const request = { method: "GET", path: "/", querystring: "", headers: headers() };
    assert.notEqual(cacheKey("D1", request, policy()), cacheKey("D2", request, policy()));
  });

  it("gives two requests one key only when every selected part is the same", () => {
    const cachePolicy = policy({ queryStrings: all, headers: allow("x-a", "x-b"), cookies: all });
    // Few characters, among them all the ones a key is built with, so that coincidences are likely.
    const text = fc.string({
      unit: fc.constantFrom("1", "2", ":", "q", "h", "c", "-", "/"),
      maxLength: 4,
    });
    const value = fc.option(text, { nil: undefined });
    const request = fc.record({ path: text, querystring: text, a: value, b: value, cookie: text });
    const parts = ({
      a,
      b,
      cookie,
      ...rest
    }: {
      path: string;
      querystring: string;
      a: string | undefined;
      b: string | undefined;
      cookie: string;
    }) => ({
      method: "GET",
      ...rest,
      headers: headers(
        ...(a === undefined ? [] : ["x-a", a]),
        ...(b === undefined ? [] : ["x-b", b]),
        "cookie",
        `n=${cookie}`,
      ),
    });
    fc.assert(
      fc.property(request, request, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        assert.equal(
          cacheKey("D", parts(one), cachePolicy) === cacheKey("D", parts(other), cachePolicy),
          same,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("keyTarget", () => {
  it("gives back the path when the query is no part of the key", () => {
    assert.equal(keyTarget(keyOf({ querystring: "a=1" }, policy())), "/a");
  });

  it("gives back path and query when it is", () => {
    const cachePolicy = policy({
      queryStrings: all,
      gzip: true,
      cookies: all,
      headers: allow("x-a"),
    });
    assert.equal(keyTarget(keyOf({ querystring: "a=1" }, cachePolicy)), "/a?a=1");
  });

  it("gives back any path and query, whatever they contain", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (path, querystring) => {
        const key = keyOf({ path, querystring }, policy({ queryStrings: all }));
        assert.equal(keyTarget(key), `${path}?${querystring}`);
      }),
    );
  });
});
