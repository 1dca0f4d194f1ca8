import assert from "node:assert/strict";
import { Secret } from "@pulumi/policy/policy.js";
import { secretsPreservingProxy } from "@pulumi/policy/secret.js";
import { asset } from "@pulumi/pulumi";
import { describe, it } from "mocha";
import {
  Content,
  hasContent,
  hasUnknown,
  isPresent,
  isTrue,
  list,
  number,
  part,
  readProperties,
  readValue,
  shown,
  text,
  texts,
  unknown,
} from "../../reading/value.ts";
import { sentinels, UnknownValueError, unknownCheckingProxy } from "../sdk-internals.ts";

describe("reading a value", () => {
  it("finds every kind of unknown, where the SDK's own proxy throws", () => {
    assert.equal(new Set(sentinels).size, 7);
    for (const sentinel of sentinels) {
      const proxied = unknownCheckingProxy({ a: { b: [1, sentinel] }, c: sentinel });
      assert.throws(() => proxied.c, UnknownValueError);
      assert.deepEqual(readProperties(proxied), { a: { b: [1, unknown] }, c: unknown });
    }
  });

  it("reads what is absent, null or empty as absent, at any depth", () => {
    assert.deepEqual(
      readProperties({ a: null, b: undefined, c: "", d: [null, ""], e: { f: "" } }),
      {
        a: undefined,
        b: undefined,
        c: undefined,
        d: [undefined, undefined],
        e: { f: undefined },
      },
    );
    for (const nothing of [null, undefined, "", [], "text", unknown]) {
      assert.deepEqual(readProperties(nothing), {});
    }
  });

  it("keeps false, zero and empty lists", () => {
    assert.deepEqual(readProperties({ a: false, b: 0, c: [], d: {} }), {
      a: false,
      b: 0,
      c: [],
      d: {},
    });
  });

  it("unwraps secrets at every depth, as they are in a remediation", () => {
    const props = { a: new Secret("s"), b: { c: new Secret({ d: [new Secret(1)] }) } };
    const proxied = unknownCheckingProxy(secretsPreservingProxy(props));
    assert.deepEqual(readProperties(proxied), { a: "s", b: { c: { d: [1] } } });
  });

  it("keeps assets and archives", () => {
    const archive = new asset.AssetArchive({ "index.mjs": new asset.StringAsset("code") });
    const read = readProperties(unknownCheckingProxy({ code: archive }));
    const { code } = read;
    assert.ok(code instanceof Content);
    assert.equal(code.raw, archive);
    assert.equal(readValue(readValue(archive)) instanceof Content, true);
    assert.equal(
      hasContent({ a: [code] }, ({ raw }) => raw === archive),
      true,
    );
    assert.equal(
      hasContent({ a: [code] }, () => false),
      false,
    );
    assert.equal(
      hasContent({ a: ["code"], b: unknown }, () => true),
      false,
    );
  });

  it("makes nothing of what no property can be", () => {
    assert.equal(
      readValue(() => 1),
      undefined,
    );
  });
});

describe("a part of a value", () => {
  const value = readValue({ a: [{ b: 1 }], u: sentinels[0] });

  it("is found by its path, in maps by name and in lists by place", () => {
    assert.equal(part(value, "a", 0, "b"), 1);
    assert.equal(part(value), value);
  });

  it("is absent where there is none, and unknown inside an unknown value", () => {
    assert.equal(part(value, "a", 1, "b"), undefined);
    assert.equal(part(value, "a", "b"), undefined);
    assert.equal(part(value, "x", "y"), undefined);
    assert.equal(part("text", "length"), undefined);
    assert.equal(part(value, "u", "anything", 3), unknown);
  });
});

describe("what a value is", () => {
  it("text, list or number only where it is one", () => {
    assert.deepEqual([text("a"), text(1), text(unknown)], ["a", undefined, undefined]);
    assert.deepEqual(list([1]), [1]);
    assert.deepEqual([list(unknown), list(undefined), list({})], [[], [], []]);
    assert.deepEqual(texts(["a", 1, unknown]), ["a"]);
    assert.deepEqual(
      ["12", "-1", "0.5", 3, "1e3", " 1", "x", true, unknown].map((each) => number(each as never)),
      [12, -1, 0.5, 3, undefined, undefined, undefined, undefined, undefined],
    );
  });

  it("true however it is spelled", () => {
    assert.deepEqual(
      [true, "true", "TRUE", 1, unknown].map((each) => isTrue(each as never)),
      [true, true, false, false, false],
    );
  });

  it("present when it is known or not, and empty lists and maps are not", () => {
    assert.deepEqual(
      [unknown, false, 0, ["a"], { a: 1 }].map((each) => isPresent(each as never)),
      [true, true, true, true, true],
    );
    assert.deepEqual(
      [undefined, [], {}].map((each) => isPresent(each)),
      [false, false, false],
    );
  });

  it("unknown when a part of it is", () => {
    assert.deepEqual(
      [unknown, [1, [unknown]], { a: { b: unknown } }].map((each) => hasUnknown(each as never)),
      [true, true, true],
    );
    assert.deepEqual(
      [undefined, "a", [1], { a: { b: 1 } }, new Content({})].map((each) => hasUnknown(each)),
      [false, false, false, false, false],
    );
  });

  it("shown as JSON, and never as what it hides", () => {
    assert.deepEqual(
      [unknown, undefined, "a", 1, ["a"]].map((each) => shown(each as never)),
      ["unknown until deployed", "nothing", '"a"', "1", '["a"]'],
    );
  });
});
