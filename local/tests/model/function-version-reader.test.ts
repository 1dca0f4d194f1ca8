/**
 * Functions with their packages, and what Lambda refuses of them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readFunctionVersion } from "../../model/function-version-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { functionArn, lambdaFunction, roleArn } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(inputs: Properties = {}, atEdge = false) {
  const node = lambdaFunction("worker", inputs);
  return reading((findings) => readFunctionVersion(node, atEdge, findings));
}

describe("readFunctionVersion", () => {
  it("reads a minimal function, with Lambda's defaults", () => {
    assert.deepEqual(read(), {
      result: {
        arn: functionArn("worker"),
        name: "worker",
        version: "1",
        region: "us-east-1",
        runtime: "nodejs24.x",
        handler: "index.handler",
        files: { "index.mjs": "export {}" },
        memorySizeMb: 128,
        timeoutSeconds: 3,
        environment: {},
        roleArn: roleArn("worker"),
        logGroup: "/aws/lambda/worker",
      },
      problems: [],
      notSimulated: [],
    });
  });

  it("reads memory, timeout and environment", () => {
    const { result } = read({
      memorySize: 512,
      timeout: 30,
      environment: { variables: { STAGE: "dev" } },
    });
    assert.equal(result.memorySizeMb, 512);
    assert.equal(result.timeoutSeconds, 30);
    assert.deepEqual(result.environment, { STAGE: "dev" });
  });

  for (const [inputs, atEdge, logGroup] of [
    [{}, false, "/aws/lambda/worker"],
    [{}, true, "/aws/lambda/us-east-1.worker"],
    [{ loggingConfig: { logFormat: "Text" } }, true, "/aws/lambda/us-east-1.worker"],
    [{ loggingConfig: { logFormat: "Text", logGroup: "/own" } }, true, "/own"],
  ] as const) {
    it(`logs to ${logGroup} for ${JSON.stringify(inputs)} ${atEdge ? "at the edge" : ""}`, () => {
      assert.equal(read(inputs, atEdge).result.logGroup, logGroup);
    });
  }

  it("refuses files that are not string assets", () => {
    const code = {
      asset: "archive",
      assets: {
        "a.mjs": { asset: "text", text: "a" },
        "b.mjs": { asset: "file", path: "/b" },
        c: { asset: "archive", assets: {} },
      },
    } as const;
    const { result, problems } = read({ code });
    assert.deepEqual(result.files, { "a.mjs": "a" });
    assert.deepEqual(problems, [
      'code.assets["b.mjs"] must be a string asset, got {"asset":"file","path":"/b"}',
      'code.assets["c"] must be a string asset, got {"asset":"archive","assets":{}}',
    ]);
  });

  for (const [inputs, problem] of [
    [{ memorySize: 127 }, "memorySize must be 128 to 10240 MB, whole, got 127"],
    [{ memorySize: 128 }, undefined],
    [{ memorySize: 10_240 }, undefined],
    [{ memorySize: 10_241 }, "memorySize must be 128 to 10240 MB, whole, got 10241"],
    [{ timeout: 0 }, "timeout must be 1 to 900 seconds, whole, got 0"],
    [{ timeout: 1 }, undefined],
    [{ timeout: 1.5 }, "timeout must be 1 to 900 seconds, whole, got 1.5"],
    [{ timeout: 900 }, undefined],
    [{ timeout: 901 }, "timeout must be 1 to 900 seconds, whole, got 901"],
    [{ runtime: "nodejs22.x" }, undefined],
    [
      { runtime: "nodejs20.x" },
      'runtime must be one of nodejs22.x, nodejs24.x: no other runtime is simulated, got "nodejs20.x"',
    ],
    [
      { runtime: "python3.14" },
      'runtime must be one of nodejs22.x, nodejs24.x: no other runtime is simulated, got "python3.14"',
    ],
    [{ handler: "src/index.handler" }, undefined],
    [{ handler: "a.b.handler" }, undefined],
    [{ handler: "handler" }, 'handler must be file.export, got "handler"'],
    [{ handler: "index." }, 'handler must be file.export, got "index."'],
    [{ handler: ".handler" }, 'handler must be file.export, got ".handler"'],
    [
      { code: { asset: "file", path: "/x.zip" } },
      'code must be an archive of string assets: the runtime runs the bytes that would be uploaded, got {"asset":"file","path":"/x.zip"}',
    ],
  ] as const) {
    it(`${problem === undefined ? "accepts" : "refuses"} ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(read(inputs).problems, problem === undefined ? [] : [problem]);
    });
  }
});
