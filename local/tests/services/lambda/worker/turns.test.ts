/** Turns of a thread. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createTurns, TurnGiver, turnTaker } from "../../../../services/lambda/worker/turns.ts";

/** Both sides, with some turns given. */
function given(count: number) {
  const shared = createTurns();
  const giver = new TurnGiver(shared);
  const turns = Array.from({ length: count }, () => giver.give());
  return { giver, begins: turnTaker(shared), turns };
}

describe("TurnGiver and turnTaker", () => {
  it("begin turns in their order", () => {
    const { begins, turns } = given(3);
    assert.deepEqual(turns.map(begins), [true, true, true]);
  });

  it("begin none that was taken back, and the next that is given", () => {
    const { giver, begins, turns } = given(3);
    assert.equal(begins(turns[0] ?? -1), true);
    assert.equal(giver.takeBack(3), 2);
    const next = giver.give();
    assert.deepEqual([...turns.slice(1), next].map(begins), [false, false, true]);
  });

  it("take back all where none has begun, and none where all have", () => {
    const untouched = given(2);
    assert.equal(untouched.giver.takeBack(2), 2);
    const { giver, begins, turns } = given(2);
    turns.forEach(begins);
    assert.equal(giver.takeBack(2), 0);
  });

  it("take back no more than asked for", () => {
    const { giver, begins, turns } = given(3);
    begins(turns[0] ?? -1);
    begins(turns[1] ?? -1);
    assert.equal(giver.takeBack(2), 1);
  });

  it("tell whether the first of the last has begun", () => {
    const { giver, begins, turns } = given(2);
    assert.equal(giver.hasBegun(2), false);
    begins(turns[0] ?? -1);
    assert.equal(giver.hasBegun(2), true);
    assert.equal(giver.hasBegun(1), false);
  });

  it("go on after the largest number", () => {
    const shared = createTurns();
    const last = 2 ** 31 - 1;
    new Int32Array(shared)[0] = last;
    const giver = new TurnGiver(shared);
    const begins = turnTaker(shared);
    const turns = [giver.give(), giver.give(), giver.give()];
    assert.deepEqual(turns, [last, -(2 ** 31), -(2 ** 31) + 1]);
    assert.equal(begins(last), true);
    assert.equal(giver.takeBack(3), 2);
    assert.equal(begins(giver.give()), true);
  });
});
