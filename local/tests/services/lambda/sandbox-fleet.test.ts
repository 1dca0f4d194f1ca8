import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { maxInitMs } from "../../../services/lambda/quotas.ts";
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

/** Says at start that it starts; takes as many milliseconds as the event says, and tells how often its sandbox has run. */
const code =
  "console.log('starts'); let n = 0; export const handler = (ms) => new Promise((done) => setTimeout(done, ms, ++n));";
const counter = version(code);
const other = version(code, { arn: "arn:other" });
const third = version(code, { arn: "arn:third" });

const throttled = { kind: "throttled" };

/** How many invocations have begun. */
function running({ lines }: Bench): number {
  return lines().filter((line) => line.startsWith("START")).length;
}

describe("SandboxPool and SandboxFleet", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("use a free sandbox again", async () => {
    const lambda = bench();
    assert.deepEqual(await outcomes([lambda.run(counter, 0)]), [1]);
    assert.deepEqual(await outcomes([lambda.run(counter, 0)]), [2]);
    assert.equal(starts(lambda), 1);
  });

  it("run one invocation at a time in each, and start more up to the limit", async () => {
    const lambda = bench({ maxConcurrency: 3 });
    const results = Array.from({ length: 4 }, () => lambda.run(counter, 5000));
    await until(() => running(lambda) === 3);
    await lambda.invoker.close();
    assert.deepEqual(await outcomes(results), ["error", "error", "error", "throttled"]);
    assert.equal(starts(lambda), 3);
  });

  it("serve waiting invocations in order", async () => {
    const lambda = bench({ maxConcurrency: 1 });
    const ran = await outcomes(Array.from({ length: 4 }, () => lambda.run(counter, 0)));
    assert.deepEqual(ran, [1, 2, 3, 4]);
  });

  it("throttle immediately when too many are waiting", async () => {
    const lambda = bench({ maxConcurrency: 1, maxWaiting: 2 });
    await lambda.invoker.warm(counter);
    const ran = await outcomes(Array.from({ length: 5 }, () => lambda.run(counter, 20)));
    assert.deepEqual(ran, [1, 2, 3, "throttled", "throttled"]);
  });

  it("throttle after waiting too long", async () => {
    const lambda = bench({ maxConcurrency: 1, maxWaitMs: 20 });
    await lambda.invoker.warm(counter);
    const underWay = lambda.run(counter, 5000);
    const waiting = lambda.run(counter, 0);
    lambda.timer.pass(20);
    assert.deepEqual(await waiting, throttled);
    await lambda.invoker.close();
    assert.deepEqual(await outcomes([underWay]), ["error"]);
  });

  it("do not count starting sandboxes as waiting", async () => {
    const lambda = bench({ maxWaitMs: 1 });
    const starting = lambda.run(counter, 0);
    await until(() => lambda.timer.isSet(maxInitMs));
    lambda.timer.pass(1);
    assert.deepEqual(await outcomes([starting]), [1]);
  });

  it("fail as many invocations as starts failed, and retry for the rest", async () => {
    const lambda = bench({ maxConcurrency: 1 });
    const ran = await outcomes(
      Array.from({ length: 3 }, () => lambda.run(version("throw new Error('no')"))),
    );
    assert.deepEqual(ran, ["error", "error", "error"]);
  });

  it("count a sandbox until its thread has ended", async () => {
    const lambda = bench({ maxConcurrency: 1 });
    const loop = version("export const handler = (ok) => { while (!ok); return 'ran'; };", {
      timeoutSeconds: 0.2,
    });
    const results = [lambda.run(loop, false), lambda.run(loop, true)];
    await until(() => running(lambda) === 1);
    lambda.timer.pass(200);
    assert.deepEqual(await outcomes(results), ["timeout", "ran"]);
  });

  it("end the longest-idle sandbox when the limit is reached", async () => {
    const lambda = bench({ maxSandboxes: 2 });
    await lambda.run(counter, 0);
    lambda.timer.pass(1);
    await lambda.run(other, 0);
    assert.deepEqual(await outcomes([lambda.run(third, 0)]), [1]);
    assert.deepEqual(await outcomes([lambda.run(other, 0)]), [2]);
    assert.deepEqual(await outcomes([lambda.run(counter, 0)]), [1]);
  });

  it("wait for another function's sandbox to become free, then replace it", async () => {
    const lambda = bench({ maxSandboxes: 1 });
    await lambda.invoker.warm(counter);
    const ran = await outcomes([lambda.run(counter, 40), lambda.run(other, 0)]);
    assert.deepEqual(ran, [1, 1]);
    assert.equal(starts(lambda), 2);
  });

  it("throttle while the limit stays reached", async () => {
    const lambda = bench({ maxSandboxes: 1, maxWaitMs: 20 });
    await lambda.invoker.warm(counter);
    const underWay = lambda.run(counter, 5000);
    const waiting = lambda.run(other, 0);
    lambda.timer.pass(20);
    assert.deepEqual(await waiting, throttled);
    await lambda.invoker.close();
    assert.deepEqual(await outcomes([underWay]), ["error"]);
  });

  it("end idle sandboxes after a while", async () => {
    const lambda = bench({ idleMs: 20 });
    await lambda.run(counter, 0);
    let ran: readonly unknown[];
    do {
      lambda.timer.pass(40);
      // Free sandboxes are looked for in real time.
      await new Promise((resolve) => setTimeout(resolve, 10));
      ran = await outcomes([lambda.run(counter, 0)]);
    } while (ran[0] !== 1);
    assert.equal(starts(lambda), 2);
  });
});

