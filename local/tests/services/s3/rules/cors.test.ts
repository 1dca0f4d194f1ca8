/**
 * Cross-origin requests, by the sentences of AWS's CORS pages, and the door they open to pages of other sites.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type CorsRule, corsHeaders } from "../../../../services/s3/rules/cors.ts";
import type { S3Response } from "../../../../services/s3/s3-message.ts";
import { type Ask, type Fixture, makeRequest, plain, verdict, withS3 } from "../fixture.ts";

const page = "https://www.example.com";

function rule(changes: Partial<CorsRule> = {}): CorsRule {
  return {
    allowedMethods: ["GET", "PUT"],
    allowedOrigins: [page],
    allowedHeaders: [],
    exposeHeaders: [],
    maxAgeSeconds: undefined,
    ...changes,
  };
}

function withRules(
  cors: readonly CorsRule[] | undefined,
  test: (fixture: Fixture) => Promise<void>,
): Promise<void> {
  return withS3(test, { buckets: [{ ...plain, ...(cors && { cors }) }] });
}

/** What a browser asks before a request that is not simple. */
function ask(origin: string | undefined, method?: string, requested?: string): Ask {
  const headers = {
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": requested,
  };
  const sent = Object.entries(headers).filter((entry) => entry[1] !== undefined);
  return { headers: Object.fromEntries(sent) as Record<string, string>, principal: null };
}

function corsOf({ headers }: S3Response): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith("access-control-")),
  );
}

const vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
const forbidden = "403 AccessForbidden";

describe("a preflight", () => {
  for (const [title, rules, preflight, expected] of [
    ["an origin and a method of a rule", [rule()], ask(page, "PUT"), "200"],
    ["another origin", [rule()], ask("https://example.com", "PUT"), forbidden],
    ["an origin in another case", [rule()], ask("https://WWW.example.com", "PUT"), forbidden],
    ["another method", [rule()], ask(page, "DELETE"), forbidden],
    ["HEAD where GET is allowed", [rule()], ask(page, "HEAD"), forbidden],
    ["every origin", [rule({ allowedOrigins: ["*"] })], ask("null", "GET"), "200"],
    [
      "a wildcard within",
      [rule({ allowedOrigins: ["https://*.example.com"] })],
      ask(page, "GET"),
      "200",
    ],
    [
      "a wildcard that the origin is too short for",
      [rule({ allowedOrigins: ["https://www.*www.example.com"] })],
      ask(page, "GET"),
      forbidden,
    ],
    ["a header that no rule allows", [rule()], ask(page, "PUT", "x-amz-date"), forbidden],
    [
      "headers in any case",
      [rule({ allowedHeaders: ["X-Amz-*", "authorization"] })],
      ask(page, "PUT", "x-amz-date, Authorization"),
      "200",
    ],
    [
      "one header of two allowed",
      [rule({ allowedHeaders: ["x-amz-*"] })],
      ask(page, "PUT", "x-amz-date,range"),
      forbidden,
    ],
    [
      "origin and method of two different rules",
      [rule({ allowedMethods: ["DELETE"] }), rule({ allowedOrigins: ["https://other.example"] })],
      ask(page, "PUT"),
      forbidden,
    ],
    ["no rules", undefined, ask(page, "GET"), forbidden],
    ["no origin", [rule()], ask(undefined, "GET"), "400 BadRequest"],
    ["no method", [rule()], ask(page), "400 BadRequest"],
    ["a method that no rule can allow", [rule()], ask(page, "PATCH"), "400 BadRequest"],
  ] as const) {
    it(`returns ${expected} for ${title}`, () =>
      withRules(rules, async ({ ask: send }) => {
        const response = await send("OPTIONS", "/plain/a", preflight);
        assert.equal(verdict(response), expected);
        assert.equal(Object.keys(corsOf(response)).length > 0, expected === "200");
      }));
  }

  it("returns what the first matching rule allows", () =>
    withRules(
      [
        rule({ allowedMethods: ["PUT"], allowedHeaders: ["*"] }),
        rule({
          allowedHeaders: ["*"],
          exposeHeaders: ["ETag", "x-amz-version-id"],
          maxAgeSeconds: 0,
        }),
      ],
      async ({ ask: send }) => {
        const response = await send("OPTIONS", "/plain/a", ask(page, "GET", "Range, X-Amz-Date"));
        assert.deepEqual(corsOf(response), {
          "access-control-allow-origin": page,
          "access-control-allow-methods": "GET, PUT",
          "access-control-allow-headers": "range, x-amz-date",
          "access-control-expose-headers": "ETag, x-amz-version-id",
          "access-control-max-age": "0",
          "access-control-allow-credentials": "true",
        });
        assert.equal(response.headers["vary"], vary);
        assert.equal(response.body.length, 0);
      },
    ));

  it("returns 404 for a bucket that does not exist, 403 for the service", () =>
    withRules([rule()], async ({ ask: send }) => {
      assert.equal(
        verdict(await send("OPTIONS", "/nowhere/a", ask(page, "GET"))),
        "404 NoSuchBucket",
      );
      assert.equal(verdict(await send("OPTIONS", "/", ask(page, "GET"))), forbidden);
    }));
});

