import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { after, afterEach, describe, it } from "mocha";
import type { InvokeResult } from "../../../services/lambda/invoker.ts";
import { bench, closeAll, removeWorkDir, version, workDir } from "./harness.ts";

/** What a handler returned. */
async function payload(result: Promise<InvokeResult>): Promise<unknown> {
  const settled = await result;
  assert.equal(settled.kind, "ok", JSON.stringify(settled));
  return settled.kind === "ok" ? settled.payload : undefined;
}

/** An error without its duration. */
async function failure(result: Promise<InvokeResult>): Promise<object> {
  const { durationMs: _, ...rest } = { durationMs: 0, ...(await result) };
  return rest;
}

const echo = version("export const handler = async (event) => event;");

describe("createInvoker", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  describe("invoke", () => {
    it("passes event and response as JSON", async () => {
      const event = { n: 1.5, s: "é\u2028", at: new Date(0), gone: undefined, list: [null] };
      assert.deepEqual(await payload(bench().run(echo, event)), {
        n: 1.5,
        s: "é\u2028",
        at: "1970-01-01T00:00:00.000Z",
        list: [null],
      });
    });

    it("returns null for a handler that returns nothing", async () => {
      assert.equal(await payload(bench().run(version("export const handler = () => {};"))), null);
    });

    it("measures the duration of the handler", async () => {
      const startMs = performance.now();
      const result = await bench().run(
        version("export const handler = () => new Promise((done) => setTimeout(done, 30));"),
      );
      const elapsedMs = performance.now() - startMs;
      assert.ok(result.kind === "ok" && result.durationMs >= 29 && result.durationMs < elapsedMs);
    });

    it("keeps module state between invocations, and shares none between versions", async () => {
      const count = "let n = 0; export const handler = async () => ++n;";
      const { run } = bench();
      assert.equal(await payload(run(version(count))), 1);
      assert.equal(await payload(run(version(count))), 2);
      assert.equal(await payload(run(version(`${count}//`))), 1);
      assert.equal(await payload(run(version(count, { environment: { A: "1" } }))), 1);
      assert.equal(await payload(run(version(count, { arn: "arn:other" }))), 1);
      assert.equal(await payload(run(version(count))), 3);
    });

    for (const [title, code, errorType, errorMessage] of [
      ["an error it throws", "throw new RangeError('far')", "RangeError", "far"],
      ["a value it throws", "throw 'oops'", "string", "oops"],
      ["a rejection", "await Promise.reject(new TypeError('t'))", "TypeError", "t"],
      [
        "a response with a cycle",
        "const a = {}; a.a = a; return a",
        "Runtime.JSONStringifyError",
        "Unable to stringify response body",
      ],
      [
        "a response that is no JSON",
        "return () => {}",
        "Runtime.JSONStringifyError",
        "Unable to stringify response body",
      ],
      [
        "a response of a byte too many",
        "return 'x'.repeat(6_291_555)",
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
      ],
    ] as const) {
      it(`reports ${title}, and keeps the sandbox`, async () => {
        const { run } = bench();
        const target = version(
          `let n = 0; export const handler = async (ok) => { if (ok) return ++n; ${code}; };`,
        );
        assert.equal(await payload(run(target, true)), 1);
        assert.deepEqual(await failure(run(target, false)), {
          kind: "error",
          errorType,
          errorMessage,
        });
        assert.equal(await payload(run(target, true)), 2);
      });
    }

    it("accepts the largest response", async () => {
      const body = await payload(
        bench().run(version("export const handler = async () => 'x'.repeat(6_291_554);")),
      );
      assert.equal(String(body).length, 6_291_554);
    });

    it("refuses an event one byte too large, and accepts the largest", async () => {
      const size = version("export const handler = async (event) => event.length;");
      const { run } = bench();
      assert.equal(await payload(run(size, "x".repeat(6_291_454))), 6_291_454);
      assert.deepEqual(await run(size, "x".repeat(6_291_455)), {
        kind: "error",
        errorType: "RequestEntityTooLargeException",
        errorMessage:
          "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)",
        durationMs: 0,
      });
    });

    for (const [title, event] of [
      ["undefined", undefined],
      ["a BigInt", { n: 1n }],
    ] as const) {
      it(`refuses ${title} as event`, async () => {
        assert.deepEqual(await bench().invoker.invoke(echo, event, "r1"), {
          kind: "error",
          errorType: "InvalidRequestContentException",
          errorMessage: "the event cannot be written as JSON",
          durationMs: 0,
        });
      });
    }

    it("refuses a runtime that is not Node.js, once for every invocation", async () => {
      const { run } = bench({ maxConcurrency: 1 });
      const target = version("", { runtime: "python3.13" });
      const refusal = {
        kind: "error",
        errorType: "Sandbox.StartFailed",
        errorMessage:
          'arn:aws:lambda:us-east-1:000000000000:function:tables:7: runtime must be a Node.js one, like "nodejs24.x", to run on this machine, got "python3.13"',
        durationMs: 0,
      };
      assert.deepEqual(await Promise.all([run(target), run(target), run(target)]), [
        refusal,
        refusal,
        refusal,
      ]);
    });

    it("refuses a package that would leave its folder", async () => {
      const result = await bench().run(version({ "../evil.mjs": "" }));
      assert.ok(result.kind === "error" && result.errorType === "Sandbox.StartFailed");
    });
  });

  describe("the environment of a handler", () => {
    it("has Lambda's context", async () => {
      const target = version(
        "export const handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });",
        { timeoutSeconds: 900 },
      );
      const { left, logStreamName, ...context } = Object(
        await payload(bench().run(target, {}, "11111111-2222-3333-4444-555555555555")),
      );
      assert.deepEqual(context, {
        invokedFunctionArn: target.arn,
        functionName: "tables",
        functionVersion: "7",
        memoryLimitInMB: "128",
        logGroupName: "/aws/lambda/us-east-1.tables",
        awsRequestId: "11111111-2222-3333-4444-555555555555",
      });
      assert.match(logStreamName, /^\d{4}\/\d\d\/\d\d\/\[7\][0-9a-f]{32}$/);
      assert.ok(left > 600_000 && left <= 900_000, `got ${left}`);
    });

    it("has Lambda's environment and none of this machine's", async () => {
      const target = version("export const handler = async () => process.env;", {
        environment: { STAGE: "dev" },
      });
      const environment = Object(await payload(bench().run(target)));
      assert.deepEqual(Object.keys(environment).sort(), [
        "AWS_ACCESS_KEY_ID",
        "AWS_CONFIG_FILE",
        "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL_S3",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SHARED_CREDENTIALS_FILE",
        "LAMBDA_TASK_ROOT",
        "LANG",
        "STAGE",
        "TZ",
        "_HANDLER",
      ]);
      assert.equal(environment.AWS_SESSION_TOKEN, target.roleArn);
      assert.equal(environment.AWS_ENDPOINT_URL_S3, "http://127.0.0.1:9");
    });

    it("cannot change the server's environment, globals, arguments or directory", async () => {
      const target = version(`
        export const handler = async () => {
          process.env.TOUCHLINE_LEAK = "1";
          globalThis.touchlineLeak = 1;
          let moved = true;
          try { process.chdir("/"); } catch { moved = false; }
          return { moved, argv: process.execArgv };
        };`);
      assert.deepEqual(await payload(bench().run(target)), { moved: false, argv: [] });
      // biome-ignore lint/style/noProcessEnv: the leak to be ruled out is into this very object
      assert.equal(process.env["TOUCHLINE_LEAK"], undefined);
      assert.equal("touchlineLeak" in globalThis, false);
    });

    it("has none of the server's loaders, and ends without it", async () => {
      const program = `
        import { randomBytes } from "node:crypto";
        import { createInvoker } from "./services/lambda/create-invoker.ts";
        const invoker = createInvoker({
          workDir: ${JSON.stringify(workDir)},
          credentials: () => ({ accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" }),
          endpoints: () => ({}),
          log: () => undefined,
          nowMs: Date.now,
          randomBytes,
        });
        const target = ${JSON.stringify(version("export const handler = async () => [process.execArgv, typeof fromLoader];"))};
        process.stdout.write(JSON.stringify(await invoker.invoke(target, {}, "r1")));`;
      // Never closed: a sandbox that waits must not keep the process.
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          "--import=data:text/javascript,globalThis.fromLoader=1",
          "--input-type=module-typescript",
          "--eval",
          program,
        ],
        { cwd: join(import.meta.dirname, "../../..") },
      );
      assert.deepEqual(JSON.parse(stdout).payload, [[], "undefined"]);
    });

    it("has no access to the channel to the server", async () => {
      const target = version(`
        import { parentPort, workerData } from "node:worker_threads";
        export const handler = async () => {
          parentPort.postMessage({ kind: "done", body: '"forged"', usage: {} });
          return Object.keys(workerData);
        };`);
      assert.deepEqual(await payload(bench().run(target)), []);
    });
  });
});
