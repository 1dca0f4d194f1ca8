/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

/** An S3 whose bucket `plain` has these keys. */
function withKeys(keys: readonly string[], test: (fixture: Fixture) => Promise<void>) {
  return withS3(async (fixture) => {
    for (const key of keys) {
      await fixture.ask("PUT", `/plain/${encodeURIComponent(key)}`, { body: key });
    }
    await test(fixture);
  });
}

describe("ListObjectsV2", () => {
  const v2 = ({ ask }: Fixture, query: string) =>
    ask("GET", "/plain", { querystring: `list-type=2&${query}` });

  it("lists keys with their properties", () =>
    withKeys(["b", "a"], async (fixture) => {
      const response = await v2(fixture, "");
      assert.deepEqual(elements(response, "Key"), ["a", "b"]);
      assert.deepEqual(elements(response, "Size"), ["1", "1"]);
      assert.deepEqual(elements(response, "LastModified"), [
        "2026-11-21T12:00:00.000Z",
        "2026-11-21T12:00:00.000Z",
      ]);
      assert.deepEqual(
        elements(response, "ETag")[0],
        "&quot;0cc175b9c0f1b6a831c399e269772661&quot;",
      );
      assert.deepEqual(elements(response, "StorageClass"), ["STANDARD", "STANDARD"]);
      assert.deepEqual(elements(response, "KeyCount"), ["2"]);
      assert.deepEqual(elements(response, "MaxKeys"), ["1000"]);
      assert.deepEqual(elements(response, "IsTruncated"), ["false"]);
      assert.deepEqual(elements(response, "ID"), []);
    }));

  it("continues from page to page, including prefixes", () =>
    withKeys(["a", "b/1", "b/2", "c", "d/1"], async (fixture) => {
      const found: string[][] = [];
      let token: string | undefined = "";
      while (token !== undefined) {
        const more: string = token === "" ? "" : `&continuation-token=${encodeURIComponent(token)}`;
        const response = await v2(fixture, `delimiter=/&max-keys=2${more}`);
        found.push([...elements(response, "Key"), ...elements(response, "Prefix").slice(1)]);
        [token] = elements(response, "NextContinuationToken");
      }
      assert.deepEqual(found, [
        ["a", "b/"],
        ["c", "d/"],
      ]);
    }));

  for (const [title, query, keys] of [
    ["a prefix", "prefix=b", ["b/1", "b/2"]],
    ["what comes after a key", "start-after=b/1", ["b/2", "c"]],
    ["what comes after a prefix, its keys included", "start-after=b/", ["b/1", "b/2", "c"]],
    ["as many as are asked for", "max-keys=1", ["a"]],
    ["nothing where nothing is asked for", "max-keys=0", []],
  ] as const) {
    it(`lists ${title}`, () =>
      withKeys(["a", "b/1", "b/2", "c"], async (fixture) => {
        assert.deepEqual(elements(await v2(fixture, query), "Key"), keys);
      }));
  }

  it("prefers the token to start-after", () =>
    withKeys(["a", "b", "c"], async (fixture) => {
      const [token = ""] = elements(await v2(fixture, "max-keys=1"), "NextContinuationToken");
      const query = `start-after=c&continuation-token=${encodeURIComponent(token)}`;
      assert.deepEqual(elements(await v2(fixture, query), "Key"), ["b", "c"]);
    }));

  it("encodes keys on request, except slashes", () =>
    withKeys(["a b/(é)+\u0001"], async (fixture) => {
      const response = await v2(fixture, "encoding-type=url&prefix=a%20b/");
      assert.deepEqual(elements(response, "Key"), ["a%20b/%28%C3%A9%29%2B%01"]);
      assert.deepEqual(elements(response, "Prefix"), ["a%20b/"]);
      assert.deepEqual(elements(response, "EncodingType"), ["url"]);
    }));

  it("returns the owner on request", () =>
    withKeys(["a"], async (fixture) => {
      assert.deepEqual(elements(await v2(fixture, "fetch-owner=true"), "ID"), ["0".repeat(64)]);
    }));

  it("omits deleted keys", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/versioned/a");
      await ask("DELETE", "/versioned/a");
      const response = await ask("GET", "/versioned", { querystring: "list-type=2" });
      assert.deepEqual(elements(response, "KeyCount"), ["0"]);
    }));

  it("returns at most 1,000", () =>
    withKeys([], async (fixture) => {
      assert.deepEqual(elements(await v2(fixture, "max-keys=5000"), "MaxKeys"), ["1000"]);
    }));

  for (const query of [
    "max-keys=-1",
    "max-keys=a",
    "max-keys=2147483648",
    "encoding-type=base64",
    "continuation-token=nonsense",
    "continuation-token=",
  ]) {
    it(`refuses ${query}`, () =>
      withKeys([], async (fixture) => {
        assert.equal(verdict(await v2(fixture, query)), "400 InvalidArgument");
      }));
  }

  it("needs s3:ListBucket", () =>
    withS3(async (fixture) => assert.equal(verdict(await v2(fixture, "")), "403 AccessDenied"), {
      authorize: (_principal, action) => action !== "s3:ListBucket",
    }));
});

describe("ListObjects", () => {
  const v1 = ({ ask }: Fixture, query: string) => ask("GET", "/plain", { querystring: query });

  it("continues from a marker, and returns the next one with a delimiter", () =>
    withKeys(["a", "b/1", "b/2", "c"], async (fixture) => {
      const first = await v1(fixture, "delimiter=/&max-keys=2");
      assert.deepEqual(elements(first, "Key"), ["a"]);
      assert.deepEqual(elements(first, "NextMarker"), ["b/"]);
      assert.deepEqual(elements(first, "IsTruncated"), ["true"]);
      const second = await v1(fixture, "delimiter=/&max-keys=2&marker=b/");
      assert.deepEqual(elements(second, "Key"), ["c"]);
      assert.deepEqual(elements(second, "IsTruncated"), ["false"]);
    }));

  it("returns no next marker without one, and always the owner", () =>
    withKeys(["a", "b"], async (fixture) => {
      const response = await v1(fixture, "max-keys=1");
      assert.deepEqual(elements(response, "NextMarker"), []);
      assert.deepEqual(elements(response, "IsTruncated"), ["true"]);
      assert.deepEqual(elements(response, "ID"), ["0".repeat(64)]);
    }));
});
