/** Request collapsing. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createCollapser } from "../../../../services/cloudfront/cache/collapse.ts";

describe("createCollapser", () => {
  it("runs the work of one key once, and reports who ran it", async () => {
    const collapser = createCollapser<number>();
    let runs = 0;
    const { promise, resolve } = Promise.withResolvers<number>();
    const work = (): Promise<number> => {
      runs += 1;
      return promise;
    };
    const all = Array.from({ length: 100 }, () => collapser.run("k", work));
    assert.equal(collapser.has("k"), true);
    resolve(7);
    const done = await Promise.all(all);
    assert.equal(runs, 1);
    assert.equal(done.filter(({ leader }) => leader).length, 1);
    assert.ok(done.every(({ value }) => value === 7));
    assert.equal(collapser.has("k"), false);
  });

  it("keeps keys apart and starts anew afterwards", async () => {
    const collapser = createCollapser<string>();
    const [one, other] = await Promise.all([
      collapser.run("a", async () => "a"),
      collapser.run("b", async () => "b"),
    ]);
    assert.deepEqual(
      [one, other],
      [
        { leader: true, value: "a" },
        { leader: true, value: "b" },
      ],
    );
    assert.deepEqual(await collapser.run("a", async () => "c"), { leader: true, value: "c" });
  });

  it("fails for all who wait, and not for those who come later", async () => {
    const collapser = createCollapser<string>();
    const boom = async (): Promise<string> => {
      throw new Error("boom");
    };
    const both = await Promise.allSettled([collapser.run("k", boom), collapser.run("k", boom)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal((await collapser.run("k", async () => "fine")).value, "fine");
  });
});
