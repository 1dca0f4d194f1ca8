import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "mocha";
import { bench, closeAll, removeWorkDir, version } from "../harness.ts";

const esm = "export const handler = async () => 'esm';";
const cjs = "exports.handler = async () => 'cjs';";

describe("loadHandler", () => {
  afterEach(closeAll);
  after(removeWorkDir);

  for (const [title, handler, files, expected] of [
    ["an ES module", "index.handler", { "index.mjs": esm }, "esm"],
    ["a CommonJS module", "index.handler", { "index.cjs": cjs }, "cjs"],
    ["CommonJS in a .js file", "index.handler", { "index.js": cjs }, "cjs"],
    ["ES module syntax in a .js file", "index.handler", { "index.js": esm }, "esm"],
    [
      "a .js file of the kind the package says",
      "index.handler",
      { "index.js": esm, "package.json": '{"type":"module"}' },
      "esm",
    ],
    [".js before .mjs before .cjs", "index.handler", { "index.js": cjs, "index.mjs": esm }, "cjs"],
    [".mjs before .cjs", "index.handler", { "index.mjs": esm, "index.cjs": cjs }, "esm"],
    ["a folder", "src/main.handler", { "src/main.mjs": esm }, "esm"],
    [
      "a nested export",
      "index.api.get",
      { "index.mjs": "export const api = { get: async () => 'nested' };" },
      "nested",
    ],
    [
      "a default export's member",
      "index.handler",
      { "index.mjs": "export default { handler: async () => 'default' };" },
      "default",
    ],
    [
      "imports between package files",
      "index.handler",
      {
        "index.mjs": "import { x } from './lib/x.mjs'; export const handler = async () => x;",
        "lib/x.mjs": "export const x = 'x';",
      },
      "x",
    ],
    [
      "packages within the package",
      "index.handler",
      {
        "index.cjs": "const d = require('dep'); exports.handler = async () => d;",
        "node_modules/dep/index.js": "module.exports = 'dep';",
      },
      "dep",
    ],
    [
      "a handler that waits at the top level",
      "index.handler",
      { "index.mjs": "const v = await Promise.resolve('waited'); export const handler = () => v;" },
      "waited",
    ],
  ] as const) {
    it(`finds the handler in: ${title}`, async () => {
      const result = await bench().run(version(files, { handler }));
      assert.ok(result.kind === "ok", JSON.stringify(result));
      assert.equal(result.payload, expected);
    });
  }

  for (const [title, handler, code, errorType, errorMessage] of [
    [
      "no such file",
      "main.handler",
      esm,
      "Runtime.ImportModuleError",
      "Error: Cannot find module 'main'",
    ],
    [
      "no such export",
      "index.main",
      esm,
      "Runtime.HandlerNotFound",
      "index.main is undefined or not exported",
    ],
    [
      "an export that is no function",
      "index.handler",
      "export const handler = 1;",
      "Runtime.HandlerNotFound",
      "index.handler is not a function",
    ],
    ["a name without an export", "index", esm, "Runtime.MalformedHandlerName", "Bad handler"],
    [
      "a name that climbs",
      "../index.handler",
      esm,
      "Runtime.MalformedHandlerName",
      "'../index.handler' is not a valid handler name. Use absolute paths when specifying root directories in handler names.",
    ],
    [
      "a callback-style handler",
      "index.handler",
      "export const handler = (event, context, callback) => callback(null, 1);",
      "Runtime.CallbackHandlerDeprecated",
      "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.",
    ],
    [
      "a syntax error",
      "index.handler",
      "export const = 1;",
      "Runtime.UserCodeSyntaxError",
      "SyntaxError: Unexpected token '='",
    ],
    [
      "a module that throws",
      "index.handler",
      "throw new RangeError('early');",
      "RangeError",
      "early",
    ],
  ] as const) {
    it(`reports ${title}`, async () => {
      assert.deepEqual(await bench().run(version(code, { handler })), {
        kind: "error",
        errorType,
        errorMessage,
        durationMs: 0,
      });
    });
  }

  it("reports a module that requires what does not exist", async () => {
    const result = await bench().run(version({ "index.cjs": "require('./gone.cjs');" }));
    assert.ok(result.kind === "error");
    assert.equal(result.errorType, "Runtime.ImportModuleError");
    assert.match(result.errorMessage, /^Error: Cannot find module '\.\/gone\.cjs'/);
  });
});
