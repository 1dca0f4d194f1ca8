import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import { createInvoker, type SandboxInvoker } from "../../../../services/lambda/create-invoker.ts";
import { handTimer } from "../../../hand-timer.ts";
import { version } from "../harness.ts";

describe("closePackage", () => {
  // Below the project, as in real life, so that its node_modules are in reach of Node's own resolution.
  const scratch = join(import.meta.dirname, "../../../../../.touchline");
  let workDir = "";
  let invoker: SandboxInvoker;
  before(() => {
    mkdirSync(scratch, { recursive: true });
    workDir = mkdtempSync(join(scratch, "test-"));
    invoker = createInvoker({
      workDir,
      credentials: () => ({ accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" }),
      endpoints: () => ({}),
      log: () => undefined,
      nowMs: Date.now,
      setTimer: handTimer().setTimer,
      randomBytes,
    });
  });
  afterEach(() => invoker.retain([]));
  after(async () => {
    await invoker.close();
    rmSync(workDir, { recursive: true, force: true });
  });

  for (const [title, files, errorType, errorMessage] of [
    [
      "an import",
      { "index.mjs": "import 'yaml'; export const handler = async () => 1;" },
      "Error",
      "Cannot find package 'yaml': it is not in the function's package. It is on this machine, but would not be on Lambda's; bundle it.",
    ],
    [
      "a require",
      { "index.cjs": "require('yaml'); exports.handler = async () => 1;" },
      "Runtime.ImportModuleError",
      "Error: Cannot find module 'yaml': it is not in the function's package. It is on this machine, but would not be on Lambda's; bundle it.",
    ],
    [
      "a path that climbs out",
      { "index.cjs": "require('../../../../package.json');" },
      "Runtime.ImportModuleError",
      "Error: Cannot find module '../../../../package.json': it is not in the function's package. It is on this machine, but would not be on Lambda's; bundle it.",
    ],
  ] as const) {
    it(`refuses ${title} of modules outside the package`, async () => {
      assert.deepEqual(await invoker.invoke(version(files), {}, "r1"), {
        kind: "error",
        errorType,
        errorMessage,
        durationMs: 0,
      });
    });
  }

  for (const [title, code, expected] of [
    ["Node's modules", "import { sep } from 'path'; export const handler = async () => sep;", "/"],
    [
      "the AWS SDK, with all that it needs itself",
      "import { S3Client } from '@aws-sdk/client-s3'; export const handler = async () => S3Client.name;",
      "S3Client",
    ],
    [
      "modules made on the spot",
      "export const handler = async () => (await import('data:text/javascript,export default 4')).default;",
      4,
    ],
  ] as const) {
    it(`allows ${title}`, async () => {
      const result = await invoker.invoke(version(code), {}, "r1");
      assert.ok(result.kind === "ok", JSON.stringify(result));
      assert.equal(result.payload, expected);
    });
  }
});
