/** What reaches an origin. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  emptyHeaders,
  headersFromRaw,
  headerValue,
  rawHeaders,
} from "../../../../http/header-map.ts";
import type { Selection } from "../../../../http/name-selection.ts";
import { forwardsCookies } from "../../../../services/cloudfront/headers/forwarding.ts";
import type { Behavior, OriginRequestPolicy } from "../../../../services/cloudfront/model.ts";
import {
  departingHeaders,
  originQuery,
  originRequestHeaders,
} from "../../../../services/cloudfront/origin/origin-request-headers.ts";
import { behavior, cachePolicy, customOrigin, requestOf } from "../edge-fixtures.ts";

const none: Selection = { kind: "none" };
const all: Selection = { kind: "all" };
const via = "1.1 abc.cloudfront.net (CloudFront)";

/** An origin request policy of these parts. */
function policy(parts: Partial<OriginRequestPolicy>): OriginRequestPolicy {
  return {
    id: "orp",
    headers: none,
    cloudFrontHeaders: [],
    cookies: none,
    queryStrings: none,
    ...parts,
  };
}

const allViewer = policy({ headers: all, cookies: all, queryStrings: all });
const exceptHost = policy({ ...allViewer, headers: { kind: "all-except", names: ["host"] } });

/** The header an origin gets of what a viewer sent. */
function forwarded(
  name: string,
  sent: readonly string[],
  over: Partial<Behavior> = {},
  method = "GET",
): string | undefined {
  const request = requestOf("/", { headers: sent, method });
  const headers = originRequestHeaders(
    request,
    { ...behavior, ...over },
    customOrigin,
    emptyHeaders(),
    via,
  );
  return headerValue(headers, name);
}

describe("originRequestHeaders without a policy of its own", () => {
  for (const name of [
    "Accept",
    "Accept-Charset",
    "Accept-Language",
    "Referer",
    "Expect",
    "TE",
    "Trailer",
    "Upgrade",
    "Proxy-Authorization",
    "X-Edge-Location",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "X-HTTP-Method-Override",
    "Cookie",
    "Authorization",
    "Accept-Encoding",
    "X-Anything",
    "CloudFront-Viewer-Country",
    "X-Amz-Cf-Id",
    "Connection",
    "Keep-Alive",
    "Transfer-Encoding",
  ]) {
    it(`removes ${name}`, () =>
      assert.equal(forwarded(name.toLowerCase(), [name, "a=b"]), undefined));
  }

  for (const name of [
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "If-Range",
    "Range",
    "Origin",
    "Content-Type",
    "Content-MD5",
    "Cache-Control",
    "Pragma",
    "Date",
    "From",
    "Max-Forwards",
    "Request-Range",
    "Warning",
  ]) {
    it(`keeps ${name}`, () => assert.equal(forwarded(name.toLowerCase(), [name, "v"]), "v"));
  }

  for (const [method, cached, expected] of [
    ["GET", [], undefined],
    ["HEAD", [], undefined],
    ["POST", [], "t"],
    ["PUT", [], "t"],
    ["PATCH", [], "t"],
    ["DELETE", [], "t"],
    ["OPTIONS", [], "t"],
    ["OPTIONS", ["OPTIONS"], undefined],
  ] as const) {
    const where = cached.length === 0 ? "" : " that is cached";
    it(`${expected === undefined ? "removes" : "keeps"} Authorization on ${method}${where}`, () => {
      const over = { cachedMethods: new Set<string>(cached) };
      assert.equal(forwarded("authorization", ["Authorization", "t"], over, method), expected);
    });
  }

  it("writes its own User-Agent and the origin's Host", () => {
    assert.equal(forwarded("user-agent", ["User-Agent", "curl"]), "Amazon CloudFront");
    assert.equal(forwarded("user-agent", []), "Amazon CloudFront");
    assert.equal(forwarded("host", []), "api.example.com");
  });

  it("appends the viewer to X-Forwarded-For as it was sent", () => {
    assert.equal(
      forwarded("x-forwarded-for", ["X-Forwarded-For", "192.0.2.4,192.0.2.3"]),
      "192.0.2.4,192.0.2.3,203.0.113.7",
    );
  });

  it("appends the viewer to what it claims to be forwarded for", () => {
    assert.equal(forwarded("x-forwarded-for", []), "203.0.113.7");
    assert.equal(
      forwarded("x-forwarded-for", ["X-Forwarded-For", "1.1.1.1", "x-forwarded-for", "2.2.2.2"]),
      "1.1.1.1,2.2.2.2,203.0.113.7",
    );
  });

  it("adds itself to Via", () => {
    assert.equal(forwarded("via", []), via);
    assert.equal(forwarded("via", ["Via", "1.0 proxy"]), `1.0 proxy, ${via}`);
  });
});

