/**
 * Policy packs made for a test, in folders of their own.
 *
 * @module
 */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { root } from "../../../tests/stacks/recorded.ts";
import type { StackConfig } from "../../program/stack-config.ts";

/** A stack without settings. */
export const stack: StackConfig = {
  project: "touchline",
  stack: "test",
  config: { "touchline:a": "b" },
  secretKeys: [],
};

const manifest = { name: "pack", version: "1.0.0", type: "module", main: "index.mjs" };

const folders: string[] = [];

/**
 * Writes a pack, which goes when the tests are over.
 *
 * @param source Of its entry.
 * @param changes To its package.json; a text is written as it is.
 */
export function packOf(source: string, changes: object | string = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  folders.push(folder);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(
    join(folder, "package.json"),
    typeof changes === "string" ? changes : JSON.stringify({ ...manifest, ...changes }),
  );
  writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(folder, "index.mjs"), source);
  return folder;
}

/** The entry of a pack with some policies, each a piece of JavaScript. */
export function serving(...policies: readonly string[]): string {
  return `import policy from "@pulumi/policy";
new policy.PolicyPack("pack", { policies: [${policies.join()}] });`;
}

// Each process of a parallel run makes packs for several files.
process.once("exit", () => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});
