/** The thread of CloudFront functions. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  createFunctionHost,
  type FunctionHost,
} from "../../../../services/cloudfront/functions/function-host.ts";

const arnOf = (name: string) => `arn:aws:cloudfront::000000000000:function/${name}`;

const sources = {
  echo: "function handler(event) { console.log('runs'); return event; }",
  loop: "function handler() { for (;;); }",
  hoard:
    "function handler() { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }",
};

describe("createFunctionHost", () => {
  const logged: string[] = [];
  let host: FunctionHost;
  function start(timeMs: number): void {
    logged.length = 0;
    host = createFunctionHost({
      functions: Object.entries(sources).map(([name, code]) => ({
        arn: arnOf(name),
        name,
        runtime: "cloudfront-js-2.0",
        code,
        keyValues: undefined,
      })),
      nowMs: () => 0,
      timeMs,
      log: ({ logGroup, requestId, line }) => logged.push(`${logGroup} ${requestId} ${line}`),
    });
  }
  afterEach(() => host.close());
  const run = (name: keyof typeof sources) => host.run(arnOf(name), "{}", "viewer-request", "id");

  it("returns what each function returns, and logs under its name", async () => {
    start(60_000);
    const outcomes = await Promise.all([run("echo"), run("echo")]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.kind === "returned" && outcome.json),
      ["{}", "{}"],
    );
    const line = "/aws/cloudfront/function/echo id runs";
    assert.deepEqual(logged, [line, line]);
  });

  it("leaves the thread of the server free while a function loops", async () => {
    start(50);
    let turns = 0;
    const looping = run("loop");
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    let over = false;
    void looping.finally(() => {
      over = true;
    });
    while (!over) {
      await turn();
      turns++;
    }
    assert.ok(turns > 1);
    assert.equal((await looping).kind, "failed");
    assert.equal((await run("echo")).kind, "returned");
  });

  it("ends what is under way before it closes, and runs what comes later", async () => {
    start(60_000);
    const running = run("echo");
    await host.close();
    assert.equal((await running).kind, "returned");
    assert.equal((await run("echo")).kind, "returned");
  });

  it("fails a function that uses up its memory, and runs the next one", async () => {
    start(60_000);
    const outcome = await run("hoard");
    assert.match(outcome.kind === "failed" ? outcome.reason : "", /more memory/);
    assert.equal((await run("echo")).kind, "returned");
  });
});
