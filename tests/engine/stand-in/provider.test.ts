/**
 * The fake provider and its cloud, called as an engine calls a provider.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, it } from "mocha";
import { recordedStack } from "../../stacks/recorded.ts";
import { Cloud } from "./cloud.ts";
import { StandInProvider } from "./provider.ts";
import { hasRules } from "./replacement.ts";
import { unknownValue } from "./wire.ts";

function subject(type: string, name: string) {
  return { type, name, urn: `urn:pulumi:test::touchline::${type}::${name}` };
}

const bucket = subject("aws:s3/bucket:Bucket", "season");
const alias = subject("aws:lambda/alias:Alias", "live");
const lambda = subject("aws:lambda/function:Function", "handler");

function secret(value: unknown) {
  return { [runtime.specialSigKey]: runtime.specialSecretSig, value };
}

function code(text: string) {
  const asset = { [runtime.specialSigKey]: runtime.specialAssetSig, text };
  return {
    [runtime.specialSigKey]: runtime.specialArchiveSig,
    hash: text,
    assets: { "index.mjs": asset },
  };
}

describe("the fake provider", () => {
  let folder: string;
  let provider: StandInProvider;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stand-in-"));
    provider = new StandInProvider(folder, "eu-west-1", undefined);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("has a replacement rule for every type of the stacks", async () => {
    const { nodes } = await recordedStack("prod");
    const types = nodes.filter(({ custom }) => custom).map(({ type }) => type);
    const unknown = types.filter((type) => !type.startsWith("pulumi:") && !hasRules(type));
    assert.deepEqual([...new Set(unknown)], []);
  });

  describe("checking", () => {
    const proposal = { name: "touchline-Test-season-1a2b3c", mode: "propose" } as const;

    it("generates a missing name from the engine's autonaming, in the spelling of the service", () => {
      assert.deepEqual(provider.check(bucket, undefined, {}, proposal), {
        inputs: { bucket: "touchline-test-season-1a2b3c" },
        faults: [],
      });
    });

    it("keeps a generated name", () => {
      const { inputs } = provider.check(bucket, { bucket: "old" }, {}, proposal);
      assert.deepEqual(inputs, { bucket: "old" });
    });

    it("keeps the name of the program", () => {
      const { inputs } = provider.check(bucket, { bucket: "old" }, { bucket: "own" }, proposal);
      assert.deepEqual(inputs, { bucket: "own" });
    });

    it("rejects a name that is too long", () => {
      const { faults } = provider.check(
        bucket,
        undefined,
        {},
        { ...proposal, name: "x".repeat(64) },
      );
      assert.deepEqual(faults, [{ property: "bucket", reason: "must have at most 63 characters" }]);
    });

    it("rejects a missing name where the service requires one", () => {
      const { faults } = provider.check(bucket, undefined, {}, { ...proposal, mode: "disable" });
      assert.deepEqual(faults, [
        { property: "bucket", reason: "must be given: names are not chosen here" },
      ]);
    });

    it("rejects an unknown type", () => {
      const { faults } = provider.check(
        subject("aws:mq/broker:Broker", "q"),
        undefined,
        {},
        proposal,
      );
      assert.deepEqual(faults, [
        { property: "", reason: "the fake provider has no type aws:mq/broker:Broker" },
      ]);
    });
  });

  describe("comparing", () => {
    it("reports no change for the same secret with its keys in another order", () => {
      const difference = provider.diff(
        bucket,
        { bucket: secret("b"), tags: { a: "1", b: "2" } },
        { tags: { b: "2", a: "1" }, bucket: "b" },
      );
      assert.deepEqual(difference, { changed: [], replaces: [], deleteFirst: false });
    });

    it("replaces what cannot be updated, deleting first where the name is fixed", () => {
      assert.deepEqual(
        provider.diff(
          alias,
          { functionName: "one", name: "live", functionVersion: "1" },
          { functionName: "two", name: "live", functionVersion: "1" },
        ),
        { changed: ["functionName"], replaces: ["functionName"], deleteFirst: true },
      );
    });

    it("creates the replacement first where the name is generated", () => {
      const { replaces, deleteFirst } = provider.diff(bucket, { bucket: "a" }, { bucket: "b" });
      assert.deepEqual({ replaces, deleteFirst }, { replaces: ["bucket"], deleteFirst: false });
    });

    it("replaces a resource whose Region changes", () => {
      const { replaces } = provider.diff(
        bucket,
        { bucket: "a", region: "eu-west-1" },
        { bucket: "a", region: "us-east-1" },
      );
      assert.deepEqual(replaces, ["region"]);
    });

    it("reports an unknown value as a change", () => {
      const { changed } = provider.diff(bucket, { bucket: "a" }, { bucket: unknownValue });
      assert.deepEqual(changed, ["bucket"]);
    });
  });

  describe("creating", () => {
    it("returns unknown outputs in a preview and the inputs unchanged", () => {
      const given = { bucket: "b", tags: secret({ a: "1" }) };
      const { id, outputs } = provider.create(bucket, given, true);
      assert.equal(id, "");
      assert.deepEqual(outputs["tags"], given.tags);
      assert.equal(outputs["arn"], unknownValue);
      assert.deepEqual(new Cloud(folder).all(), []);
    });

    it("returns the outputs AWS would, deterministically, and keeps secrets wrapped", () => {
      const made = provider.create(bucket, { bucket: "b", tags: secret({ a: "1" }) }, false);
      assert.equal(made.id, "b");
      assert.equal(made.outputs["arn"], "arn:aws:s3:::b");
      assert.deepEqual(made.outputs["tags"], secret({ a: "1" }));
    });

    it("rejects a name that is in use until its resource is deleted", () => {
      provider.create(bucket, { bucket: "b" }, false);
      const other = subject(bucket.type, "other");
      assert.throws(
        () => provider.create(other, { bucket: "b" }, false),
        /^Error: aws:s3\/bucket:Bucket: the name eu-west-1 b is taken$/,
      );
      provider.delete(bucket, "b", { bucket: "b" });
      assert.equal(provider.create(other, { bucket: "b" }, false).id, "b");
    });

    it("keeps two resources of one URN apart", () => {
      const api = subject("aws:apigatewayv2/api:Api", "api");
      const inputs = { name: "api", protocolType: "HTTP" };
      const ids = [1, 2].map(() => provider.create(api, inputs, false).id);
      assert.notEqual(ids[0], ids[1]);
    });

    it("fails at the configured resource and creates nothing", () => {
      const failing = new StandInProvider(folder, "eu-west-1", "create season");
      assert.throws(
        () => failing.create(bucket, { bucket: "b" }, false),
        /create season: made to fail/,
      );
      assert.deepEqual(new Cloud(folder).all(), []);
    });
  });

  describe("updating a function", () => {
    const inputs = { name: "f", role: "r", publish: true, code: code("one") };

    it("publishes the next version when the code changes, unknown in the preview", () => {
      const { id, outputs } = provider.create(lambda, inputs, false);
      assert.equal(outputs["version"], "1");
      const changed = { ...inputs, code: code("two") };
      const before = { inputs, outputs };
      const preview = provider.update(lambda, id, before, changed, true);
      assert.equal(preview.outputs["qualifiedArn"], unknownValue);
      assert.equal(preview.outputs["arn"], outputs["arn"]);
      const after = provider.update(lambda, id, before, changed, false);
      assert.equal(after.outputs["version"], "2");
      assert.equal(after.outputs["qualifiedArn"], `${outputs["arn"]}:2`);
      assert.notEqual(after.outputs["codeSha256"], outputs["codeSha256"]);
    });

    it("publishes no version when the code is unchanged", () => {
      const { id, outputs } = provider.create(lambda, inputs, false);
      const changed = { ...inputs, tags: { a: "1" } };
      const { outputs: after } = provider.update(lambda, id, { inputs, outputs }, changed, false);
      assert.equal(after["version"], "1");
    });
  });

  describe("reading and deleting", () => {
    it("reads an existing resource and returns nothing for one deleted outside Pulumi", () => {
      const { id, outputs } = provider.create(bucket, { bucket: "b" }, false);
      const state = { id, outputs };
      assert.equal(provider.read(bucket, state, { bucket: "b" })?.id, "b");
      provider.delete(bucket, id, { bucket: "b" });
      assert.equal(provider.read(bucket, state, { bucket: "b" }), undefined);
    });

    it("reads a random password from its state", () => {
      const password = subject("random:index/randomPassword:RandomPassword", "p");
      const state = provider.create(password, { length: 43 }, false);
      assert.deepEqual(provider.read(password, state, { length: 43 }), {
        ...state,
        inputs: { length: 43 },
      });
    });

    it("keeps a resource that is configured to survive", () => {
      const inputs = { name: "f", role: "r", code: code("one"), skipDestroy: true };
      const { id } = provider.create(lambda, inputs, false);
      provider.delete(lambda, id, inputs);
      assert.equal(new Cloud(folder).all().length, 1);
    });

    it("refuses to delete a bucket that is not empty unless forceDestroy is set", () => {
      const object = subject("aws:s3/bucketObjectv2:BucketObjectv2", "o");
      const inputs = { bucket: "b" };
      provider.create(bucket, inputs, false);
      provider.create(object, { bucket: "b", key: "k" }, false);
      assert.throws(
        () => provider.delete(bucket, "b", inputs),
        /^Error: aws:s3\/bucket:Bucket b: BucketNotEmpty, 1 objects$/,
      );
      provider.delete(bucket, "b", { ...inputs, forceDestroy: true });
      assert.deepEqual(new Cloud(folder).all(), []);
    });

    it("keeps the same id in two Regions apart", () => {
      const group = subject("aws:cloudwatch/logGroup:LogGroup", "logs");
      for (const region of ["eu-west-1", "us-east-1"]) {
        provider.create(group, { name: "logs", region }, false);
      }
      provider.delete(group, "logs", { name: "logs", region: "us-east-1" });
      assert.deepEqual(
        new Cloud(folder).all().map(({ region }) => region),
        ["eu-west-1"],
      );
    });
  });

  it("records operations in order", () => {
    const { id, outputs } = provider.create(bucket, { bucket: "b" }, false);
    provider.update(
      bucket,
      id,
      { inputs: { bucket: "b" }, outputs },
      { bucket: "b", tags: {} },
      false,
    );
    provider.delete(bucket, id, { bucket: "b" });
    const happened = new Cloud(folder)
      .journal()
      .map(({ operation, thing }) => [operation, thing.id]);
    assert.deepEqual(happened, [
      ["create", "b"],
      ["update", "b"],
      ["delete", "b"],
    ]);
  });
});