describe("originRequestHeaders with policies", () => {
  it("forwards everything under AllViewer, Host and User-Agent among it", () => {
    const over = { originRequestPolicy: allViewer };
    const sent = ["Accept", "a", "User-Agent", "curl", "Authorization", "t", "X-Any", "1"];
    assert.equal(forwarded("host", sent, over), "www.example.com");
    assert.equal(forwarded("user-agent", sent, over), "curl");
    assert.equal(forwarded("authorization", sent, over), "t");
    assert.equal(forwarded("accept", sent, over), "a");
    assert.equal(forwarded("x-any", sent, over), "1");
  });

  it("removes under AllViewer what no policy can forward", () => {
    const over = { originRequestPolicy: allViewer };
    for (const name of [
      "Connection",
      "Upgrade",
      "X-Forwarded-Proto",
      "X-Real-IP",
      "Proxy-X",
      "TE",
    ]) {
      assert.equal(forwarded(name.toLowerCase(), [name, "v"], over), undefined, name);
    }
  });

  it("removes what Connection names, except what CloudFront writes itself", () => {
    const sent = ["Connection", "close, X-A ,HOST,x-forwarded-for", "X-A", "1", "X-B", "2"];
    assert.deepEqual(
      ["x-a", "x-b", "host", "x-forwarded-for"].map((name) =>
        forwarded(name, sent, { originRequestPolicy: allViewer }),
      ),
      [undefined, "2", "www.example.com", "203.0.113.7"],
    );
  });

  it("drops a forged CloudFront header under AllViewer", () =>
    assert.equal(
      forwarded("cloudfront-viewer-country", ["CloudFront-Viewer-Country", "NZ"], {
        originRequestPolicy: allViewer,
      }),
      undefined,
    ));

  it("writes the origin's Host under AllViewerExceptHostHeader", () =>
    assert.equal(forwarded("host", [], { originRequestPolicy: exceptHost }), "api.example.com"));

  it("forwards what is in the key without an origin request policy", () => {
    const keyed = {
      ...cachePolicy,
      headers: { kind: "allow", names: ["x-key", "authorization"] } as const,
    };
    const sent = ["X-Key", "1", "Authorization", "t", "X-Other", "2"];
    assert.equal(forwarded("x-key", sent, { cachePolicy: keyed }), "1");
    assert.equal(forwarded("authorization", sent, { cachePolicy: keyed }), "t");
    assert.equal(forwarded("x-other", sent, { cachePolicy: keyed }), undefined);
  });

  for (const [sent, flags, expected] of [
    ["gzip, deflate, br", { gzip: true, brotli: true }, "br,gzip"],
    ["gzip", { gzip: true, brotli: true }, "gzip"],
    ["deflate", { gzip: true, brotli: true }, "identity"],
    ["gzip", { gzip: false, brotli: false }, undefined],
  ] as const) {
    it(`makes ${expected ?? "nothing"} of Accept-Encoding: ${sent} with ${JSON.stringify(flags)}`, () =>
      assert.equal(
        forwarded("accept-encoding", ["Accept-Encoding", sent], {
          cachePolicy: { ...cachePolicy, ...flags },
        }),
        expected,
      ));
  }

  it("adds no Accept-Encoding where the viewer sent none", () =>
    assert.equal(
      forwarded("accept-encoding", [], { cachePolicy: { ...cachePolicy, gzip: true } }),
      undefined,
    ));

  it("forwards the cookies of both policies", () => {
    const over: Partial<Behavior> = {
      cachePolicy: { ...cachePolicy, cookies: { kind: "allow", names: ["a"] } },
      originRequestPolicy: policy({ cookies: { kind: "allow", names: ["b"] } }),
    };
    assert.equal(forwarded("cookie", ["Cookie", "c=3; b=2; a=1"], over), "a=1; b=2");
    assert.equal(forwarded("cookie", ["Cookie", "b=2", "cookie", "a=1"], over), "a=1; b=2");
    assert.equal(forwardsCookies({ ...behavior, ...over }), true);
    assert.equal(forwardsCookies(behavior), false);
  });

  it("forwards the query of both policies, in the order sent", () => {
    const over: Behavior = {
      ...behavior,
      cachePolicy: { ...cachePolicy, queryStrings: { kind: "allow", names: ["tables"] } },
      originRequestPolicy: policy({ queryStrings: { kind: "allow", names: ["v"] } }),
    };
    assert.equal(
      originQuery("v=1&x=2&tables=current&tables=x", over),
      "v=1&tables=current&tables=x",
    );
    assert.equal(originQuery("v=1", behavior), "");
  });

  it("keeps a viewer from writing a custom header of the origin", () => {
    const origin = {
      ...customOrigin,
      customHeaders: [{ name: "X-Origin-Verify", value: "secret" }],
    };
    const request = requestOf("/", { headers: ["x-origin-verify", "forged"] });
    const over = { ...behavior, originRequestPolicy: allViewer };
    const shown = originRequestHeaders(request, over, origin, emptyHeaders(), via);
    assert.equal(headerValue(shown, "x-origin-verify"), undefined);
    const sent = departingHeaders(shown, origin, "id", Buffer.alloc(0));
    assert.equal(headerValue(sent, "x-origin-verify"), "secret");
  });

  it("forwards nothing that no rule names, whatever a viewer sends", () => {
    const known =
      /^(?:host|user-agent|via|x-forwarded-for|if-|range|origin|content-|cache-control|pragma|date|from)/;
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z-]{1,12}$/)), (names) => {
        const request = requestOf("/", { headers: names.flatMap((name) => [name, "v"]) });
        const headers = originRequestHeaders(request, behavior, customOrigin, emptyHeaders(), via);
        assert.deepEqual(
          Object.keys(headers).filter((name) => !known.test(name)),
          [],
        );
      }),
    );
  });
});

describe("departingHeaders", () => {
  it("adds the request id, the connection and the length of a body", () =>
    assert.deepEqual(
      rawHeaders(
        departingHeaders(headersFromRaw(["A", "1"]), customOrigin, "id", Buffer.from("xyz")),
      ),
      ["A", "1", "X-Amz-Cf-Id", "id", "Connection", "Keep-Alive", "Content-Length", "3"],
    ));
});
