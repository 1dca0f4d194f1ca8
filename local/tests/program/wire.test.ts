/**
 * Values of the wire become values of the graph.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { fromWire, secret, withoutResources } from "../../program/wire.ts";

const signed = (signature: string, rest: object) => ({
  [runtime.specialSigKey]: signature,
  ...rest,
});
const asset = (rest: object) => signed(runtime.specialAssetSig, rest);
const archive = (rest: object) => signed(runtime.specialArchiveSig, rest);
const resource = (rest: object) => signed(runtime.specialResourceSig, rest);
const nothing = { asset: "text", text: "" };

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "wire-"));
  await mkdir(join(folder, "site/assets"), { recursive: true });
  await writeFile(join(folder, "site/index.html"), "<p>");
  await writeFile(join(folder, "site/assets/a.js"), "1");
});

after(() => rm(folder, { recursive: true }));

describe("fromWire", () => {
  it("keeps JSON unchanged", () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const value: unknown = JSON.parse(text);
        assert.deepEqual(fromWire(value), { value, secrets: [], faults: [] });
      }),
    );
  });

  it("unwraps secrets and keeps the outermost paths", () => {
    const wire = { a: [{ b: secret("x"), c: 1 }], d: secret({ e: secret("y") }) };
    assert.deepEqual(fromWire(wire, "top"), {
      value: { a: [{ b: "x", c: 1 }], d: { e: "y" } },
      secrets: ["top.a[0].b", "top.d"],
      faults: [],
    });
  });

  it("returns a resource by its id, or by its URN without one", () => {
    const wire = [resource({ urn: "u", id: "i" }), resource({ urn: "u" })];
    assert.deepEqual(fromWire(wire).value, ["i", "u"]);
  });

  it("reads string assets, files, and archives of both", () => {
    const file = join(folder, "site/index.html");
    const wire = archive({ assets: { t: asset({ text: "a" }), f: asset({ path: file }) } });
    assert.deepEqual(fromWire(wire).value, {
      asset: "archive",
      assets: { t: { asset: "text", text: "a" }, f: { asset: "file", path: file } },
    });
  });

  it("accepts an empty string asset", () => {
    assert.deepEqual(fromWire(asset({ text: "" })).value, nothing);
  });

  it("reads a folder as an archive of its files", () => {
    const { value } = fromWire(archive({ path: join(folder, "site") }));
    assert.match(JSON.stringify(value), /assets\/a\.js.*index\.html/, "in order");
    assert.deepEqual(value, {
      asset: "archive",
      assets: {
        "assets/a.js": { asset: "file", path: join(folder, "site/assets/a.js") },
        "index.html": { asset: "file", path: join(folder, "site/index.html") },
      },
    });
  });

  it("leaves a packed archive as one file", async () => {
    const path = join(folder, "site.zip");
    await writeFile(path, "");
    assert.deepEqual(fromWire(archive({ path })).value, { asset: "zip", path });
  });

  for (const [title, make, what] of [
    [
      "a file that is not there",
      () => asset({ path: "/nowhere/x" }),
      /^is the file "\/nowhere\/x", which does not exist$/,
    ],
    ["a folder for a file", () => asset({ path: folder }), /^is the folder ".*", not a file$/],
    [
      "what would be fetched",
      () => asset({ uri: "https://x.test/" }),
      /^is fetched from "https:\/\/x\.test\/", and the runtime fetches nothing/,
    ],
    ["what is known only when deployed", () => runtime.unknownValue, /^is unknown until deployed$/],
    ["a number that is none", () => Number.NaN, /^is NaN$/],
    ["a number without bounds", () => Number.POSITIVE_INFINITY, /^is Infinity$/],
    ["a signature it does not know", () => signed("x", {}), /^is of a kind/],
  ] as [string, () => unknown, RegExp][]) {
    it(`refuses ${title}, with its path`, () => {
      const { faults } = fromWire({ a: [make()] }, "top");
      assert.equal(faults.length, 1);
      assert.equal(faults[0]?.path, "top.a[0]");
      assert.match(faults[0]?.what ?? "", what);
    });
  }
});

describe("withoutResources", () => {
  it("replaces resources anywhere and keeps the rest, including secrets", () => {
    const wire = { a: [resource({ urn: "u", id: "i" })], b: secret({ c: resource({ urn: "u" }) }) };
    assert.deepEqual(withoutResources(wire), { a: ["i"], b: secret({ c: "u" }) });
  });
});
