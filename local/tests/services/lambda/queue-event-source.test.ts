/** Functions that are invoked with the messages of a queue. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "mocha";
import type { InvokeResult } from "../../../services/lambda/invoker.ts";
import {
  createQueueSources,
  type QueueMapping,
} from "../../../services/lambda/queue-event-source.ts";
import { messageOf, openQueues, queueOf } from "../sqs/queue-fixture.ts";

const jobs = queueOf("jobs");
const version = { name: "worker" };
const mapping = {
  id: "m",
  queueArn: jobs.arn,
  region: "eu-west-1",
  target: { arn: "f", versions: [{ version, weight: 1 }] } as unknown as QueueMapping["target"],
  batchSize: 10,
  windowSeconds: 0,
  reportsFailures: false,
  maxConcurrency: 5,
} satisfies QueueMapping;

interface Record_ {
  readonly messageId: string;
  readonly body: string;
}

const done = (payload: unknown = null): InvokeResult => ({ kind: "ok", payload, durationMs: 1 });

/** Runs a mapping; each invocation ends when the test says so. */
function open(over: Partial<QueueMapping> = {}, queue = jobs) {
  const opened = openQueues(queue);
  const { queues, timer } = opened;
  const logged: string[] = [];
  const invocations: {
    records: readonly Record_[];
    end: (result?: InvokeResult) => Promise<void>;
  }[] = [];
  const sources = createQueueSources({
    queues,
    invoker: {
      invoke(_version, event) {
        const { promise, resolve } = Promise.withResolvers<InvokeResult>();
        invocations.push({
          records: (event as { Records: readonly Record_[] }).Records,
          async end(result = done()) {
            resolve(result);
            await setImmediate();
          },
        });
        return promise;
      },
    },
    nowMs: timer.nowMs,
    setTimer: timer.setTimer,
    randomBytes,
    random: () => 0,
    log: (message) => logged.push(message),
  });
  sources.run([{ ...mapping, ...over }]);
  return {
    ...opened,
    sources,
    logged,
    invocations,
    send: (...bodies: readonly string[]) => {
      for (const body of bodies) {
        queues.send(queue.arn, messageOf(body));
      }
    },
    /** The bodies of each invocation so far. */
    bodies: () => invocations.map(({ records }) => records.map(({ body }) => body)),
    left: () => queues.counts(queue.arn),
  };
}

const nothing = { visible: 0, inFlight: 0, delayed: 0 };