describe("SandboxInvoker", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  it("warms a function once, before its first invocation", async () => {
    const lambda = bench();
    await Promise.all([lambda.invoker.warm(counter), lambda.invoker.warm(counter)]);
    await lambda.invoker.warm(counter);
    assert.equal(starts(lambda), 1);
    assert.deepEqual(await outcomes([lambda.run(counter, 0)]), [1]);
    assert.equal(starts(lambda), 1);
    assert.match(String(lambda.lines().at(-1)), /Init Duration: /);
  });

  it("stops warming on a failed start, and reports it with the first invocation", async () => {
    const lambda = bench();
    const broken = version("throw new Error('no')");
    await lambda.invoker.warm(broken);
    await lambda.invoker.warm(version("", { runtime: "python3.13" }));
    assert.deepEqual(await outcomes([lambda.run(broken, 0)]), ["error"]);
  });

  it("retains the named versions, and ends the rest after their invocations", async () => {
    const lambda = bench();
    const changed = version(`${code}//`);
    await Promise.all([lambda.run(counter, 0), lambda.run(other, 0)]);
    const underWay = [lambda.run(counter, 60), lambda.run(other, 0)];
    lambda.invoker.retain([changed, version(code, { arn: "arn:other" })]);
    assert.deepEqual(await outcomes(underWay), [2, 2]);
    assert.deepEqual(await outcomes([lambda.run(changed, 0), lambda.run(other, 0)]), [1, 3]);
    assert.deepEqual(await outcomes([lambda.run(counter, 0)]), [1]);
  });

  it("frees the capacity of versions that are not retained", async () => {
    const lambda = bench({ maxSandboxes: 1, maxWaitMs: 10_000 });
    await lambda.run(counter, 0);
    lambda.invoker.retain([other]);
    assert.deepEqual(await outcomes([lambda.run(other, 0)]), [1]);
    const underWay = lambda.run(other, 20);
    lambda.invoker.retain([third]);
    assert.deepEqual(await outcomes([underWay, lambda.run(third, 0)]), [2, 1]);
  });

  it("fails running invocations, throttles waiting ones and starts nothing after close", async () => {
    const lambda = bench({ maxConcurrency: 1, maxWaitMs: 60_000 });
    await lambda.invoker.warm(counter);
    const results = [lambda.run(counter, 5000), lambda.run(counter, 0)];
    await until(() => running(lambda) === 1);
    await lambda.invoker.close();
    assert.deepEqual(await outcomes(results), ["error", "throttled"]);
    assert.deepEqual(await lambda.run(counter, 0), throttled);
    await lambda.invoker.warm(counter);
    assert.equal(starts(lambda), 1);
  });

  it("closes while sandboxes start", async () => {
    const lambda = bench();
    const result = lambda.run(counter, 0);
    await lambda.invoker.close();
    assert.deepEqual(await result, throttled);
    assert.equal(starts(lambda), 0);
  });

  it("closes twice", async () => {
    const { invoker, run } = bench();
    await run(counter, 0);
    await Promise.all([invoker.close(), invoker.close()]);
  });
});
