/**
 * The handlers that are uploaded, loaded from their own bundles.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "mocha";
import { ofType } from "../../local/program/query.ts";
import { recordedStack } from "./recorded.ts";

describe("handlers", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "handlers-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("take no callback, which Lambda's Node.js 24 runtime rejects", async () => {
    const functions = ofType(await recordedStack("dev"), "aws:lambda/function:Function");
    assert.ok(functions.length > 5);
    for (const { name, inputs } of functions) {
      const { assets } = inputs["code"] as {
        assets: Readonly<Record<string, { readonly text: string }>>;
      };
      const file = join(folder, `${name}.mjs`);
      writeFileSync(file, assets["index.mjs"]?.text ?? "");
      const { handler } = (await import(pathToFileURL(file).href)) as { handler: unknown };
      assert.equal(typeof handler, "function", name);
      assert.ok((handler as () => unknown).length < 3, `${name} takes a callback`);
    }
  });
});
