/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createKeyLock } from "../../../../services/s3/disk/key-lock.ts";

/** Work that ends when told to. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, open: resolve };
}

describe("createKeyLock", () => {
  it("runs work of one name in order of arrival, one at a time", async () => {
    const lock = createKeyLock();
    const steps: string[] = [];
    const first = gate();
    const step = (name: string, work: () => Promise<void>) => async () => {
      steps.push(`${name} begins`);
      await work();
      steps.push(`${name} ends`);
    };
    const all = [
      lock("k", step("1", first.work)),
      lock(
        "k",
        step("2", async () => {}),
      ),
    ];
    all.push(
      lock(
        "k",
        step("3", async () => {}),
      ),
    );
    first.open();
    await Promise.all(all);
    assert.deepEqual(steps, ["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
  });

  it("runs work of another name at once", async () => {
    const lock = createKeyLock();
    const waiting = gate();
    const slow = lock("a", waiting.work);
    assert.equal(await lock("b", async () => "done"), "done");
    waiting.open();
    await slow;
  });

  it("continues after failed work", async () => {
    const lock = createKeyLock();
    const failed = lock("k", async () => {
      throw new Error("no");
    });
    const next = lock("k", async () => "done");
    await assert.rejects(failed, /^Error: no$/);
    assert.equal(await next, "done");
  });
});
