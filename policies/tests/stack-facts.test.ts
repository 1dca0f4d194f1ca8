/**
 * What the engine sends about a stack reaches the rules.
 *
 * @module
 */
import assert from "node:assert/strict";
import analyzerServices from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzerProto from "@pulumi/pulumi/proto/analyzer_pb.js";
import { afterEach, describe, it } from "mocha";
import { factsOfEngine } from "../stack-facts.ts";

const message = analyzerServices.AnalyzerService.configureStack as {
  requestDeserialize: (bytes: Buffer) => unknown;
};
const { requestDeserialize } = message;

/** The message as it comes off the wire. */
function told(stack: string, config: Readonly<Record<string, string>>): Buffer {
  const request = new analyzerProto.AnalyzerStackConfigureRequest()
    .setProject("touchline")
    .setStack(stack);
  for (const [key, value] of Object.entries(config)) {
    request.getConfigMap().set(key, value);
  }
  return Buffer.from(request.serializeBinary());
}

describe("facts of a stack", () => {
  afterEach(() => {
    message.requestDeserialize = requestDeserialize;
  });

  it("are empty before the engine sends them", () => {
    const { project, stack, config, nowMs } = factsOfEngine(() => 7);
    assert.deepEqual({ project, stack, config }, { project: "", stack: "", config: {} });
    assert.equal(nowMs(), 7);
  });

  it("are what the engine sent last, and the SDK reads the same", () => {
    const facts = factsOfEngine(Date.now);
    message.requestDeserialize(told("dev", {}));
    const read = message.requestDeserialize(told("prod", { "touchline:protectData": "true" }));
    assert.ok(read instanceof analyzerProto.AnalyzerStackConfigureRequest);
    assert.equal(read.getStack(), "prod");
    const { project, stack, config } = facts;
    assert.deepEqual(
      { project, stack, config },
      { project: "touchline", stack: "prod", config: { "touchline:protectData": "true" } },
    );
  });
});