describe("a request with an origin", () => {
  it("returns the headers of its rule, with an object and with an error", () =>
    withRules([rule({ allowedOrigins: ["*"], exposeHeaders: ["ETag"] })], async ({ ask: send }) => {
      await send("PUT", "/plain/a", { body: "here" });
      for (const [path, status] of [
        ["/plain/a", 200],
        ["/plain/b", 404],
      ] as const) {
        const response = await send("GET", path, { headers: { origin: page } });
        assert.equal(response.status, status);
        assert.deepEqual(corsOf(response), {
          "access-control-allow-origin": "*",
          "access-control-allow-methods": "GET, PUT",
          "access-control-expose-headers": "ETag",
        });
        assert.equal(response.headers["vary"], vary);
      }
    }));

  it("returns no such headers where no rule allows it, or none was sent", () =>
    withRules([rule()], async ({ ask: send }) => {
      await send("PUT", "/plain/a", { body: "here" });
      for (const headers of [{ origin: "https://other.example" }, {}]) {
        const response = await send("GET", "/plain/a", { headers });
        assert.equal(response.status, 200);
        assert.deepEqual(corsOf(response), {});
        assert.equal(response.headers["vary"], undefined);
      }
    }));
});

describe("a page of another site", () => {
  const foreign = (method: string, signed: Ask) => {
    const { principal = { kind: "account" as const } } = signed;
    const headers = { origin: page, ...signed.headers };
    const request = makeRequest(method, "/plain/a", { headers, principal, body: "x" });
    return async ({ s3 }: Fixture) => {
      const response = await s3.handle({ ...request, crossSite: true });
      return [verdict(response), "access-control-allow-origin" in response.headers] as const;
    };
  };
  const key = {
    principal: null,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=KEY/20261121/eu-west-1/s3/aws4_request,SignedHeaders=host,Signature=${"0".repeat(64)}`,
      "x-amz-date": "20261121T120000Z",
      "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
    },
  };
  for (const [title, rules, method, signed, expected] of [
    ["writes where a rule allows it", [rule()], "PUT", {}, ["200", true]],
    [
      "does not write where a rule allows reading",
      [rule({ allowedMethods: ["GET"] })],
      "PUT",
      {},
      ["403 AccessDenied", false],
    ],
    ["does not read without rules", [], "GET", {}, ["403 AccessDenied", false]],
    [
      "is not believed the name of an access key",
      [rule()],
      "PUT",
      key,
      ["403 InvalidAccessKeyId", true],
    ],
    [
      "is anonymous without a signature",
      [rule()],
      "GET",
      { principal: null },
      ["403 AccessDenied", true],
    ],
  ] as const) {
    it(title, () =>
      withRules(rules, async (fixture) => {
        assert.deepEqual(await foreign(method, signed)(fixture), expected);
      }),
    );
  }
});

describe("corsHeaders", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", ".", "*", "^"), maxLength: 5 });
  const pattern = text.filter((each) => each.split("*").length <= 2);

  it("finds the rule that a search by regular expressions finds", () => {
    const rules = fc.array(
      fc.record({
        allowedMethods: fc.subarray(["GET", "PUT"], { minLength: 1 }),
        allowedOrigins: fc.array(pattern, { minLength: 1, maxLength: 3 }),
        maxAgeSeconds: fc.nat(9),
      }),
      { maxLength: 4 },
    );
    const expression = (each: string) =>
      new RegExp(
        `^${each
          .split("*")
          .map((part) => part.replace(/[.^]/g, "\\$&"))
          .join(".*")}$`,
        "s",
      );
    fc.assert(
      fc.property(rules, fc.constantFrom("GET", "PUT"), text, (generated, method, origin) => {
        const all = generated.map((each) => rule(each));
        const expected = all.find(
          (each) =>
            each.allowedMethods.includes(method) &&
            each.allowedOrigins.some((one) => expression(one).test(origin)),
        );
        const headers = corsHeaders(all, method, { origin });
        assert.equal(headers?.["access-control-max-age"], expected?.maxAgeSeconds?.toString());
      }),
      { seed: 9 },
    );
  });
});
