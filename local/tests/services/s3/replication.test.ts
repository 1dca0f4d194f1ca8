/** Objects that come to lie in other buckets. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Bucket } from "../../../services/s3/buckets.ts";
import type { Store } from "../../../services/s3/disk/store.ts";
import { createReplicator, maxWaiting } from "../../../services/s3/replication.ts";
import type { S3Options } from "../../../services/s3/s3.ts";
import { elements, type Fixture, plain, withS3 } from "./fixture.ts";

const role = "arn:aws:iam::000000000000:role/replication";
const copy: Bucket = { name: "copy", region: "us-east-1", versioned: true };
const other: Bucket = { name: "other", region: "us-west-2", versioned: true };

/** A bucket with rules, each as `prefix>destination`. */
function home(...rules: readonly string[]): Bucket {
  const parsed = rules.map((rule) => {
    const [prefix = "", destination = ""] = rule.split(">");
    return { prefix, destination };
  });
  return {
    name: "home",
    region: "eu-west-1",
    versioned: true,
    replication: { role, rules: parsed },
  };
}

const authorize: S3Options["authorize"] = (principal) =>
  principal.kind === "account" || principal.kind === "role";

function withBuckets(
  buckets: readonly Bucket[],
  test: (fixture: Fixture) => Promise<void>,
  options: Partial<S3Options> = {},
): Promise<void> {
  return withS3(test, { buckets, authorize, ...options });
}

/** Ids of all versions of a bucket, newest first, markers included. */
async function versionIds({ s3, ask }: Fixture, bucket: string): Promise<string[]> {
  await s3.idle();
  return elements(await ask("GET", `/${bucket}`, { querystring: "versions" }), "VersionId");
}

async function keys({ s3, ask }: Fixture, bucket: string): Promise<string[]> {
  await s3.idle();
  return elements(await ask("GET", `/${bucket}`, { querystring: "list-type=2" }), "Key");
}

async function text({ s3, ask }: Fixture, path: string): Promise<string> {
  await s3.idle();
  return (await ask("GET", path)).body.toString();
}

