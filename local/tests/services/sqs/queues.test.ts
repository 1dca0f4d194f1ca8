/** When a message is visible, and where it goes. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { maxMessages } from "../../../services/sqs/queues.ts";
import { messageOf, openQueues, queueOf } from "./queue-fixture.ts";

const jobs = queueOf("jobs");
const { arn } = jobs;

describe("queues", () => {
  it("deliver messages in the order in which they were sent, once", () => {
    const { receive, queues } = openQueues(jobs);
    queues.send(arn, messageOf("one"));
    queues.send(arn, messageOf("two"));
    const bodies = [receive(arn), receive(arn), receive(arn)];
    assert.deepEqual(
      bodies.map((message) => message?.body),
      ["one", "two", undefined],
    );
  });

  it("hide a received message until its time has passed, and count how often it was received", () => {
    const { receive, queues, timer } = openQueues(jobs);
    timer.pass(5_000);
    queues.send(arn, messageOf("one"));
    timer.pass(1_000);
    const first = receive(arn);
    assert.deepEqual([first?.sentMs, first?.firstReceivedMs, first?.receives], [5_000, 6_000, 1]);
    assert.deepEqual(queues.counts(arn), { visible: 0, inFlight: 1, delayed: 0 });
    timer.pass(29_999);
    assert.equal(receive(arn), undefined);
    timer.pass(1);
    assert.deepEqual(queues.counts(arn), { visible: 1, inFlight: 0, delayed: 0 });
    const second = receive(arn, 5);
    assert.deepEqual([second?.receives, second?.firstReceivedMs], [2, 6_000]);
    assert.notEqual(second?.receipt, first?.receipt);
    timer.pass(5_000);
    assert.equal(receive(arn)?.receives, 3);
  });

  it("remove a message by its last receipt alone", () => {
    const { receive, queues, timer } = openQueues(jobs);
    queues.send(arn, messageOf("one"));
    const first = receive(arn)?.receipt ?? "";
    timer.pass(30_000);
    const second = receive(arn)?.receipt ?? "";
    queues.remove(arn, first);
    assert.equal(queues.counts(arn).inFlight, 1);
    queues.remove(arn, second);
    assert.deepEqual(queues.counts(arn), { visible: 0, inFlight: 0, delayed: 0 });
  });

  it("delay a message by the time of the queue, or its own", () => {
    const { receive, queues, timer } = openQueues(queueOf("jobs", { delaySeconds: 10 }));
    queues.send(arn, messageOf("late"));
    queues.send(arn, messageOf("soon", { delaySeconds: 0 }));
    assert.deepEqual(queues.counts(arn), { visible: 1, inFlight: 0, delayed: 1 });
    assert.equal(receive(arn)?.body, "soon");
    timer.pass(9_999);
    assert.equal(receive(arn), undefined);
    timer.pass(1);
    assert.equal(receive(arn)?.body, "late");
  });

  it("change how long a message in flight is hidden", () => {
    const { receive, queues, timer } = openQueues(jobs);
    queues.send(arn, messageOf("one"));
    const { receipt = "" } = receive(arn) ?? {};
    assert.equal(queues.hide(arn, receipt, 100), true);
    timer.pass(99_999);
    assert.equal(receive(arn), undefined);
    assert.equal(queues.hide(arn, receipt, 0), true);
    assert.equal(queues.hide(arn, receipt, 10), false);
    assert.equal(receive(arn)?.body, "one");
  });

  it("drop a message after the time that it is kept", () => {
    const { receive, queues, timer } = openQueues(queueOf("jobs", { messageRetentionSeconds: 60 }));
    queues.send(arn, messageOf("one"));
    timer.pass(60_000);
    assert.equal(receive(arn, 0)?.body, "one");
    timer.pass(1);
    assert.equal(receive(arn), undefined);
    assert.equal(queues.counts(arn).visible, 0);
  });

  it("move a message that was received too often to the dead-letter queue, and log it", () => {
    const dead = queueOf("dead");
    const source = queueOf("jobs", { redrive: { queueArn: dead.arn, maxReceiveCount: 2 } });
    const { receive, queues, timer, logged } = openQueues(source, dead);
    const sent = queues.send(arn, messageOf("one"));
    for (const receives of [1, 2]) {
      assert.equal(receive(arn)?.receives, receives);
      timer.pass(30_000);
    }
    assert.equal(receive(arn), undefined);
    const moved = receive(dead.arn);
    assert.deepEqual(
      [moved?.id, moved?.sentMs, moved?.receives, moved?.deadLetterSource],
      [sent?.id, 0, 1, arn],
    );
    assert.deepEqual(logged, ["SQS: a message of jobs was received 2 times: it moves to dead"]);
  });

  it("take a number of messages, and log what is dropped", () => {
    const { queues, logged } = openQueues(jobs);
    for (let count = 0; count < maxMessages; count += 1) {
      queues.send(arn, messageOf("a"));
    }
    assert.equal(queues.send(arn, messageOf("a")), undefined);
    assert.equal(queues.counts(arn).visible, maxMessages);
    assert.equal(logged.length, 1);
    queues.purge(arn);
    assert.equal(queues.send(arn, messageOf("a"))?.body, "a");
  });

  it("have no messages where they are not declared", () => {
    const { receive, queues } = openQueues();
    assert.equal(queues.send(arn, messageOf("a")), undefined);
    assert.equal(receive(arn), undefined);
  });
});

describe("whenVisible", () => {
  function waiting() {
    const opened = openQueues(jobs);
    const { queues, timer } = opened;
    const calls: number[] = [];
    const wait = (untilMs?: number) =>
      queues.whenVisible(arn, () => calls.push(timer.nowMs()), untilMs);
    return { ...opened, calls, wait };
  }

  it("calls back for a message that is sent, once", () => {
    const { queues, timer, calls, wait } = waiting();
    wait();
    timer.pass(7);
    queues.send(arn, messageOf("one"));
    queues.send(arn, messageOf("two"));
    assert.deepEqual(calls, [7]);
    assert.equal(timer.pending(), 0);
  });

  it("calls back when a hidden message becomes visible, or at a time before that", () => {
    const { receive, queues, timer, calls, wait } = waiting();
    queues.send(arn, messageOf("one"));
    receive(arn);
    wait();
    timer.pass(30_000);
    assert.deepEqual(calls, [30_000]);
    receive(arn);
    wait(40_000);
    timer.pass(10_000);
    assert.deepEqual(calls, [30_000, 40_000]);
  });

  it("calls back when a message is hidden for less time", () => {
    const { receive, queues, timer, calls, wait } = waiting();
    queues.send(arn, messageOf("one"));
    const { receipt = "" } = receive(arn) ?? {};
    wait();
    queues.hide(arn, receipt, 0);
    assert.deepEqual([calls, timer.pending()], [[0], 0]);
  });

  it("does not call back who was called off, and calls everybody at the end", () => {
    const { receive, queues, timer, calls, wait } = waiting();
    wait(10)();
    timer.pass(20);
    assert.deepEqual(calls, []);
    wait();
    queues.close();
    assert.deepEqual(calls, [20]);
    assert.equal(receive(arn), undefined);
  });

  it("lets who is called wait again", () => {
    const { queues, timer } = openQueues(jobs);
    let calls = 0;
    const again = () => {
      calls += 1;
      queues.whenVisible(arn, again);
    };
    queues.whenVisible(arn, again);
    queues.send(arn, messageOf("one"));
    assert.deepEqual([calls, timer.pending()], [1, 0]);
  });
});
