/**
 * The texts of one turn of the event loop are written together, in order, and none is lost.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { batchedWriter } from "../../cli/batched-writer.ts";

function recorded() {
  const written: string[] = [];
  const deferred: (() => void)[] = [];
  const writer = batchedWriter(
    (text) => void written.push(text),
    (callback) => void deferred.push(callback),
  );
  const endTurn = () => {
    for (const callback of deferred.splice(0)) {
      callback();
    }
  };
  return { writer, written, endTurn };
}

describe("batchedWriter", () => {
  it("writes the texts of a turn together, in order, when the turn ends", () => {
    const { writer, written, endTurn } = recorded();
    writer.write("a");
    writer.write("b");
    assert.deepEqual(written, []);
    endTurn();
    writer.write("c");
    endTurn();
    assert.deepEqual(written, ["ab", "c"]);
  });

  it("writes at once what would exceed 65,536 characters", () => {
    const { writer, written, endTurn } = recorded();
    writer.write("x".repeat(65_535));
    assert.deepEqual(written, []);
    writer.write("yz");
    assert.deepEqual(written, [`${"x".repeat(65_535)}yz`]);
    writer.write("later");
    endTurn();
    assert.deepEqual(written.slice(1), ["later"]);
  });

  it("writes the batch when it is flushed, and nothing twice", () => {
    const { writer, written, endTurn } = recorded();
    writer.write("last");
    writer.flush();
    endTurn();
    assert.deepEqual(written, ["last"]);
  });
});
