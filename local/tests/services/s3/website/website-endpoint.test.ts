/**
 * What a website endpoint answers, for any objects and any path.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Principal } from "../../../../services/iam/principal.ts";
import type { RoutingRule, WebsiteBehavior } from "../../../../services/s3/website/website.ts";
import { answerWebsite, connectWebsite } from "../../../../services/s3/website/website-endpoint.ts";
import { customOrigin } from "../../cloudfront/edge-fixtures.ts";
import { type Fixture, withS3 } from "../fixture.ts";

const pages: WebsiteBehavior = {
  kind: "pages",
  indexSuffix: "index.html",
  errorKey: undefined,
  rules: [],
};

const rule: RoutingRule = {
  keyPrefix: "",
  errorStatus: undefined,
  hostName: undefined,
  protocol: "http",
  status: 301,
  replaceKeyWith: undefined,
  replaceKeyPrefixWith: undefined,
};

/** Everybody may read what does not begin with `secret`. */
const authorize = (principal: Principal, action: string, arn: string) =>
  principal.kind === "account" || (action === "s3:GetObject" && !arn.includes("/secret"));

function siteOf(behavior: WebsiteBehavior) {
  return { bucket: "plain", region: "eu-west-1", endpoint: "plain", behavior };
}

interface Asked {
  readonly method?: string;
  readonly querystring?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(fixture: Fixture, behavior: WebsiteBehavior, path: string, asked: Asked = {}) {
  const { method = "GET", querystring = "", headers = {} } = asked;
  const lines = Object.entries({ host: "site.example.com", ...headers });
  const message = await answerWebsite(fixture.s3, siteOf(behavior), {
    method,
    path,
    querystring,
    headers: Object.fromEntries(lines.map(([key, value]) => [key, [{ key, value }]])),
  });
  const { status, body } = message;
  return {
    status,
    body: body.toString(),
    location: message.headers["location"]?.[0]?.value,
    code: message.headers["x-amz-error-code"]?.[0]?.value,
    length: message.headers["content-length"]?.[0]?.value,
  };
}

function withObjects(
  objects: Readonly<Record<string, Readonly<Record<string, string>>>>,
  test: (fixture: Fixture) => Promise<void>,
) {
  return withS3(
    async (fixture) => {
      for (const [key, headers] of Object.entries(objects)) {
        await fixture.ask("PUT", `/plain/${key}`, { body: key, headers });
      }
      await test(fixture);
    },
    { authorize },
  );
}

/** Status and location, as the pages about index and error documents state them. */
function documentedAnswer(keys: readonly string[], wanted: string) {
  const isFolder = wanted === "" || wanted.endsWith("/");
  const named = isFolder ? `${wanted}index.html` : wanted;
  if (keys.includes(named)) {
    return [named.includes("secret") ? 403 : 200, undefined];
  }
  return keys.includes(`${wanted}/index.html`) ? [302, `/${wanted}/`] : [404, undefined];
}

describe("answerWebsite", () => {
  it("answers any path as the documented steps do", () =>
    withS3(
      async (fixture) => {
        const part = fc.constantFrom("a", "secret", "index.html");
        const key = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
        const path = fc
          .tuple(fc.array(part, { maxLength: 3 }), fc.boolean())
          .map(([parts, slash]) => `${parts.join("/")}${slash && parts.length > 0 ? "/" : ""}`);
        await fc.assert(
          fc.asyncProperty(fc.uniqueArray(key, { maxLength: 5 }), path, async (keys, wanted) => {
            await Promise.all(
              keys.map((each) => fixture.ask("PUT", `/plain/${each}`, { body: each })),
            );
            const { status, body, location } = await ask(fixture, pages, `/${wanted}`);
            await Promise.all(keys.map((each) => fixture.ask("DELETE", `/plain/${each}`)));
            const documented = documentedAnswer(keys, wanted);
            assert.deepEqual([status, location], documented);
            assert.equal(keys.includes(body), documented[0] === 200);
          }),
        );
      },
      { authorize },
    ));

  it("answers errors of class 4xx with the error document and their status", () =>
    withObjects({ "error.html": {}, "secret.html": {} }, async (fixture) => {
      const site = { ...pages, errorKey: "error.html" };
      for (const [path, status] of [
        ["/none", 404],
        ["/secret.html", 403],
      ] as const) {
        const answer = await ask(fixture, site, path);
        assert.deepEqual([answer.status, answer.body], [status, "error.html"]);
      }
    }));

  it("names both errors where the error document cannot be read", () =>
    withObjects({ "secret.html": {} }, async (fixture) => {
      const answer = await ask(fixture, { ...pages, errorKey: "secret.html" }, "/none");
      assert.deepEqual([answer.status, answer.code], [404, "NoSuchKey"]);
      assert.match(answer.body, /NoSuchKey.*Custom Error Document.*AccessDenied/s);
    }));

  it("redirects where an object says so, as error document too", () =>
    withObjects({ old: { "x-amz-website-redirect-location": "/new" } }, async (fixture) => {
      assert.deepEqual(await ask(fixture, pages, "/old"), {
        status: 301,
        body: "",
        location: "/new",
        code: undefined,
        length: "0",
      });
    }));

  for (const [title, rules, path, expected] of [
    [
      "applies a rule before it reads the object",
      [{ ...rule, keyPrefix: "a", replaceKeyPrefixWith: "b" }],
      "/a/x",
      [301, "http://site.example.com/b/x"],
    ],
    [
      "applies a rule for an error after it",
      [{ ...rule, errorStatus: 404, replaceKeyPrefixWith: "#!/", status: 302 }],
      "/none/x",
      [302, "http://site.example.com/#!/none/x"],
    ],
    [
      "applies no rule for an error to an object that there is",
      [{ ...rule, errorStatus: 404, replaceKeyWith: "b" }],
      "/a/x",
      [200, undefined],
    ],
    [
      "replaces the whole key",
      [{ ...rule, hostName: "example.org", protocol: "https", replaceKeyWith: "b c" }],
      "/a/x",
      [301, "https://example.org/b%20c"],
    ],
    [
      "applies the first rule that matches",
      [
        { ...rule, keyPrefix: "b", replaceKeyWith: "1" },
        { ...rule, keyPrefix: "a", replaceKeyWith: "2" },
        { ...rule, replaceKeyWith: "3" },
      ],
      "/a/x",
      [301, "http://site.example.com/2"],
    ],
  ] as const satisfies readonly (readonly [string, readonly RoutingRule[], string, unknown])[]) {
    it(title, () =>
      withObjects({ "a/x": {} }, async (fixture) => {
        const { status, location } = await ask(fixture, { ...pages, rules }, path);
        assert.deepEqual([status, location], expected);
      }),
    );
  }

  it("keeps path and query where it redirects all requests", () =>
    withObjects({}, async (fixture) => {
      const site = { kind: "redirect", hostName: "example.org", protocol: "https" } as const;
      const { status, location } = await ask(fixture, site, "/a%20b", { querystring: "c=d" });
      assert.deepEqual([status, location], [301, "https://example.org/a%20b?c=d"]);
    }));

  it("takes GET and HEAD only, whatever S3 takes", () =>
    withObjects({ a: {} }, async (fixture) => {
      for (const method of ["PUT", "POST", "DELETE", "OPTIONS", "PATCH"]) {
        assert.equal((await ask(fixture, pages, "/a", { method })).status, 405, method);
      }
      const head = await ask(fixture, pages, "/a", { method: "HEAD" });
      assert.deepEqual([head.status, head.body, head.length], [200, "", "1"]);
      assert.equal((await ask(fixture, pages, "/a")).body, "a");
    }));

  it("answers conditions and ranges, and ignores S3's own parameters and headers", () =>
    withObjects({ abc: {} }, async (fixture) => {
      const at = (headers: Readonly<Record<string, string>>) =>
        ask(fixture, pages, "/abc", { headers, querystring: "acl" });
      assert.equal((await at({ "if-none-match": "*" })).status, 304);
      assert.equal((await at({ range: "bytes=1-1" })).body, "b");
      assert.equal((await at({ "x-amz-unknown": "1" })).status, 200);
    }));

  it("answers 400 for a path that is not well-formed", () =>
    withObjects({}, async (fixture) => {
      const { status, code } = await ask(fixture, pages, "/%zz");
      assert.deepEqual([status, code], [400, "InvalidURI"]);
    }));
});

describe("connectWebsite", () => {
  for (const protocolPolicy of ["https-only", "match-viewer"] as const) {
    it(`takes no connection by ${protocolPolicy}`, () =>
      withObjects({}, async ({ s3 }) => {
        const origin = { ...customOrigin, protocolPolicy };
        const connection = connectWebsite(s3, siteOf(pages), origin);
        await assert.rejects(connection.connect(), { fault: "connect-timeout" });
      }));
  }
});
