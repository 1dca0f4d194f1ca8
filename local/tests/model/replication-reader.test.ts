/**
 * Buckets that are copied to others, and objects that are copied once.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { readObjectCopies, readReplications } from "../../model/replication-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { bucket, bucketObject, graphOf, resource, urnOf } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const role = "arn:aws:iam::000000000000:role/replication";
const [home, copy, plain] = (["home", "copy", "plain"] as const).map((name) => ({
  name,
  arn: `arn:aws:s3:::${name}`,
  region: "eu-west-1",
  versioned: name !== "plain",
  urn: bucket(name).urn,
}));
const buckets = [home, copy, plain].filter((each) => each !== undefined);

const enabled: Properties = {
  status: "Enabled",
  filter: { prefix: "season/" },
  destination: { bucket: "arn:aws:s3:::copy" },
};

function replication(rules: readonly Properties[], inputs: Properties = {}): GraphNode {
  return resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "replication", {
    inputs: { bucket: "home", role, rules, ...inputs },
  });
}

function read(...rules: readonly Properties[]) {
  const node = replication(rules);
  const found = reading((findings) => readReplications(graphOf(node), buckets, findings));
  return { ...found, rules: found.result.get("home")?.rules };
}

describe("readReplications", () => {
  it("reads the role and the rules of a bucket", () => {
    const { result, problems, notSimulated } = read(enabled);
    const rules = [{ prefix: "season/", destination: "copy" }];
    assert.deepEqual([...result], [["home", { role, rules }]]);
    assert.deepEqual([problems, notSimulated], [[], []]);
  });

  for (const [title, filter, expected] of [
    ["takes every key for an empty filter", {}, [""]],
    ["takes the prefix of a filter", { prefix: "a" }, ["a"]],
    ["takes the prefix of a filter of several parts", { and: { prefix: "b" } }, ["b"]],
    ["takes nothing that must have a tag", { tag: { key: "a", value: "b" } }, []],
    ["takes nothing that must have tags", { and: { prefix: "b", tags: { a: "b" } } }, []],
  ] as const satisfies readonly (readonly [string, Properties, readonly string[]])[]) {
    it(title, () => {
      const { rules, problems } = read({ ...enabled, filter });
      assert.deepEqual(
        rules?.map(({ prefix }) => prefix),
        expected,
      );
      assert.deepEqual(problems, []);
    });
  }

  it("leaves out a rule that is not enabled", () => {
    assert.deepEqual(read({ ...enabled, status: "Disabled" }).rules, []);
  });

  it("lists what a rule without a filter does on AWS", () => {
    const { rules, notSimulated } = read({
      status: "Enabled",
      prefix: "old/",
      destination: { bucket: "arn:aws:s3:::copy" },
    });
    assert.deepEqual(rules, [{ prefix: "old/", destination: "copy" }]);
    assert.deepEqual(notSimulated, [
      "rules[0].filter: a rule without a filter replicates delete markers too, which is not simulated",
    ]);
  });

  it("lists that nothing is replicated to a bucket outside the program", () => {
    const { rules, notSimulated } = read({
      ...enabled,
      destination: { bucket: "arn:aws:s3:::backup" },
    });
    assert.deepEqual(rules, []);
    assert.deepEqual(notSimulated, [
      "rules[0].destination.bucket: the bucket is not in this program: nothing is replicated to it",
    ]);
  });

  it("refuses what S3 refuses, with all problems at once", () => {
    const toPlain = { ...enabled, destination: { bucket: "arn:aws:s3:::plain" } };
    const node = replication([toPlain, { ...enabled, status: "On" }], { bucket: "plain" });
    const { problems } = reading((findings) => readReplications(graphOf(node), buckets, findings));
    assert.deepEqual(problems, [
      'bucket must be a bucket with versioning enabled, got "plain"',
      'rules[1].status must be one of Enabled, Disabled, got "On"',
      'rules[0].destination.bucket must be a bucket with versioning enabled, got "arn:aws:s3:::plain"',
    ]);
  });

  it("refuses a bucket that is not in the program", () => {
    const node = replication([enabled], { bucket: "theirs" });
    const { problems } = reading((findings) => readReplications(graphOf(node), buckets, findings));
    assert.deepEqual(problems, ['bucket must be a bucket of this program, got "theirs"']);
  });
});

const copyType = "aws:s3/objectCopy:ObjectCopy";

function objectCopy(inputs: Properties): GraphNode {
  const declared = { bucket: "copy", key: "a/b", source: "home/a/b", ...inputs };
  return resource(copyType, "first", { inputs: declared });
}

describe("readObjectCopies", () => {
  const readCopies = (inputs: Properties) =>
    reading((findings) => readObjectCopies(graphOf(objectCopy(inputs)), buckets, findings));

  it("reads where an object is copied from, and where to", () => {
    assert.deepEqual(readCopies({}), {
      result: [
        {
          source: { bucket: "home", key: "a/b" },
          target: { bucket: "copy", key: "a/b" },
          urn: urnOf(copyType, "first"),
        },
      ],
      problems: [],
      notSimulated: [],
    });
  });

  for (const source of ["home", "home/", "theirs/a", "/home/a", ""]) {
    it(`refuses the source ${JSON.stringify(source)}`, () => {
      assert.deepEqual(readCopies({ source }).problems, [
        `source must be a bucket of this program and a key, like bucket/key, got "${source}"`,
      ]);
    });
  }

  it("refuses a target that is not in the program", () => {
    assert.deepEqual(readCopies({ bucket: "theirs" }).problems, [
      'bucket must be a bucket of this program, got "theirs"',
    ]);
  });
});

describe("assemble", () => {
  const versioning = { versioning: { enabled: true } };
  const nodes = [
    bucket("home", versioning),
    bucket("copy", versioning),
    bucketObject("season", { bucket: "home", key: "a/b" }),
    objectCopy({}),
  ];

  it("adds the rules to their bucket, and lists nothing as not simulated", () => {
    const model = assemble(graphOf(...nodes, replication([enabled])));
    const rules = [{ prefix: "season/", destination: "copy" }];
    assert.deepEqual(
      model.buckets.map((each) => each.replication),
      [{ role, rules }, undefined],
    );
    assert.deepEqual(
      model.copies.map(({ target }) => target),
      [{ bucket: "copy", key: "a/b" }],
    );
    assert.deepEqual(model.notSimulated, []);
  });

  it("lists replication settings that are not simulated", () => {
    const asked = {
      ...enabled,
      deleteMarkerReplication: { status: "Enabled" },
      destination: { bucket: "arn:aws:s3:::copy", storageClass: "STANDARD_IA" },
    };
    const model = assemble(graphOf(...nodes, replication([asked])));
    assert.deepEqual(
      model.notSimulated.map(({ what }) => what),
      ["rules[0].destination.storageClass", "rules[0].deleteMarkerReplication.status"],
    );
  });
});
