/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

/** Two versions and a delete marker of `a`, one version of `b/1`; ids newest first, as listed. */
function withVersions(test: (fixture: Fixture, ids: readonly string[]) => Promise<void>) {
  return withS3(async (fixture) => {
    const ids: string[] = [];
    const note = async (method: string, path: string) => {
      const { headers } = await fixture.ask(method, path, { body: path });
      return headers["x-amz-version-id"] ?? "";
    };
    ids.unshift(await note("PUT", "/versioned/a"));
    ids.unshift(await note("PUT", "/versioned/a"));
    ids.unshift(await note("DELETE", "/versioned/a"));
    ids.push(await note("PUT", "/versioned/b/1"));
    await test(fixture, ids);
  });
}

const list = ({ ask }: Fixture, query: string) =>
  ask("GET", "/versioned", { querystring: `versions&${query}` });

describe("ListObjectVersions", () => {
  it("lists every version, newest first, delete markers among them", () =>
    withVersions(async (fixture, ids) => {
      const response = await list(fixture, "");
      assert.deepEqual(elements(response, "VersionId"), ids);
      assert.deepEqual(elements(response, "Key"), ["a", "a", "a", "b/1"]);
      assert.deepEqual(elements(response, "IsLatest"), ["true", "false", "false", "true"]);
      assert.equal(elements(response, "Size").length, 3);
      assert.match(response.body.toString(), /<DeleteMarker><Key>a<\/Key>/);
    }));

  it("continues inside a key", () =>
    withVersions(async (fixture, ids) => {
      const first = await list(fixture, "max-keys=2");
      assert.deepEqual(elements(first, "NextKeyMarker"), ["a"]);
      assert.deepEqual(elements(first, "NextVersionIdMarker"), [ids[1]]);
      const second = await list(fixture, `key-marker=a&version-id-marker=${ids[1]}`);
      assert.deepEqual(elements(second, "VersionId"), ids.slice(2));
    }));

  it("continues after a key", () =>
    withVersions(async (fixture) => {
      assert.deepEqual(elements(await list(fixture, "key-marker=a"), "Key"), ["b/1"]);
    }));

  it("rolls up common prefixes, and continues after them", () =>
    withVersions(async (fixture) => {
      const whole = await list(fixture, "delimiter=/");
      assert.deepEqual(elements(whole, "Prefix").slice(1), ["b/"]);
      const after = await list(fixture, "delimiter=/&key-marker=b/");
      assert.deepEqual(elements(after, "Prefix").slice(1), []);
    }));

  it("returns version id null for a bucket without versioning", () =>
    withS3(async ({ ask }) => {
      await ask("PUT", "/plain/a");
      const response = await ask("GET", "/plain", { querystring: "versions" });
      assert.deepEqual(elements(response, "VersionId"), ["null"]);
    }));

  it("refuses a version without a key", () =>
    withS3(async (fixture) => {
      assert.equal(verdict(await list(fixture, "version-id-marker=x")), "400 InvalidArgument");
    }));
});
