/**
 * What is done for a request stands below its line.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { recordedInvoker } from "../../server/recorded-functions.ts";
import { recordedLog, terminalLog } from "../../server/terminal-log.ts";
import type { SandboxInvoker } from "../../services/lambda/create-invoker.ts";
import type { FunctionVersion } from "../../services/lambda/invoker.ts";
import { EventHub } from "../../trace/event-hub.ts";
import { Recorder } from "../../trace/recorder.ts";
import type { RequestRecording } from "../../trace/request-recording.ts";
import { requestOf } from "../services/cloudfront/edge-fixtures.ts";

const target = { name: "tables", arn: "arn", region: "us-east-1" } as FunctionVersion;
const answered = { method: "GET", path: "/", status: 200, cache: "Miss", durationMs: 1 };
const response = { status: 200, rawHeaders: [], body: Buffer.alloc(0), requestId: "" };

function setUp(verbose = true) {
  let bytes = 0;
  const recorder = new Recorder({
    hub: new EventHub(() => () => undefined),
    nowMs: () => 0,
    randomBytes: (size) => Buffer.alloc(size, bytes++),
    monotonicMs: () => 0,
    always: verbose,
  });
  const lines: string[] = [];
  const log = recordedLog({ ...terminalLog((text) => void lines.push(text)), verbose }, recorder);
  const logged = (requestId: string, line: string) =>
    log.logFunction({ logGroup: "/aws/lambda/tables", stream: "s", requestId, line });
  const invoker = recordedInvoker(
    {
      async invoke(_target, _payload, requestId) {
        logged(requestId, `hello ${requestId}`);
        return { kind: "ok", payload: null, durationMs: 1 };
      },
    } as SandboxInvoker,
    recorder,
  );
  /** Runs what happens to one request, and logs it. */
  const request = async (path: string, work: (recording: RequestRecording) => Promise<unknown>) => {
    const recording = recorder.open(requestOf(path), "site");
    await recorder.run(recording, () => work(recording));
    recorder.end(recording, response);
    log.logRequest?.({ ...answered, path, recording });
  };
  return { recorder, log, lines, logged, invoker, request };
}

describe("a verbose log", () => {
  it("has stages and the log of functions below the line of their request", async () => {
    const { lines, invoker, request } = setUp();
    await Promise.all(
      ["one", "two"].map((id) =>
        request(`/${id}`, async (recording) => {
          recording.note({
            kind: "behavior",
            pathPattern: `/${id}`,
            origin: "api",
            passedOver: [],
          });
          await invoker.invoke(target, {}, id);
        }),
      ),
    );
    assert.deepEqual(
      lines,
      ["one", "two"].flatMap((id) => [
        `request | GET /${id} 200 Miss 1.0 ms\n          behavior /${id}, origin api\n          function tables at invoke: returned in 0.0 ms\n`,
        `tables | hello ${id}\n`,
      ]),
    );
  });

  it("prints at once what belongs to no request", async () => {
    const { log, lines, logged, invoker } = setUp();
    await invoker.invoke(target, {}, "background");
    logged("-", "init");
    log.logRequest?.(answered);
    assert.deepEqual(lines, [
      "tables | hello background\n",
      "tables | init\n",
      "request | GET / 200 Miss 1.0 ms\n",
    ]);
  });

  it("prints at once what a function logs after the end of its request", async () => {
    const { lines, logged, invoker, request } = setUp();
    await request("/late", () => invoker.invoke(target, {}, "late"));
    logged("late", "afterwards");
    assert.equal(lines.at(-1), "tables | afterwards\n");
  });
});

describe("a log that is not verbose", () => {
  it("prints the log of functions at once, and no stages", async () => {
    const { lines, invoker, request } = setUp(false);
    await request("/one", () => invoker.invoke(target, {}, "one"));
    assert.deepEqual(lines, ["tables | hello one\n", "request | GET /one 200 Miss 1.0 ms\n"]);
  });
});
