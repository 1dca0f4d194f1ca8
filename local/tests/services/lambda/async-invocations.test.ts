/**
 * Asynchronous invocations: retries, and what is dropped.
 *
 * @module
 */
import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "mocha";
import {
  type AsyncInvocations,
  createAsyncInvocations,
  maxPendingEvents,
} from "../../../services/lambda/async-invocations.ts";
import type { FunctionVersion, InvokeResult } from "../../../services/lambda/invoker.ts";
import { type HandTimer, handTimer } from "../../hand-timer.ts";

const version: FunctionVersion = {
  arn: "arn:aws:lambda:eu-west-1:000000000000:function:f:1",
  name: "f",
  version: "1",
  region: "eu-west-1",
  runtime: "nodejs24.x",
  handler: "index.handler",
  files: {},
  memorySizeMb: 128,
  timeoutSeconds: 3,
  environment: {},
  roleArn: "",
  logGroup: "",
};
const target = { arn: version.arn, versions: [{ version, weight: 1 }] } as const;

const ok: InvokeResult = { kind: "ok", payload: null, durationMs: 1 };
const failed: InvokeResult = {
  kind: "error",
  errorType: "Error",
  errorMessage: "broken",
  durationMs: 1,
};
const throttled: InvokeResult = { kind: "throttled" };

interface World {
  readonly invocations: AsyncInvocations;
  readonly timer: HandTimer;
  readonly logs: string[];
  /** Request ids, one an invocation. */
  readonly ids: string[];
}

/** @param results In order; the last one repeats. */
function world(...results: readonly InvokeResult[]): World {
  const timer = handTimer();
  const logs: string[] = [];
  const ids: string[] = [];
  let random = 0;
  const invocations = createAsyncInvocations({
    invoker: {
      async invoke(_target, _event, requestId) {
        ids.push(requestId);
        return results[ids.length - 1] ?? results.at(-1) ?? ok;
      },
    },
    setTimer: timer.setTimer,
    nowMs: timer.nowMs,
    randomBytes: (size) => Buffer.alloc(size, random++),
    random: () => 0,
    log: (message) => void logs.push(message),
  });
  return { invocations, timer, logs, ids };
}

describe("createAsyncInvocations", () => {
  it("invokes once when the function succeeds", async () => {
    const { invocations, timer, logs, ids } = world(ok);
    invocations.send(target, {}, "it");
    await setImmediate();
    assert.deepEqual([ids.length, timer.pending(), logs], [1, 0, []]);
  });

  it("invokes twice more after errors, 60 and 120 seconds later, with the same id", async () => {
    const { invocations, timer, logs, ids } = world(failed);
    invocations.send(target, {}, "it");
    for (const delayMs of [60_000, 120_000]) {
      await setImmediate();
      assert.ok(timer.isSet(delayMs));
      timer.pass(delayMs);
    }
    await setImmediate();
    assert.deepEqual([ids.length, new Set(ids).size, timer.pending()], [3, 1, 0]);
    assert.deepEqual(logs, [
      "it failed: Error: broken; the function is invoked again in 60 s",
      "it failed: Error: broken; the function is invoked again in 120 s",
      "it is dropped: Error: broken, 3 times",
    ]);
  });

  it("does not count an invocation that found no sandbox", async () => {
    const { invocations, timer, logs, ids } = world(throttled, throttled, throttled, throttled, ok);
    invocations.send(target, {}, "it");
    for (let wait = 0; wait < 4; wait++) {
      await setImmediate();
      timer.pass(1000);
    }
    await setImmediate();
    assert.deepEqual([ids.length, logs], [5, []]);
  });

  it("drops an event that found no sandbox for six hours", async () => {
    const { invocations, timer, logs } = world(throttled);
    invocations.send(target, {}, "it");
    await setImmediate();
    timer.pass(21_600_000);
    await setImmediate();
    assert.deepEqual([timer.pending(), logs], [0, ["it is dropped: it is older than 21600 s"]]);
  });

  it("drops what is more than it keeps", async () => {
    const { invocations, logs, ids } = world(failed);
    for (let count = 0; count <= maxPendingEvents; count++) {
      invocations.send(target, {}, "it");
    }
    assert.equal(ids.length, maxPendingEvents);
    assert.deepEqual(logs, [`it is dropped: ${maxPendingEvents} others wait`]);
  });

  it("invokes nothing after it is closed", async () => {
    const { invocations, timer, ids } = world(failed);
    invocations.send(target, {}, "it");
    await setImmediate();
    invocations.close();
    invocations.send(target, {}, "it");
    timer.pass(60_000);
    await setImmediate();
    assert.deepEqual([ids.length, timer.pending()], [1, 0]);
  });
});
