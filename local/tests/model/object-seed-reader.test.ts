/**
 * Objects a program uploads.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readObjectSeeds } from "../../model/object-seed-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { bucket, bucketObject, graphOf, resource, urnOf } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const urn = urnOf("aws:s3/bucketObjectv2:BucketObjectv2", "object");
const site = {
  name: "site",
  arn: "arn:aws:s3:::site",
  region: "eu-west-1",
  versioned: false,
  urn: bucket("site").urn,
};

function read(inputs: Properties, etag = "etag") {
  const node = bucketObject("object", { bucket: "site", key: "a/b", ...inputs }, etag);
  const found = reading((findings) => readObjectSeeds(graphOf(node), [site], findings));
  return { seed: found.result[0], problems: found.problems };
}

describe("readObjectSeeds", () => {
  it("reads a minimal object, which is empty", () => {
    const { seed, problems } = read({});
    assert.deepEqual(problems, []);
    assert.deepEqual(
      { ...seed, fingerprint: "" },
      {
        bucket: "site",
        key: "a/b",
        content: { kind: "text", text: "" },
        contentType: undefined,
        cacheControl: undefined,
        contentDisposition: undefined,
        contentEncoding: undefined,
        contentLanguage: undefined,
        metadata: {},
        fingerprint: "",
        urn,
      },
    );
  });

  it("reads the headers S3 returns with it", () => {
    const headers = {
      contentType: "text/html",
      cacheControl: "no-cache",
      contentDisposition: "inline",
      contentEncoding: "br",
      contentLanguage: "cy",
    };
    const { seed } = read({ ...headers, metadata: { Source: "s", "b-a": "1" } });
    assert.ok(seed !== undefined);
    for (const [name, value] of Object.entries(headers)) {
      assert.equal(seed[name as keyof typeof headers], value);
    }
    assert.deepEqual(seed.metadata, { "b-a": "1", source: "s" });
  });

  for (const [inputs, content] of [
    [{ content: "text" }, { kind: "text", text: "text" }],
    [{ contentBase64: "AAE=" }, { kind: "base64", base64: "AAE=" }],
    [{ source: { asset: "text", text: "t" } }, { kind: "text", text: "t" }],
    [{ source: { asset: "file", path: "/data/x" } }, { kind: "file", path: "/data/x" }],
  ] as const) {
    it(`reads the content ${JSON.stringify(inputs)}`, () => {
      const { seed, problems } = read(inputs);
      assert.deepEqual(seed?.content, content);
      assert.deepEqual(problems, []);
    });
  }

  it("reads objects of the older type, and keys with a leading slash as the provider does", () => {
    const node = resource("aws:s3/bucketObject:BucketObject", "object", {
      inputs: { bucket: "site", key: "/a" },
      answers: { etag: "e" },
    });
    const found = reading((findings) => readObjectSeeds(graphOf(node), [site], findings));
    assert.deepEqual(
      found.result.map(({ key }) => key),
      ["a"],
    );
  });

  it("finds its bucket by URN when the program passes the resource", () => {
    assert.equal(read({ bucket: site.urn }).seed?.bucket, "site");
  });

  it("leaves out an object that is only read", () => {
    const node = { ...bucketObject("object", { bucket: "site" }), external: true };
    const found = reading((findings) => readObjectSeeds(graphOf(node), [site], findings));
    assert.deepEqual(found.result, []);
  });

  it("has a fingerprint that changes with every declared property and with the bytes of a file", () => {
    const file = { source: { asset: "file", path: "/data/x" } } as const;
    const fingerprints = [
      read({}).seed,
      read({ content: "x" }).seed,
      read({ key: "c" }).seed,
      read({ contentType: "text/html" }).seed,
      read({ metadata: { a: "1" } }).seed,
      read(file).seed,
      read(file, "other").seed,
    ].map((seed) => seed?.fingerprint);
    assert.equal(new Set(fingerprints).size, fingerprints.length);
    assert.match(fingerprints[0] ?? "", /^[0-9a-f]{64}$/);
  });

  it("has a fingerprint that does not depend on the order of metadata", () => {
    const one = read({ metadata: { a: "1", b: "2" } }).seed;
    const other = read({ metadata: { b: "2", A: "1" } }).seed;
    assert.equal(one?.fingerprint, other?.fingerprint);
  });

  for (const [inputs, problem] of [
    [{ bucket: "else" }, 'bucket must be a bucket of this program, got "else"'],
    [
      { content: "a", source: { asset: "text", text: "b" } },
      'source must not be given beside content, got {"asset":"text","text":"b"}',
    ],
    [{ source: "/file" }, 'source must be an asset or an archive, got "/file"'],
  ] as const) {
    it(`refuses ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(read(inputs).problems, [problem]);
    });
  }
});
