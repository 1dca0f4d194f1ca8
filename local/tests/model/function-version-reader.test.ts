/**
 * Functions with their packages, and what Lambda refuses of them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readFunctionVersion } from "../../model/function-version-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { functionArn, graphOf, lambdaFunction, resource, roleArn } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(inputs: Properties = {}, atEdge = false, strict = true) {
  const node = lambdaFunction("worker", inputs);
  return reading((findings) => readFunctionVersion(node, atEdge, graphOf(node), findings), strict);
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

  it("reads texts, files, folders and zips of an archive", () => {
    const code = {
      asset: "archive",
      assets: {
        "a.mjs": { asset: "text", text: "a" },
        "b.mjs": { asset: "file", path: "/b" },
        c: { asset: "archive", assets: { "d.mjs": { asset: "text", text: "d" } } },
        e: { asset: "zip", path: "/e.zip" },
      },
    } as const;
    const { result, problems } = read({ code });
    assert.deepEqual(result.files, {
      "a.mjs": "a",
      "b.mjs": { path: "/b", isZip: false },
      "c/d.mjs": "d",
      e: { path: "/e.zip", isZip: true },
    });
    assert.deepEqual(problems, []);
  });

  it("puts files above the package into it, behind those of the package, and lists it", () => {
    const code = {
      asset: "archive",
      assets: {
        "../../node_modules/a/index.js": { asset: "text", text: "above" },
        "../node_modules/b/index.js": { asset: "text", text: "above" },
        "node_modules/b/index.js": { asset: "text", text: "own" },
      },
    } as const;
    const { result, problems, notSimulated } = read({ code });
    assert.deepEqual(result.files, {
      "node_modules/a/index.js": "above",
      "node_modules/b/index.js": "own",
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(notSimulated, [
      "code: files above the package are put into it, such as ../../node_modules/a/index.js: where Lambda puts them is not documented",
    ]);
  });

  for (const [inputs, unavailable] of [
    [{ runtime: "python3.14" }, "the runtime python3.14 does not run on this machine"],
    [{ packageType: "Image" }, "container images do not run on this machine"],
  ] as const) {
    it(`lists that invocations fail with ${JSON.stringify(inputs)}`, () => {
      const { result, problems, notSimulated } = read(inputs, false, false);
      assert.equal(result.unavailable, unavailable);
      assert.deepEqual(problems, []);
      const [property] = Object.keys(inputs);
      assert.deepEqual(notSimulated, [`${property}: ${unavailable}: its invocations fail`]);
    });
  }

  it("runs a function of an older runtime, and lists that", () => {
    const { result, problems, notSimulated } = read({ runtime: "nodejs18.x" }, false, false);
    assert.deepEqual([result.runtime, result.unavailable, problems], ["nodejs18.x", undefined, []]);
    assert.match(
      notSimulated.join(),
      /^runtime: Lambda creates functions with .* got "nodejs18\.x"$/,
    );
  });

  it("reads the code of a function from an object that the program uploads", () => {
    const inputs = { code: null, s3Bucket: "deploy", s3Key: "f.zip" };
    const node = lambdaFunction("worker", inputs);
    const object = resource("aws:s3/bucketObjectv2:BucketObjectv2", "f", {
      inputs: { bucket: "deploy", key: "f.zip", source: { asset: "file", path: "/f.zip" } },
    });
    const readFrom = (...nodes: GraphNode[]) =>
      reading((findings) => readFunctionVersion(node, false, graphOf(...nodes), findings));
    assert.deepEqual(readFrom(object).result.files, { "": { path: "/f.zip", isZip: true } });
    assert.deepEqual(readFrom().problems, [
      's3Key must be an object that this program uploads, with its source, got "f.zip"',
    ]);
  });

  it("reads layers of the program, and lists those of others", () => {
    const arn = "arn:aws:lambda:us-east-1:000000000000:layer:dep:1";
    const layer = resource("aws:lambda/layerVersion:LayerVersion", "dep", {
      inputs: { code: { asset: "zip", path: "/dep.zip" } },
      answers: { arn },
    });
    const node = lambdaFunction("worker", { layers: [arn, "arn:other"] });
    const { result, notSimulated } = reading((findings) =>
      readFunctionVersion(node, false, graphOf(node, layer), findings),
    );
    assert.deepEqual(result.layers, [{ "": { path: "/dep.zip", isZip: true } }]);
    assert.deepEqual(notSimulated, ["layers: a layer of another program is not there: arn:other"]);
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
      'runtime Lambda creates functions with nodejs22.x, nodejs24.x alone: the Node of this machine runs this one, got "nodejs20.x"',
    ],
    [{ handler: "src/index.handler" }, undefined],
    [{ handler: "a.b.handler" }, undefined],
    [{ handler: "handler" }, 'handler must be file.export, got "handler"'],
    [{ handler: "index." }, 'handler must be file.export, got "index."'],
    [{ handler: ".handler" }, 'handler must be file.export, got ".handler"'],
    [
      { code: { asset: "file", path: "/x.zip" } },
      'code must be an archive: a folder, a .zip, or an AssetArchive, got {"asset":"file","path":"/x.zip"}',
    ],
  ] as const) {
    it(`${problem === undefined ? "accepts" : "refuses"} ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(read(inputs).problems, problem === undefined ? [] : [problem]);
    });
  }
});
