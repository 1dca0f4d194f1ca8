/**
 * The SDK of Lambda's runtime is found wherever the packages lie.
 *
 * @module
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { createInvoker, type SandboxInvoker } from "../../../../services/lambda/create-invoker.ts";
import { handTimer } from "../../../hand-timer.ts";
import { version } from "../harness.ts";

describe("closePackage: a data folder outside of the project", () => {
  let folder = "";
  let invoker: SandboxInvoker;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "provided-"));
    // A project with a package of the scope that this runtime does not have.
    const own = join(folder, "project/node_modules/@aws-sdk/own");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), '{ "main": "main.js" }');
    writeFileSync(join(own, "main.js"), "exports.from = 'project';");
    invoker = createInvoker({
      workDir: join(folder, "data"),
      root: join(folder, "project"),
      credentials: () => ({ accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" }),
      endpoints: () => ({}),
      log: () => undefined,
      nowMs: Date.now,
      setTimer: handTimer().setTimer,
      randomBytes,
    });
  });
  after(async () => {
    await invoker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [title, files, expected] of [
    [
      "imports from the runtime's own modules",
      {
        "index.mjs":
          "import { S3Client } from '@aws-sdk/client-s3'; export const handler = async () => S3Client.name;",
      },
      "S3Client",
    ],
    [
      "requires from the runtime's own modules",
      {
        "index.js":
          "const { S3Client } = require('@aws-sdk/client-s3'); exports.handler = async () => new S3Client({}).constructor.name;",
      },
      "S3Client",
    ],
    [
      "imports from the project",
      {
        "index.mjs": "import own from '@aws-sdk/own'; export const handler = async () => own.from;",
      },
      "project",
    ],
    [
      "requires from the project",
      { "index.js": "exports.handler = async () => require('@aws-sdk/own').from;" },
      "project",
    ],
    [
      "takes the copy of the package first",
      {
        "index.js": "exports.handler = async () => require('@aws-sdk/own').from;",
        "node_modules/@aws-sdk/own/index.js": "exports.from = 'package';",
      },
      "package",
    ],
  ] as const) {
    it(title, async () => {
      const result = await invoker.invoke(version(files), {}, "r1");
      assert.ok(result.kind === "ok", JSON.stringify(result));
      assert.equal(result.payload, expected);
    });
  }

  for (const [title, files, errorMessage] of [
    [
      "an import",
      { "index.mjs": "import '@aws-sdk/client-absent/deep'; export const handler = 1;" },
      "Cannot find package '@aws-sdk/client-absent/deep': Lambda's runtime has it, and this machine does not. Install it: npm install --save-dev @aws-sdk/client-absent",
    ],
    [
      "a require",
      { "index.js": "require('@aws-sdk/client-absent');" },
      "Error: Cannot find module '@aws-sdk/client-absent': Lambda's runtime has it, and this machine does not. Install it: npm install --save-dev @aws-sdk/client-absent",
    ],
  ] as const) {
    it(`says what to install for ${title} that nothing has`, async () => {
      const result = await invoker.invoke(version(files), {}, "r1");
      assert.ok(result.kind === "error");
      assert.equal(result.errorMessage, errorMessage);
    });
  }
});
