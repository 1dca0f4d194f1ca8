/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { HeaderMap, OriginRequest } from "../../../http/message.ts";
import type { Principal } from "../../../services/iam/principal.ts";
import { fetchFromS3 } from "../../../services/s3/bucket-origin.ts";
import { type Fixture, withS3 } from "./fixture.ts";

const distribution = "arn:aws:cloudfront::000000000000:distribution/E1";
const signed = { domainName: "plain.s3.eu-west-1.amazonaws.com", signed: true };

function headerMap(headers: Readonly<Record<string, string>>): HeaderMap {
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key.toLowerCase(), [{ key, value }]]),
  );
}

function get(path: string, changes: Partial<OriginRequest> = {}): OriginRequest {
  return {
    method: "GET",
    path,
    querystring: "",
    headers: {},
    body: Buffer.alloc(0),
    ...changes,
  };
}

/** The owner may write, the distribution may do what is listed. */
function withOrigin(
  test: (fixture: Fixture) => Promise<void>,
  actions: readonly string[] = ["s3:GetObject"],
): Promise<void> {
  return withS3(
    async (fixture) => {
      await fixture.ask("PUT", "/plain/a%20b.json", {
        body: "{}",
        headers: { "content-type": "application/json", "x-amz-meta-a": "1" },
      });
      await test(fixture);
    },
    {
      authorize: (principal: Principal, action) =>
        principal.kind === "account" ||
        (principal.kind === "service" &&
          principal.service === "cloudfront.amazonaws.com" &&
          principal.sourceArn === distribution &&
          actions.includes(action)),
    },
  );
}

describe("fetchFromS3", () => {
  it("returns an object with S3's headers in S3's casing", () =>
    withOrigin(async ({ s3 }) => {
      const message = await fetchFromS3(s3, signed, get("/a%20b.json"), distribution);
      assert.equal(message.status, 200);
      assert.equal(message.statusDescription, "OK");
      assert.equal(message.body.toString(), "{}");
      assert.deepEqual(message.headers["etag"], [
        { key: "ETag", value: '"99914b932bd37a50b983c5e7c90ae93b"' },
      ]);
      assert.deepEqual(
        Object.values(message.headers)
          .flatMap((lines) => lines.map(({ key }) => key))
          .sort(),
        [
          "Accept-Ranges",
          "Content-Length",
          "Content-Type",
          "Date",
          "ETag",
          "Last-Modified",
          "Server",
          "x-amz-id-2",
          "x-amz-meta-a",
          "x-amz-request-id",
          "x-amz-server-side-encryption",
        ],
      );
    }));

  it("passes on ranges and conditions", () =>
    withOrigin(async ({ s3 }) => {
      const ranged = get("/a%20b.json", { headers: headerMap({ Range: "bytes=0-0" }) });
      const part = await fetchFromS3(s3, signed, ranged, distribution);
      assert.deepEqual([part.status, part.statusDescription], [206, "Partial Content"]);
      assert.equal(part.body.toString(), "{");
      const known = headerMap({ "If-None-Match": '"99914b932bd37a50b983c5e7c90ae93b"' });
      const same = await fetchFromS3(
        s3,
        signed,
        get("/a%20b.json", { headers: known }),
        distribution,
      );
      assert.deepEqual([same.status, same.body.length], [304, 0]);
    }));

  it("reads two lines of a header as one list", () =>
    withOrigin(async ({ s3 }) => {
      const headers: HeaderMap = {
        "if-none-match": [
          { key: "If-None-Match", value: '"x"' },
          { key: "If-None-Match", value: '"99914b932bd37a50b983c5e7c90ae93b"' },
        ],
      };
      const message = await fetchFromS3(s3, signed, get("/a%20b.json", { headers }), distribution);
      assert.equal(message.status, 304);
    }));

  it("returns 403 for a missing key, and 404 when the distribution may list", async () => {
    const status = async (actions: readonly string[]) => {
      let found = 0;
      await withOrigin(async ({ s3 }) => {
        found = (await fetchFromS3(s3, signed, get("/nothing"), distribution)).status;
      }, actions);
      return found;
    };
    assert.equal(await status(["s3:GetObject"]), 403);
    assert.equal(await status(["s3:GetObject", "s3:ListBucket"]), 404);
  });

  for (const [title, origin, arn, path, status] of [
    ["another distribution", signed, `${distribution}X`, "/a%20b.json", 403],
    ["an unsigned request", { ...signed, signed: false }, distribution, "/a%20b.json", 403],
    [
      "a bucket that is not there",
      { ...signed, domainName: "nowhere.s3.eu-west-1.amazonaws.com" },
      distribution,
      "/a",
      404,
    ],
    [
      "another Region",
      { ...signed, domainName: "plain.s3.us-east-1.amazonaws.com" },
      distribution,
      "/a",
      301,
    ],
    ["a broken path", signed, distribution, "/%zz", 400],
  ] as const) {
    it(`returns ${status} for ${title}`, () =>
      withOrigin(async ({ s3 }) => {
        const message = await fetchFromS3(s3, origin, get(path), arn);
        assert.equal(message.status, status);
        assert.deepEqual(message.headers["content-type"], [
          { key: "Content-Type", value: "application/xml" },
        ]);
      }));
  }

  it("ignores a signature sent by the viewer", () =>
    withOrigin(async ({ s3 }) => {
      const headers = headerMap({ Authorization: "AWS4-HMAC-SHA256 nonsense" });
      const message = await fetchFromS3(s3, signed, get("/a%20b.json", { headers }), distribution);
      assert.equal(message.status, 200);
    }));

  it("writes when the distribution may", () =>
    withOrigin(
      async ({ s3, ask }) => {
        const put = get("/new", { method: "PUT", body: Buffer.from("from the edge") });
        assert.equal((await fetchFromS3(s3, signed, put, distribution)).status, 200);
        assert.equal((await ask("GET", "/plain/new")).body.toString(), "from the edge");
      },
      ["s3:PutObject"],
    ));
});
