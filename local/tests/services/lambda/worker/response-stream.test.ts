/**
 * Handlers that stream their response, run in a sandbox.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { bench, closeAll, removeWorkDir, version } from "../harness.ts";

afterEach(closeAll);
after(removeWorkDir);

/** Runs the body of a streaming handler. */
async function stream(body: string, runtime = "nodejs24.x") {
  const code = `export const handler = awslambda.streamifyResponse(async (event, responseStream, context) => { ${body} });`;
  const result = await bench().run(version(code, { runtime }), { name: "you" });
  return result.kind === "ok"
    ? {
        payload: result.payload,
        type: result.streamed?.contentType,
        text: Buffer.from(result.streamed?.body ?? []).toString(),
      }
    : result;
}

describe("awslambda.streamifyResponse", () => {
  for (const runtime of ["nodejs20.x", "nodejs24.x"]) {
    it(`gathers what a handler of ${runtime} writes, also after it has returned`, async () => {
      const body = `
        responseStream.setContentType("text/plain");
        responseStream.write("Hello, ");
        setImmediate(() => responseStream.end(event.name));`;
      assert.deepEqual(await stream(body, runtime), {
        payload: "Hello, you",
        type: "text/plain",
        text: "Hello, you",
      });
    });
  }

  it("puts metadata and eight zero bytes before the body", async () => {
    const body = `
      const http = awslambda.HttpResponseStream.from(responseStream, { statusCode: 201 });
      http.end("x");`;
    const { type, text } = Object(await stream(body));
    assert.equal(type, "application/vnd.awslambda.http-integration-response");
    assert.equal(text, `{"statusCode":201}${"\u0000".repeat(8)}x`);
  });

  it("is read as JSON by who invokes without a stream", async () => {
    const { payload } = Object(await stream("responseStream.end('{\"statusCode\":200}');"));
    assert.deepEqual(payload, { statusCode: 200 });
  });

  it("fails as the handler fails", async () => {
    assert.deepEqual(
      {
        ...Object(await stream("responseStream.write('a'); throw new TypeError('b');")),
        durationMs: 0,
      },
      { kind: "error", errorType: "TypeError", errorMessage: "b", durationMs: 0 },
    );
  });
});
