/** Server-sent events. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { EventHub, heartbeatMs, maxSubscribers, maxWaitingBytes } from "../../trace/event-hub.ts";
import { handTimer } from "../hand-timer.ts";

/** A reader, who can fall behind. */
function reader() {
  const written: string[] = [];
  return {
    written,
    writableLength: 0,
    ended: false,
    write(text: string) {
      written.push(text);
    },
    end() {
      this.ended = true;
    },
  };
}

const never = () => () => undefined;

describe("EventHub", () => {
  it("passes events on to everybody, as one line of JSON each", () => {
    const hub = new EventHub(never);
    const [one, two] = [reader(), reader()];
    hub.subscribe(one);
    hub.subscribe(two);
    hub.publish("request", { url: "/\n", id: 1 });
    const expected = [": touchline\n\n", 'event: request\ndata: {"url":"/\\n","id":1}\n\n'];
    assert.deepEqual([one.written, two.written], [expected, expected]);
  });

  it("puts nothing together while nobody looks", () => {
    const hub = new EventHub(never);
    const untouchable = { toJSON: () => assert.fail("it was looked at") };
    hub.publish("request", untouchable);
    const end = hub.subscribe(reader());
    assert.equal(hub.count, 1);
    end?.();
    assert.equal(hub.count, 0);
    hub.publish("request", untouchable);
  });

  it("takes eight readers, and another when one has left", () => {
    const hub = new EventHub(never);
    const ends = Array.from({ length: maxSubscribers }, () => hub.subscribe(reader()));
    assert.equal(hub.subscribe(reader()), undefined);
    ends[0]?.();
    assert.notEqual(hub.subscribe(reader()), undefined);
  });

  it("drops what a slow reader has no room for, and tells the number as soon as there is room", () => {
    const hub = new EventHub(never);
    const [slow, fast] = [reader(), reader()];
    hub.subscribe(slow);
    hub.subscribe(fast);
    slow.writableLength = maxWaitingBytes;
    hub.publish("log", 1);
    hub.publish("log", 2);
    assert.equal(slow.written.length, 1);
    slow.writableLength = 0;
    hub.publish("log", 3);
    hub.publish("log", 4);
    assert.deepEqual(slow.written.slice(1), [
      'event: dropped\ndata: {"count":2}\n\n',
      "event: log\ndata: 3\n\n",
      "event: log\ndata: 4\n\n",
    ]);
    assert.equal(fast.written.length, 5);
  });

  it("writes a comment every 15 seconds while anybody looks, and tells what was dropped then", () => {
    const timer = handTimer();
    const hub = new EventHub(timer.setTimer);
    const slow = reader();
    const end = hub.subscribe(slow);
    slow.writableLength = maxWaitingBytes;
    hub.publish("log", 1);
    slow.writableLength = 0;
    timer.pass(heartbeatMs);
    timer.pass(heartbeatMs);
    assert.deepEqual(slow.written.slice(1), [
      'event: dropped\ndata: {"count":1}\n\n',
      ": beat\n\n",
      ": beat\n\n",
    ]);
    end?.();
    assert.equal(timer.pending(), 0);
  });

  it("ends every stream when it closes, and takes nobody any more", () => {
    const timer = handTimer();
    const hub = new EventHub(timer.setTimer);
    const one = reader();
    hub.subscribe(one);
    hub.close();
    assert.deepEqual([one.ended, hub.count, timer.pending()], [true, 0, 0]);
    assert.equal(hub.subscribe(reader()), undefined);
  });
});
