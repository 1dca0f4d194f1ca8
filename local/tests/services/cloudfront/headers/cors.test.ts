/**
 * CORS by policy.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { headerValue, rawHeaders } from "../../../../http/header-map.ts";
import { applyCors } from "../../../../services/cloudfront/headers/cors.ts";
import type { PolicyCors } from "../../../../services/cloudfront/model.ts";
import { headers } from "../cache-fixtures.ts";

/** Every origin may read, and nothing else is set. */
function cors(overrides: Partial<PolicyCors> = {}): PolicyCors {
  return {
    allowCredentials: false,
    allowHeaders: ["*"],
    allowMethods: ["GET", "HEAD"],
    allowOrigins: ["*"],
    exposeHeaders: [],
    maxAgeSeconds: undefined,
    override: false,
    ...overrides,
  };
}

const site = "https://a.test";

describe("applyCors", () => {
  for (const [title, sent, section, origin, method, expected] of [
    ["adds nothing to a request without Origin", [], cors(), undefined, "GET", []],
    ["allows everybody", [], cors(), site, "GET", ["Access-Control-Allow-Origin", "*"]],
    [
      "allows one, and says that it depends",
      [],
      cors({ allowOrigins: ["https://b.test", site] }),
      site,
      "GET",
      ["Vary", "Origin", "Access-Control-Allow-Origin", site],
    ],
    [
      "says that it depends to a request without Origin",
      [],
      cors({ allowOrigins: [site] }),
      undefined,
      "GET",
      ["Vary", "Origin"],
    ],
    [
      "allows nobody else",
      [],
      cors({ allowOrigins: [site] }),
      "https://b.test",
      "GET",
      ["Vary", "Origin"],
    ],
    [
      "allows credentials and names what may be read",
      [],
      cors({ allowOrigins: [site], allowCredentials: true, exposeHeaders: ["ETag", "Age"] }),
      site,
      "GET",
      [
        ...["Vary", "Origin", "Access-Control-Allow-Origin", site],
        ...[
          "Access-Control-Allow-Credentials",
          "true",
          "Access-Control-Expose-Headers",
          "ETag, Age",
        ],
      ],
    ],
    [
      "answers a preflight",
      [],
      cors({ maxAgeSeconds: 600 }),
      site,
      "OPTIONS",
      [
        ...["Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET, HEAD"],
        ...["Access-Control-Allow-Headers", "*", "Access-Control-Max-Age", "600"],
      ],
    ],
    [
      "spells ALL out, and leaves out what is not set",
      [],
      cors({ allowMethods: ["ALL"], allowHeaders: [] }),
      site,
      "OPTIONS",
      [
        ...["Access-Control-Allow-Origin", "*"],
        ...["Access-Control-Allow-Methods", "GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT"],
      ],
    ],
    [
      "adds nothing beside any CORS header of the origin's",
      ["access-control-max-age", "1"],
      cors(),
      site,
      "GET",
      ["access-control-max-age", "1"],
    ],
    [
      "replaces all of the origin's with override",
      ["access-control-max-age", "1", "Access-Control-Allow-Origin", "https://b.test", "x-a", "1"],
      cors({ override: true }),
      site,
      "GET",
      ["x-a", "1", "Access-Control-Allow-Origin", "*"],
    ],
    [
      "drops the origin's with override even where it allows nobody",
      ["access-control-allow-origin", "*"],
      cors({ override: true, allowOrigins: ["https://b.test"] }),
      site,
      "GET",
      ["Vary", "Origin"],
    ],
  ] as const) {
    it(title, () => {
      const given = headers(...sent);
      const before = rawHeaders(given);
      assert.deepEqual(rawHeaders(applyCors(given, section, origin, method)), expected);
      assert.deepEqual(rawHeaders(given), before);
    });
  }

  for (const [allowed, origin, expected] of [
    ["https://a.test", "https://a.test", true],
    ["https://a.test", "HTTPS://A.test", true],
    ["https://a.test", "http://a.test", false],
    ["https://a.test", "https://a.test:8443", false],
    ["https://a.test:8443", "https://a.test:8443", true],
    ["a.test", "https://a.test", true],
    ["a.test", "http://a.test", true],
    ["https://*.a.test", "https://b.a.test", true],
    ["https://*.a.test", "https://c.b.a.test", true],
    ["https://*.a.test", "https://a.test", false],
    ["https://*.a.test", "https://.a.test", false],
    ["https://*.a.test", "https://ba.test", false],
    ["https://*.a.test", "https://b.a.test.evil.test", false],
    ["*.a.test", "http://b.a.test", true],
    ["http://example.org", "http://example.org", true],
    ["http://example.org", "https://example.org", false],
    ["http://example.org", "http://example.org:123", false],
    ["http://*.example.org", "http://test.example.org", true],
    ["http://*.example.org", "https://test.example.org", false],
    ["http://*.example.org", "http://test.example.org:123", false],
    ["http://example.org:*", "http://example.org", true],
    ["http://example.org:*", "http://example.org:123", true],
    ["http://example.org:*", "https://example.org:123", false],
    ["http://example.org:1*3", "http://example.org:123", true],
    ["http://example.org:1*3", "http://example.org:1893", true],
    ["http://example.org:1*3", "http://example.org", false],
    ["http://example.org:1*3", "http://example.org:124", false],
    ["example.org", "https://example.org:123", true],
    ["*.example.org", "https://test.example.org:123", true],
    ["*.example.org", "http://test.example.org", true],
    ["*.example.org:1*", "https://test.example.org:123", true],
    ["*.example.org:1*", "https://test.example.org", false],
    ["*.example.org:1*", "https://test.example.org:23", false],
    ["https://[::1]:80", "https://[::1]:80", true],
    ["https://a.test", "null", false],
    ["https://a.test", "", false],
  ] as const) {
    it(`${expected ? "admits" : "refuses"} ${JSON.stringify(origin)} by ${allowed}`, () => {
      const answer = applyCors(headers(), cors({ allowOrigins: [allowed] }), origin, "GET");
      assert.equal(headerValue(answer, "access-control-allow-origin") === origin, expected);
    });
  }

  it("admits by scheme, domain and port, each on its own, as generated values show", () => {
    const label = fc.constantFrom("a", "b", "example", "org");
    const domain = fc
      .array(label, { minLength: 1, maxLength: 3 })
      .map((labels) => labels.join("."));
    const port = fc.constantFrom(undefined, "80", "123", "1893", "13");
    const allowed = fc.record({
      scheme: fc.constantFrom(undefined, "http", "https"),
      wild: fc.boolean(),
      domain,
      port: fc.oneof(port, fc.constantFrom("*", "1*", "1*3", "*3")),
    });
    const requested = fc.record({ scheme: fc.constantFrom("http", "https"), domain, port });
    /** By its ends, where the code under test makes an expression. */
    const admitsPort = (pattern: string | undefined, got: string | undefined, any: boolean) => {
      if (pattern === undefined) {
        return any || got === undefined;
      }
      const [start = "", end] = pattern.split("*");
      if (end === undefined || got === undefined) {
        return pattern === got || pattern === "*";
      }
      return got.length >= start.length + end.length && got.startsWith(start) && got.endsWith(end);
    };
    fc.assert(
      fc.property(allowed, requested, (pattern, got) => {
        const suffix = (written?: string) => (written === undefined ? "" : `:${written}`);
        const scheme = pattern.scheme === undefined ? "" : `${pattern.scheme}://`;
        const value = `${scheme}${pattern.wild ? "*." : ""}${pattern.domain}${suffix(pattern.port)}`;
        const origin = `${got.scheme}://${got.domain}${suffix(got.port)}`;
        const expected =
          (pattern.scheme ?? got.scheme) === got.scheme &&
          (pattern.wild
            ? got.domain.endsWith(`.${pattern.domain}`)
            : got.domain === pattern.domain) &&
          admitsPort(pattern.port, got.port, pattern.scheme === undefined);
        const answer = applyCors(headers(), cors({ allowOrigins: [value] }), origin, "GET");
        assert.equal(
          headerValue(answer, "access-control-allow-origin") === origin,
          expected,
          value,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it("never allows an origin that the policy does not list", () => {
    fc.assert(
      fc.property(fc.string(), (origin) => {
        const answer = applyCors(headers(), cors({ allowOrigins: [site] }), origin, "GET");
        const allowed = headerValue(answer, "access-control-allow-origin");
        assert.equal(allowed, origin.toLowerCase() === site ? origin : undefined);
      }),
    );
  });
});
