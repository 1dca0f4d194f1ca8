/**
 * A program whose functions run for what happens in a bucket.
 *
 * @module
 */
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { type Local, startLocal } from "../../start-local.ts";

describe("bucket-events: onObjectCreated", () => {
  const lines = new EventEmitter();
  const log: string[] = [];
  let dataFolder: string;
  let local: Local;
  let first: Promise<unknown>;

  before(async () => {
    // Below the `node_modules` with the SDK, which Lambda's runtime provides.
    dataFolder = await mkdtemp(
      fileURLToPath(new URL("../../../node_modules/.bucket-events-", import.meta.url)),
    );
    first = once(lines, "wrote done/in/first+file.txt");
    local = await startLocal({
      root: join(import.meta.dirname, "bucket-events"),
      dataFolder,
      log(line) {
        log.push(line);
        const [said] = /wrote \S+/.exec(line) ?? [];
        if (said !== undefined) {
          lines.emit(said);
        }
      },
    });
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const read = async (path: string) => (await fetch(`${local.url}${path}`)).text();

  it("runs for an object that the program uploads", async () => {
    await first;
    assert.equal(await read("/done/in/first%2Bfile.txt"), "ObjectCreated:Put 5 bytes");
  });

  it("runs for an upload of a client, and not for keys that a filter leaves out", async () => {
    const written = once(lines, "wrote done/in/b.txt");
    for (const key of ["in/b.md", "out/b.txt", "in/b.txt"]) {
      const answer = await fetch(`${local.s3Url}/uploads/${key}`, { method: "PUT", body: "12" });
      assert.equal(answer.status, 200, log.join(""));
    }
    await written;
    assert.equal(await read("/done/in/b.txt"), "ObjectCreated:Put 2 bytes");
    assert.equal(log.filter((line) => line.includes("wrote ")).length, 2);
  });

  it("runs for an upload by the controls, as for any other", async () => {
    const written = once(lines, "wrote done/in/c.txt");
    const path = "/__local/objects/uploads/in/c.txt";
    const answer = await fetch(`${local.url}${path}`, { method: "PUT", body: "123" });
    assert.equal(answer.status, 200, log.join(""));
    await written;
    assert.equal(await read("/done/in/c.txt"), "ObjectCreated:Put 3 bytes");
  });

  it("lists nothing of the bucket", () => {
    assert.deepEqual(local.findings, []);
  });
});
