/** Short invocations, which wait in the thread of a sandbox. @module */
import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import {
  type Bench,
  bench,
  closeAll,
  outcomes,
  removeWorkDir,
  starts,
  until,
  version,
} from "./harness.ts";

/**
 * Its thread measures no time, so that each invocation counts as short. Says what it begins and ends; an event is `wait`,
 * `exit`, `loop` or anything else.
 */
const short = version(`
  import { performance } from "node:perf_hooks";
  performance.now = () => 0;
  console.log("starts");
  export const handler = async (event) => {
    process.stdout.write("begins " + event);
    await new Promise(setImmediate);
    if (event === "wait") await new Promise((done) => setTimeout(done, 60_000));
    if (event === "exit") process.exit(1);
    while (event === "loop");
    process.stdout.write("ends " + event);
    return event;
  };`);

/** A function of which one invocation has ended. */
async function shortBench(limits?: Parameters<typeof bench>[0]): Promise<Bench> {
  const lambda = bench(limits);
  await lambda.run(short, "first", "r0");
  return lambda;
}

/** Invokes it with each event. */
const runEach = (lambda: Bench, ...events: readonly string[]) =>
  events.map((event) => lambda.run(short, event, event));

describe("short invocations", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("wait in a sandbox that is busy, and run there one after another", async () => {
    const lambda = await shortBench();
    const before = lambda.events.length;
    const ids = ["r1", "r2", "r3"];
    assert.deepEqual(await outcomes(runEach(lambda, ...ids)), ids);
    assert.equal(starts(lambda), 1);
    const logged = lambda.events.slice(before).map(({ requestId, line }) => `${requestId} ${line}`);
    assert.deepEqual(
      logged.map((line) => line.replace(/\t.*/, "")),
      ids.flatMap((id) => [
        `${id} START RequestId: ${id} Version: 7`,
        `${id} begins ${id}`,
        `${id} ends ${id}`,
        `${id} END RequestId: ${id}`,
        `${id} REPORT RequestId: ${id}`,
      ]),
    );
  });

  it("go to another sandbox when they waited for a millisecond", async () => {
    const lambda = await shortBench();
    const [slow, ...others] = runEach(lambda, "wait", "a", "b");
    await until(() => lambda.lines().includes("begins wait"));
    lambda.timer.pass(1);
    assert.deepEqual(await outcomes(others), ["a", "b"]);
    assert.deepEqual(await outcomes(runEach(lambda, "c")), ["c"]);
    await lambda.invoker.close();
    assert.deepEqual(await outcomes(slow === undefined ? [] : [slow]), ["error"]);
  });

  it("survive a sandbox that ends while they wait in it, and run once", async () => {
    const lambda = await shortBench();
    assert.deepEqual(await outcomes(runEach(lambda, "exit", "a", "b")), ["error", "a", "b"]);
    assert.equal(lambda.lines().filter((line) => line === "begins a").length, 1);
  });

  it("survive one that times out while they wait in it", async () => {
    const lambda = await shortBench({ maxConcurrency: 1 });
    const results = runEach(lambda, "loop", "a", "b");
    await until(() => lambda.lines().includes("begins loop"));
    lambda.timer.pass(short.timeoutSeconds * 1000);
    assert.deepEqual(await outcomes(results), ["timeout", "a", "b"]);
  });

  it("end in a sandbox that is not retained", async () => {
    const lambda = await shortBench();
    const results = runEach(lambda, "a", "b");
    lambda.invoker.retain([]);
    assert.deepEqual(await outcomes(results), ["a", "b"]);
    assert.equal(starts(lambda), 1);
  });

  it("are throttled on close, but for the one that runs", async () => {
    const lambda = await shortBench();
    const results = runEach(lambda, "wait", "a", "b");
    await until(() => lambda.lines().includes("begins wait"));
    await lambda.invoker.close();
    assert.deepEqual(await outcomes(results), ["error", "throttled", "throttled"]);
  });
});
