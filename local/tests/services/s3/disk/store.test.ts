/**
 * @module
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { ObjectVersion } from "../../../../services/s3/disk/key-record.ts";
import { createStore, type Slot, type Store } from "../../../../services/s3/disk/store.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

describe("createStore", () => {
  let root: string;
  let logs: string[];
  let store: Store;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "touchline-store-"));
    logs = [];
    store = createStore({ root, random: randomBytes, log: (message) => logs.push(message) });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function add(slot: Slot, versionId: string, text: string): Promise<void> {
    const version: ObjectVersion = {
      kind: "object",
      versionId,
      lastModifiedMs: 0,
      etag: "e",
      sizeBytes: Buffer.byteLength(text),
      headers: {},
      checksum: undefined,
      data: await slot.write(Buffer.from(text)),
    };
    await slot.commit({ ...slot.record, versions: [version, ...slot.record.versions] });
  }

  const put = (key: string, text: string) =>
    store.alone("bucket", key, (slot) => add(slot, "v", text));

  const get = (key: string) =>
    store.alone("bucket", key, async (slot) => {
      const [version] = slot.record.versions;
      return version?.kind === "object"
        ? (await slot.read(version, 0, version.sizeBytes - 1)).toString()
        : undefined;
    });

  /** Every file below the root, relative to it. */
  const files = async () =>
    (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

  const fileNamed = async (name: RegExp) => {
    const found = (await files()).find((path) => name.test(path));
    return join(root, found ?? "");
  };

  const refused = (error: S3Error) => error.code === "InternalError";

  it("writes nothing until asked to", async () => {
    assert.equal(await get("a"), undefined);
    assert.deepEqual(await store.records("bucket"), []);
    assert.deepEqual(await readdir(root), []);
  });

  for (const key of [
    "plain.json",
    "../../../escape",
    "/etc/passwd",
    "a//b",
    ".",
    "..",
    "a%2Fb",
    "C:\\con",
    "nul",
    "\n",
    "🏉",
    "x".repeat(1024),
  ]) {
    it(`keeps ${JSON.stringify(key.slice(0, 20))} below its bucket`, async () => {
      await put(key, "content");
      assert.equal(await get(key), "content");
      for (const path of await files()) {
        assert.match(
          path,
          /^bucket.keys.[a-z0-9][a-z0-9._-]*-[0-9a-f]{40}.(record\.json|[0-9a-f]{32}\.bin)$/,
        );
        assert.equal(path.split(sep).includes(".."), false);
      }
    });
  }

  it("keeps keys apart that differ in case alone", async () => {
    await put("A", "upper");
    await put("a", "lower");
    assert.deepEqual([await get("A"), await get("a")], ["upper", "lower"]);
    assert.equal((await store.records("bucket")).length, 2);
  });

  it("finds everything again after a restart", async () => {
    await put("a", "content");
    store = createStore({ root, random: randomBytes, log: () => {} });
    assert.equal(await get("a"), "content");
  });

  it("reads a part", async () => {
    await put("a", "0123456789");
    const part = await store.alone("bucket", "a", (slot) => {
      const [version] = slot.record.versions;
      assert.equal(version?.kind, "object");
      return slot.read(version, 3, 5);
    });
    assert.equal(part.toString(), "345");
  });

  it("keeps the old object when a write is never committed", async () => {
    await put("a", "old");
    await store.alone("bucket", "a", (slot) => slot.write(Buffer.from("half")));
    assert.equal(await get("a"), "old");
  });

  it("removes bytes no version names", async () => {
    await put("a", "one");
    await store.alone("bucket", "a", (slot) => slot.write(Buffer.from("orphan")));
    await store.alone("bucket", "a", (slot) => slot.commit(slot.record));
    assert.equal((await files()).length, 2);
    await store.alone("bucket", "a", (slot) => slot.commit({ ...slot.record, versions: [] }));
    assert.deepEqual(await files(), []);
  });

  it("writes what comes in pieces", async () => {
    await store.alone("bucket", "a", async (slot) => {
      async function* pieces() {
        yield Buffer.from("one ");
        yield Buffer.from("two");
      }
      const name = await slot.write(pieces());
      assert.equal(await readFile(await fileNamed(new RegExp(name)), "utf8"), "one two");
    });
  });

  it("reports a damaged record, refuses the key, and lists the others", async () => {
    await put("good", "1");
    await put("bad", "2");
    const path = await fileNamed(/bad-.*record\.json$/);
    await writeFile(path, '{"key": "bad", "versions": [');
    await assert.rejects(get("bad"), refused);
    assert.deepEqual(logs, [`S3: ${path} is damaged; remove its folder to start that object over`]);
    assert.deepEqual(
      (await store.records("bucket")).map(({ key }) => key),
      ["good"],
    );
  });

  it("reports a record of another key", async () => {
    await put("a", "1");
    const path = await fileNamed(/record\.json$/);
    await writeFile(path, (await readFile(path, "utf8")).replace('"key": "a"', '"key": "b"'));
    await assert.rejects(get("a"), refused);
    assert.equal(logs.length, 1);
  });

  it("reports bytes that are not whole", async () => {
    await put("a", "content");
    const path = await fileNamed(/\.bin$/);
    await truncate(path, 3);
    await assert.rejects(get("a"), refused);
    assert.deepEqual(logs, [
      `S3: ${path} is damaged: it has 3 bytes, its record says 7; remove its folder to start that object over`,
    ]);
  });

  it("reports bytes that are not there", async () => {
    await put("a", "content");
    await rm(await fileNamed(/\.bin$/));
    await assert.rejects(get("a"), refused);
    assert.equal(logs.length, 1);
  });
});