describe("replication", () => {
  it("keeps bytes, metadata, ETag, version id and time", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      const headers = { "content-type": "application/json", "x-amz-meta-source": "desk" };
      await fixture.ask("PUT", "/home/a%2Fb", { headers, body: "{}" });
      await fixture.s3.idle();
      fixture.clockMs += 60_000;
      const [original, replica] = await Promise.all(
        ["/home/a/b", "/copy/a/b"].map((path) => fixture.ask("GET", path)),
      );
      const stable = (response: typeof original) =>
        Object.entries(response?.headers ?? {}).filter(([name]) => !/^x-amz-(id|req)/.test(name));
      assert.equal(replica?.status, 200);
      assert.equal(replica.body.toString(), "{}");
      assert.equal(replica.headers["content-type"], "application/json");
      assert.ok(replica.headers["x-amz-version-id"]);
      assert.deepEqual(stable(replica), stable(original));
    }));

  it("replicates an empty object", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      await fixture.ask("PUT", "/home/empty");
      assert.deepEqual(await keys(fixture, "copy"), ["empty"]);
      assert.equal(await text(fixture, "/copy/empty"), "");
    }));

  for (const [title, rules, copied, elsewhere] of [
    ["takes every key where the prefix is empty", [">copy"], ["other.txt", "season/1"], []],
    ["takes keys of a prefix alone", ["season/>copy"], ["season/1"], []],
    ["has a destination for each rule", ["season/>copy", ">other"], ["season/1"], ["other.txt"]],
    ["takes nothing without a rule", [], [], []],
  ] as const) {
    it(title, () =>
      withBuckets([home(...rules), copy, other], async (fixture) => {
        await fixture.ask("PUT", "/home/season/1", { body: "1" });
        await fixture.ask("PUT", "/home/other.txt", { body: "2" });
        assert.deepEqual(await keys(fixture, "copy"), copied);
        const expected = elsewhere.length === 0 ? [] : ["other.txt", "season/1"];
        assert.deepEqual(await keys(fixture, "other"), expected);
      }),
    );
  }

  it("writes once where two rules name one destination", () =>
    withBuckets([home(">copy", "a>copy"), copy], async (fixture) => {
      await fixture.ask("PUT", "/home/a", { body: "1" });
      assert.equal((await versionIds(fixture, "copy")).length, 1);
    }));

  it("keeps versions in the order in which they were written", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      for (const body of ["1", "2", "3", "4"]) {
        await fixture.ask("PUT", "/home/a", { body });
      }
      assert.equal(await text(fixture, "/copy/a"), "4");
      const ids = await versionIds(fixture, "copy");
      assert.equal(ids.length, 4);
      assert.deepEqual(ids, await versionIds(fixture, "home"));
    }));

  it("keeps a later write to the replica as the newest version", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      fixture.clockMs += 5000;
      await fixture.ask("PUT", "/copy/a", { body: "later" });
      fixture.clockMs -= 5000;
      await fixture.ask("PUT", "/home/a", { body: "earlier" });
      assert.equal(await text(fixture, "/copy/a"), "later");
      assert.equal((await versionIds(fixture, "copy")).length, 2);
    }));

  it("replicates copies, multipart uploads and seeded objects", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      const { ask, s3 } = fixture;
      await s3.seed({ bucket: "home", key: "seed", body: Buffer.from("s"), fingerprint: "1" });
      await ask("PUT", "/home/copied", { headers: { "x-amz-copy-source": "/home/seed" } });
      const created = await ask("POST", "/home/parts", { querystring: "uploads" });
      const uploadId = elements(created, "UploadId")[0] ?? "";
      const part = await ask("PUT", "/home/parts", {
        querystring: `partNumber=1&uploadId=${uploadId}`,
        body: "p",
      });
      const etag = part.headers["etag"] ?? "";
      await ask("POST", "/home/parts", {
        querystring: `uploadId=${uploadId}`,
        body: `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`,
      });
      assert.deepEqual(await keys(fixture, "copy"), ["copied", "parts", "seed"]);
      const replica = await ask("HEAD", "/copy/parts");
      assert.match(replica.headers["etag"] ?? "", /-1"$/);
    }));

  it("does not replicate objects written before the rule", () =>
    withBuckets([{ ...home(), replication: { role, rules: [] } }, copy], async (fixture) => {
      await fixture.ask("PUT", "/home/old", { body: "1" });
      fixture.s3.setBuckets([home(">copy"), copy]);
      await fixture.ask("PUT", "/home/new", { body: "2" });
      assert.deepEqual(await keys(fixture, "copy"), ["new"]);
    }));

  it("replicates no delete, neither of a key nor of a version", () =>
    withBuckets([home(">copy"), copy], async (fixture) => {
      await fixture.ask("PUT", "/home/a", { body: "1" });
      await fixture.ask("PUT", "/home/a", { body: "2" });
      const [newest = ""] = await versionIds(fixture, "home");
      await fixture.ask("DELETE", "/home/a", { querystring: `versionId=${newest}` });
      await fixture.ask("DELETE", "/home/a");
      assert.equal((await versionIds(fixture, "copy")).length, 2);
      assert.equal(await text(fixture, "/copy/a"), "2");
    }));

  it("does not replicate replicas further, so two buckets may name each other", () =>
    withBuckets(
      [
        home(">copy"),
        { ...copy, replication: { role, rules: [{ prefix: "", destination: "home" }] } },
      ],
      async (fixture) => {
        await fixture.ask("PUT", "/home/a", { body: "1" });
        await fixture.ask("PUT", "/copy/b", { body: "2" });
        for (const bucket of ["home", "copy"]) {
          assert.deepEqual(await keys(fixture, bucket), ["a", "b"]);
          assert.equal((await versionIds(fixture, bucket)).length, 2);
        }
      },
    ));

  for (const [action, resource] of [
    ["s3:GetReplicationConfiguration", "arn:aws:s3:::home"],
    ["s3:GetObjectVersionForReplication", "arn:aws:s3:::home/a"],
    ["s3:ReplicateObject", "arn:aws:s3:::copy/a"],
  ]) {
    it(`only logs that a role lacks ${action}`, () =>
      withBuckets(
        [home(">copy"), copy],
        async (fixture) => {
          const { status } = await fixture.ask("PUT", "/home/a", { body: "1" });
          assert.equal(status, 200);
          assert.deepEqual(await keys(fixture, "copy"), []);
          assert.deepEqual(fixture.logs, [
            `S3: replication of "home/a" to copy failed: role ${role} may not ${action} on "${resource}"`,
          ]);
        },
        { authorize: (_, asked, arn) => !(asked === action && arn === resource) },
      ));
  }

  for (const buckets of [
    [home(">copy"), { ...copy, versioned: false }],
    [{ ...home(">copy"), versioned: false }, copy],
    [home(">copy"), plain],
  ]) {
    it(`refuses ${JSON.stringify(buckets.map(({ name, versioned }) => [name, versioned]))}`, () =>
      withBuckets(buckets, async ({ s3 }) => s3.setBuckets(buckets)).then(
        () => assert.fail("taken"),
        (error: unknown) =>
          assert.equal(
            String(error),
            'TypeError: buckets must both keep versions to replicate one to the other, got "home" and "copy"',
          ),
      ));
  }
});