describe("an event source mapping of a queue", () => {
  it("invokes the function with a record of AWS's form, and deletes the message", async () => {
    const { queues, invocations, left, timer } = open();
    timer.pass(1_000);
    queues.send(
      jobs.arn,
      messageOf("hello", {
        attributes: {
          a: { dataType: "String", value: "x" },
          b: { dataType: "Binary", value: "AA==" },
        },
      }),
    );
    const [invocation] = invocations;
    const [{ receiptHandle, ...record } = {}] = (invocation?.records ?? []) as unknown as Record<
      string,
      string
    >[];
    assert.match(receiptHandle ?? "", /^\S{64}$/);
    assert.deepEqual(record, {
      messageId: "message-1",
      body: "hello",
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1000",
        SenderId: "me",
        ApproximateFirstReceiveTimestamp: "1000",
      },
      messageAttributes: {
        a: { dataType: "String", stringValue: "x", stringListValues: [], binaryListValues: [] },
        b: { dataType: "Binary", binaryValue: "AA==", stringListValues: [], binaryListValues: [] },
      },
      md5OfBody: "5d41402abc4b2a76b9719d911017c592",
      eventSource: "aws:sqs",
      eventSourceARN: jobs.arn,
      awsRegion: "eu-west-1",
    });
    assert.equal(left().inFlight, 1);
    await invocation?.end();
    assert.deepEqual(left(), nothing);
  });

  it("invokes at once without a window, at most so often at one time", async () => {
    const { send, bodies, invocations } = open({ maxConcurrency: 2, batchSize: 2 });
    send("1", "2", "3", "4", "5");
    assert.deepEqual(bodies(), [["1"], ["2"]]);
    await invocations[0]?.end();
    assert.deepEqual(bodies(), [["1"], ["2"], ["3", "4"]]);
    await invocations[1]?.end();
    assert.deepEqual(bodies().at(-1), ["5"]);
  });

  it("collects messages for its window, or until the batch is full", () => {
    const { send, bodies, timer } = open({ windowSeconds: 10, batchSize: 3 });
    send("1");
    timer.pass(5_000);
    send("2");
    timer.pass(4_999);
    assert.deepEqual(bodies(), []);
    timer.pass(1);
    assert.deepEqual(bodies(), [["1", "2"]]);
    send("3", "4", "5", "6");
    assert.deepEqual(bodies(), [
      ["1", "2"],
      ["3", "4", "5"],
    ]);
    timer.pass(10_000);
    assert.deepEqual(bodies().at(-1), ["6"]);
  });

  it("divides what would be too large for one event", () => {
    const large = queueOf("jobs", { maxMessageSize: 1_048_576 });
    const { queues, bodies, sources } = open({}, large);
    sources.close();
    for (let count = 0; count < 6; count += 1) {
      queues.send(jobs.arn, messageOf("a".repeat(1_048_576)));
    }
    sources.run([mapping]);
    assert.deepEqual(
      bodies().map(({ length }) => length),
      [4, 2],
    );
  });

  for (const [title, result, reason] of [
    [
      "an error",
      { kind: "error", errorType: "E", errorMessage: "no", durationMs: 1 },
      /failed: E: no$/,
    ],
    ["a time-out", { kind: "timeout", durationMs: 1 }, /failed: the function timed out$/],
    ["no sandbox", { kind: "throttled" }, /failed: no sandbox is free$/],
  ] as const satisfies readonly (readonly [string, InvokeResult, RegExp])[]) {
    it(`invokes again after ${title}, when the messages are visible again`, async () => {
      const { send, invocations, bodies, timer, logged } = open();
      send("1");
      await invocations[0]?.end(result);
      assert.match(logged[0] ?? "", reason);
      timer.pass(29_999);
      assert.equal(bodies().length, 1);
      timer.pass(1);
      assert.deepEqual(bodies(), [["1"], ["1"]]);
    });
  }

  const failures = (...ids: readonly unknown[]) => ({
    batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
  });
  for (const [title, payload, left] of [
    ["keeps the messages that the function reports", failures("message-2"), 1],
    ["deletes all for an empty list", failures(), 0],
    ["deletes all for no list", { batchItemFailures: null }, 0],
    ["deletes all for a result without the member", { other: 1 }, 0],
    ["deletes all for no result", null, 0],
    ["keeps all for an id of no message", failures("message-2", "other"), 3],
    ["keeps all for an empty id", failures(""), 3],
    ["keeps all for an item without an id", { batchItemFailures: [{ id: "message-2" }] }, 3],
    ["keeps all for a list that is none", { batchItemFailures: "message-2" }, 3],
  ] as const) {
    it(`${title}, with ReportBatchItemFailures`, async () => {
      const {
        send,
        invocations,
        left: counts,
      } = open({ reportsFailures: true, windowSeconds: 1, batchSize: 3 });
      send("1", "2", "3");
      await invocations[0]?.end(done(payload));
      assert.equal(counts().inFlight, left);
    });
  }

  it("deletes all messages whatever the function reports, without ReportBatchItemFailures", async () => {
    const { send, invocations, left } = open();
    send("1");
    await invocations[0]?.end(done(failures("message-1")));
    assert.deepEqual(left(), nothing);
  });

  it("leaves a message to the dead-letter queue that fails too often", async () => {
    const dead = queueOf("dead");
    const source = queueOf("jobs", { redrive: { queueArn: dead.arn, maxReceiveCount: 1 } });
    const opened = openQueues(source, dead);
    const sources = createQueueSources({
      queues: opened.queues,
      invoker: { invoke: async () => ({ kind: "timeout", durationMs: 1 }) },
      nowMs: opened.timer.nowMs,
      setTimer: opened.timer.setTimer,
      randomBytes,
      random: () => 0,
      log: () => undefined,
    });
    sources.run([mapping]);
    opened.queues.send(jobs.arn, messageOf("1"));
    await setImmediate();
    opened.timer.pass(30_000);
    assert.equal(opened.queues.counts(dead.arn).visible, 1);
    assert.deepEqual(opened.queues.counts(jobs.arn), nothing);
  });

  it("stops when it is closed or replaced, and leaves no timer", async () => {
    const { send, bodies, sources, timer, invocations } = open({ windowSeconds: 10 });
    send("1");
    sources.run([]);
    timer.pass(60_000);
    assert.deepEqual([bodies(), timer.pending()], [[], 0]);
    sources.run([mapping]);
    assert.deepEqual(bodies(), [["1"]]);
    sources.close();
    await invocations[0]?.end();
    send("2");
    assert.deepEqual([bodies().length, timer.pending()], [1, 0]);
  });
});
