/** What a recorder keeps, and for how long. @module */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { describe, it } from "mocha";
import { EventHub } from "../../trace/event-hub.ts";
import { maxRecordedBodyBytes } from "../../trace/recorded-body.ts";
import {
  maxRequests,
  maxTotalBytes,
  Recorder,
  type RecorderOptions,
} from "../../trace/recorder.ts";
import type { Reported } from "../../trace/request-record.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

const response = { status: 200, rawHeaders: [], body: Buffer.alloc(0), requestId: "" };

function setUp(over: Partial<RecorderOptions> = {}) {
  let number = 0;
  let elapsedMs = 0;
  const hub = new EventHub(() => () => undefined);
  const recorder = new Recorder({
    hub,
    nowMs: () => 1_000,
    randomBytes(size) {
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32BE(number++);
      return bytes;
    },
    monotonicMs: () => elapsedMs,
    ...over,
  });
  const open = (path = "/", rest: Parameters<typeof requestOf>[1] = {}) =>
    recorder.open(requestOf(path, rest), "site");
  return { hub, recorder, open, pass: (ms: number) => (elapsedMs += ms) };
}

const refusal: Reported = { kind: "refusal", status: 403, why: "so" };

describe("Recorder", () => {
  it("is on while anybody reads events, and always where it is told so", () => {
    const { hub, recorder } = setUp();
    assert.equal(recorder.isOn, false);
    const end = hub.subscribe({ write: () => true, end: () => undefined, writableLength: 0 });
    assert.equal(recorder.isOn, true);
    end?.();
    assert.equal(recorder.isOn, false);
    assert.equal(setUp({ always: true }).recorder.isOn, true);
  });

  it("times stages from the arrival, and lists them in the order in which they began", () => {
    const { open, pass } = setUp();
    const recording = open();
    pass(1);
    const endFirst = recording.begin();
    pass(2);
    recording.note({ ...refusal, why: "second" });
    pass(3.1239);
    endFirst({ ...refusal, why: "first" });
    assert.deepEqual(recording.stages, [
      { ...refusal, why: "first", startMs: 1, durationMs: 5.124 },
      { ...refusal, why: "second", startMs: 3, durationMs: 0 },
    ]);
  });

  it("reports to the request at hand alone", async () => {
    const { recorder, open } = setUp();
    const [one, two] = [open("/1"), open("/2")];
    const answer = async (why: string) => {
      await Promise.resolve();
      recorder.observe()?.note({ ...refusal, why });
    };
    await Promise.all([
      recorder.run(one, () => answer("one")),
      recorder.run(two, () => answer("two")),
      answer("nobody"),
    ]);
    assert.deepEqual(
      [one, two].map(({ stages }) => stages.map((stage) => stage.kind === "refusal" && stage.why)),
      [["one"], ["two"]],
    );
  });

  it("publishes a request when it begins and when it ends", () => {
    const { hub, recorder, open, pass } = setUp();
    const written: string[] = [];
    hub.subscribe({
      write: (text: string) => written.push(text),
      end: () => undefined,
      writableLength: 0,
    });
    const recording = open("/a?b=1", { place: { country: "NZ" } });
    pass(4);
    const rawHeaders = ["X-Cache", "Hit from cloudfront"];
    recorder.end(recording, { ...response, rawHeaders, requestId: "edge-id" });
    const begun = {
      id: recording.id,
      startedMs: 1_000,
      endpoint: "site",
      method: "GET",
      url: "/a?b=1",
      host: "www.example.com",
      clientIp: "203.0.113.7",
      place: { country: "NZ" },
    };
    assert.deepEqual(
      written.slice(1).map((text) => JSON.parse(text.slice(text.indexOf("{")))),
      [
        { ...begun, cache: "", functions: [] },
        { ...begun, durationMs: 4, status: 200, cache: "Hit", edgeId: "edge-id", functions: [] },
      ],
    );
    assert.equal(recorder.find("edge-id")?.id, recording.id);
  });

  it("keeps the last 500 requests", () => {
    const { recorder, open } = setUp();
    const first = open("/first");
    for (let count = 1; count < maxRequests; count += 1) {
      open();
    }
    assert.notEqual(recorder.find(first.id), undefined);
    const last = open("/last");
    assert.equal(recorder.find(first.id), undefined);
    const ids = Array.from(recorder.list(), ({ id }) => id);
    assert.deepEqual([ids.length, ids[0]], [maxRequests, last.id]);
  });

  it("keeps fewer where they are large", () => {
    const { recorder, open } = setUp();
    const body = Buffer.alloc(maxRecordedBodyBytes, "x");
    for (let count = 0; count < maxRequests; count += 1) {
      recorder.end(open("/", { body }), { ...response, body });
    }
    const kept = [...recorder.list()];
    assert.ok(kept.length < maxRequests);
    assert.ok(kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= maxTotalBytes);
  });

  it("keeps the beginning of bodies and events, and at most 200 stages and log lines", () => {
    const { recorder, open } = setUp();
    const long = "x".repeat(maxRecordedBodyBytes + 1);
    const recording = open("/", { body: Buffer.from(long) });
    recorder.expect(recording, "invocation");
    for (let count = 0; count < 300; count += 1) {
      recording.note(refusal);
      recorder.log({ logGroup: "/aws/lambda/a", stream: "s", requestId: "invocation", line: "x" });
    }
    recorder.end(recording, { ...response, body: Buffer.from(long) });
    const { request, response: sent, stages } = recording.record;
    const kept = { sizeBytes: long.length, text: long.slice(1), truncated: true };
    assert.deepEqual([request.body, sent?.body, stages.length], [kept, kept, 200]);
    assert.equal(recorder.expect(recording, "invocation").lines.length, 0);
  });

  it("lets go of what it has forgotten, and of what comes later to it", () => {
    const { recorder, open } = setUp();
    const recording = open();
    const end = recording.begin();
    recorder.clear();
    end(refusal);
    assert.deepEqual([recording.stages, [...recorder.list()]], [[], []]);
  });

  it("is not held by what was started for a request and runs on", () => {
    const { recorder, open } = setUp();
    const recording = open();
    recorder.run(recording, () => {
      assert.equal(recorder.observe(), recording);
      recorder.clear();
      assert.equal(recorder.observe(), undefined);
    });
  });

  it("takes the coding off a body, and leaves one that is none as it is", () => {
    const { recorder, open } = setUp();
    const bodyOf = (body: Buffer, coding: string) => {
      const recording = open();
      recorder.end(recording, { ...response, body, rawHeaders: ["Content-Encoding", coding] });
      return recording.record.response?.body;
    };
    const zipped = gzipSync("password=abc");
    assert.deepEqual(bodyOf(zipped, "gzip"), {
      sizeBytes: zipped.length,
      text: "password=***",
      truncated: false,
    });
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    const asItIs = { sizeBytes: 3, base64: "/wD+", truncated: false };
    assert.deepEqual([bodyOf(bytes, "br"), bodyOf(bytes, "nothing")], [asItIs, asItIs]);
  });

  it("does not cut a character, and takes no text for bytes because of its end", () => {
    const { open } = setUp();
    const text = "é".repeat(maxRecordedBodyBytes);
    const { body } = open("/", { body: Buffer.from(text) }).record.request;
    assert.deepEqual([body.base64, body.truncated], [undefined, true]);
    assert.match(body.text ?? "", /^é+$/);
  });
});