describe("createReplicator", () => {
  const version = {
    kind: "object",
    versionId: "v1",
    lastModifiedMs: 0,
    etag: "e",
    sizeBytes: 1,
    headers: {},
    checksum: undefined,
    data: "00.bin",
  } as const;

  /** A replicator over a store that does as told. */
  function create(alone: Store["alone"]) {
    const logs: string[] = [];
    const replicator = createReplicator({
      store: { alone, records: async () => [] },
      buckets: { all: () => [copy, home(">copy")] },
      authorize: () => true,
      log: (message) => logs.push(message),
    });
    return { replicator, logs };
  }

  it("reports what it drops when the queue is full, and accepts more afterwards", async () => {
    const { replicator, logs } = create(async () => undefined as never);
    for (let count = 0; count <= maxWaiting; count += 1) {
      replicator.written("home", "a", version);
    }
    assert.deepEqual(logs, [
      `S3: replication of "home/a" to copy was given up: ${maxWaiting} others are waiting`,
    ]);
    await replicator.idle();
    replicator.written("home", "a", version);
    assert.equal(logs.length, 1);
    await replicator.idle();
  });

  it("replicates one object at a time, in the order of writes", async () => {
    const steps: string[] = [];
    const { replicator } = create(async (_bucket, key) => {
      steps.push(`${key} leaves`);
      // The first takes longer than the second would.
      for (let turns = key === "a" ? 10 : 1; turns > 0; turns -= 1) {
        await Promise.resolve();
      }
      steps.push(`${key} is gone`);
      return undefined as never;
    });
    replicator.written("home", "a", version);
    replicator.written("home", "b", version);
    await replicator.idle();
    assert.deepEqual(steps, ["a leaves", "a is gone", "b leaves", "b is gone"]);
  });

  it("continues after an unreadable object, and reports it", async () => {
    const { replicator, logs } = create(async () => Promise.reject(new Error("damaged")));
    replicator.written("home", "a\nb", version);
    replicator.written("home", "c", version);
    await replicator.idle();
    assert.deepEqual(logs, [
      'S3: replication of "home/a\\nb" to copy failed: damaged',
      'S3: replication of "home/c" to copy failed: damaged',
    ]);
  });

  it("ignores a deleted version, and a bucket that is no longer declared", async () => {
    let asked = 0;
    const { replicator, logs } = create(async (_bucket, _key, work) => {
      asked += 1;
      const record = { key: "a", versions: [], seed: undefined };
      const fail = () => assert.fail("touched");
      return work({ record, read: fail, write: fail, commit: fail });
    });
    replicator.written("home", "a", version);
    replicator.written("gone", "a", version);
    await replicator.idle();
    assert.deepEqual([asked, logs], [1, []]);
  });
});
