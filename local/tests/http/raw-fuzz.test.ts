/** Generated requests on every port that listens: answered, refused or closed, and nothing else. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { closeAll, listen } from "../server/listening.ts";
import { get, send } from "../server/raw-client.ts";
import { withS3, withServer } from "../services/s3/fixture.ts";
import { fuzzConnections } from "./raw-fuzz.ts";

describe("generated connections", () => {
  afterEach(closeAll);

  it("are answered or closed by the distribution's port, which logs no defect", async () => {
    const { port, logged } = await listen();
    await fuzzConnections(port, { numRuns: 400, seed: 20_261_121 });
    // A WebSocket that was asked for is logged without a cause.
    assert.deepEqual(
      logged.filter((cause) => cause !== undefined),
      [],
    );
    assert.equal((await send(port, get("/a"))).status, 200);
  });

  it("are answered or closed by the S3 port, which logs no defect", () =>
    withS3(({ s3, logs }) =>
      withServer(s3, async (port) => {
        await fuzzConnections(port, { numRuns: 400, seed: 20_261_121 });
        assert.deepEqual(
          logs.filter((line) => !line.includes("AccessDenied")),
          [],
        );
        assert.equal((await send(port, get("/a"))).status, 404);
      }),
    ));
});
