/**
 * What is done for a request stands below its line.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { RequestTrace } from "../../server/request-trace.ts";
import { terminalLog, verboseLog } from "../../server/terminal-log.ts";
import type { SandboxInvoker } from "../../services/lambda/create-invoker.ts";
import type { FunctionVersion } from "../../services/lambda/invoker.ts";

const target = { name: "tables" } as FunctionVersion;
const answered = { method: "GET", path: "/", status: 200, cache: "Miss", durationMs: 1 };

function setUp() {
  const trace = new RequestTrace();
  const lines: string[] = [];
  const log = verboseLog(
    terminalLog((text) => void lines.push(text.replaceAll(/in \d+\.\d ms/g, "in T"))),
    trace,
  );
  const logged = (requestId: string, line: string) =>
    log.logFunction({ logGroup: "/aws/lambda/tables", stream: "s", requestId, line });
  const invoker = trace.invoker({
    async invoke(_target, _payload, requestId) {
      logged(requestId, `hello ${requestId}`);
      return { kind: "ok", payload: null, durationMs: 1 };
    },
  } as SandboxInvoker);
  return { trace, log, lines, logged, invoker };
}

/** Runs what happens to one request. */
function within<Value>(trace: RequestTrace, work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    trace.around(() => void work().then(resolve, reject));
  });
}

describe("RequestTrace", () => {
  it("has stages and the log of functions below the line of their request", async () => {
    const { trace, log, lines, invoker } = setUp();
    const requests = ["one", "two"].map((id) =>
      within(trace, async () => {
        trace.stage(`behavior /${id}`);
        await invoker.invoke(target, {}, id);
        log.logRequest?.({ ...answered, path: `/${id}` });
      }),
    );
    await Promise.all(requests);
    assert.deepEqual(
      lines,
      ["one", "two"].flatMap((id) => [
        `request | GET /${id} 200 Miss 1.0 ms\n          behavior /${id}\n          function tables: returned in T\n`,
        `tables | hello ${id}\n`,
      ]),
    );
  });

  it("notes how an origin answered, and that one did not", async () => {
    const { trace } = setUp();
    const origin = { id: "api" } as Parameters<ReturnType<RequestTrace["origin"]>>[0];
    const request = { method: "GET", path: "/v1" } as Parameters<
      ReturnType<RequestTrace["origin"]>
    >[1];
    const stages = await within(trace, async () => {
      const failing = trace.origin(() => Promise.reject(new Error("refused")));
      await assert.rejects(failing(origin, request), /refused/);
      const answering = trace.origin(async () => ({ status: 404 }) as never);
      await answering(origin, request);
      return trace.finish().stages;
    });
    assert.deepEqual(
      stages.map((stage) => stage.replace(/ in .*/, "")),
      ["origin api: GET /v1, no answer", "origin api: GET /v1, 404"],
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
});
