/** Invocations that wait in a thread. @module */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "mocha";
import { InvocationLine, nextTypical } from "../../../services/lambda/invocation-line.ts";
import type { Invocation } from "../../../services/lambda/invoker.ts";
import type { InvokeMessage } from "../../../services/lambda/protocol.ts";
import { createTurns, turnTaker } from "../../../services/lambda/worker/turns.ts";
import { handTimer } from "../../hand-timer.ts";

/** A line, and a thread that begins what it is told to. */
function open() {
  const timer = handTimer();
  const turns = createTurns();
  const begins = turnTaker(turns);
  const posted: InvokeMessage[] = [];
  const events: string[] = [];
  const { nowMs, setTimer } = timer;
  const line = new InvocationLine({
    turns,
    timeoutMs: 200,
    nowMs,
    setTimer,
    post: (message) => posted.push(message),
    began: ({ requestId }) => events.push(`began ${requestId}`),
    timedOut: () => events.push("timed out"),
    returned: (back) => events.push(`returned ${back.map(({ requestId }) => requestId)}`),
  });
  return {
    line,
    events,
    add(...ids: readonly string[]) {
      for (const requestId of ids) {
        const invocation: Invocation = { requestId, event: "{}", resolve: () => undefined };
        line.add(invocation);
      }
    },
    /** The thread begins one of those that it was sent. */
    begin: (index: number) => begins(posted[index]?.turn ?? Number.NaN),
    async pass(durationMs: number) {
      timer.pass(durationMs);
      await setImmediate();
    },
  };
}

/** One that has run an invocation. */
function tried(durationMs: number) {
  const opened = open();
  opened.add("first");
  opened.begin(0);
  opened.line.shift(durationMs);
  opened.events.length = 0;
  return opened;
}

describe("InvocationLine", () => {
  it("takes no more before it knows how long an invocation lasts", () => {
    const { line, add } = open();
    assert.equal(line.takesMore, false);
    add("a");
    assert.equal(line.takesMore, false);
  });

  it("takes more while all of them last no longer than a millisecond", () => {
    const { line, add } = tried(0.3);
    assert.equal(line.takesMore, false, "nothing runs: it is free");
    const taken: boolean[] = [];
    for (const id of ["a", "b", "c", "d"]) {
      add(id);
      taken.push(line.takesMore);
    }
    assert.deepEqual(taken, [true, true, true, false]);
  });

  it("takes none behind an invocation that usually lasts longer", () => {
    const { line, add } = tried(1.01);
    add("a");
    assert.equal(line.takesMore, false);
  });

  it("begins the next when the first has ended", () => {
    const { line, add, events } = tried(0.1);
    add("a", "b");
    line.shift(0.1);
    line.shift(0.1);
    assert.deepEqual(events, ["began a", "began b"]);
    assert.equal(line.first, undefined);
  });

  it("returns those that wait behind a slow one after a millisecond, and takes none until that has ended", async () => {
    const { line, add, events, begin, pass } = tried(0.1);
    add("a", "b", "c");
    begin(1);
    await pass(1);
    assert.deepEqual(events, ["began a", "returned b,c"]);
    assert.deepEqual([begin(2), begin(3)], [false, false]);
    assert.equal(line.takesMore, false);
    line.shift(0.1);
    add("d");
    assert.equal(line.takesMore, true);
  });

  it("leaves those waiting that a thread has not got to, since the machine is busy", async () => {
    const { events, add, pass } = tried(0.1);
    add("a", "b");
    await pass(1);
    assert.deepEqual(events, ["began a"]);
  });

  it("times the first out, and returns the others", async () => {
    const { line, add, events, begin, pass } = tried(0.1);
    add("a", "b");
    begin(1);
    await pass(200);
    assert.deepEqual(events, ["began a", "returned b", "timed out"]);
    assert.equal(line.drop()?.requestId, "a");
  });

  it("does not time out one that has ended, as the thread shows by having begun the next", async () => {
    const { add, events, begin, pass } = tried(0.1);
    add("a", "b");
    begin(1);
    begin(2);
    await pass(200);
    assert.deepEqual(events, ["began a"]);
  });

  it("returns all but the first when the thread ends", () => {
    const { line, add, events } = tried(0.1);
    add("a", "b", "c");
    line.close();
    assert.deepEqual(events, ["began a", "returned b,c"]);
    assert.equal(line.first?.requestId, "a");
  });
});

describe("InvocationLine of a thread that ended by itself", () => {
  it("returns all that had not begun, the first included", () => {
    const { line, add, events } = tried(0.1);
    add("a", "b");
    line.abandon();
    assert.deepEqual(events, ["began a", "returned a,b"]);
    assert.equal(line.first, undefined);
  });

  it("keeps the one that had begun", () => {
    const { line, add, events, begin } = tried(0.1);
    add("a", "b");
    begin(1);
    line.abandon();
    assert.deepEqual(events, ["began a", "returned b"]);
    assert.equal(line.first?.requestId, "a");
  });
});

describe("nextTypical", () => {
  for (const [title, typicalMs, durationMs, expected] of [
    ["is the duration of the first", undefined, 7, 7],
    ["rises to a little more", 0.5, 0.75, 0.75],
    ["at most about doubles", 0.5, 20, 1.05],
    ["falls to a little less", 0.5, 0.4, 0.4],
    ["falls by a quarter at most", 4, 0, 3],
  ] as const) {
    it(title, () => assert.equal(nextTypical(typicalMs, durationMs), expected));
  }
});
