/**
 * `npm run new -- policy`: the files of a new policy, and what is refused.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, it } from "mocha";
import { newPolicy } from "../../../scripts/new/new-policy.ts";
import { root } from "../../stacks/recorded.ts";

describe("npm run new -- policy", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "new-policy-"));
    for (const area of ["api", "private-api", "hygiene"]) {
      mkdirSync(join(folder, "policies/rules", area), { recursive: true });
      mkdirSync(join(folder, "policies/tests/rules", area), { recursive: true });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("writes a rule and its test into the area that the name begins with", () => {
    assert.deepEqual(newPolicy(folder, "private-api-quotas"), [
      "policies/rules/private-api/private-api-quotas.ts",
      "policies/tests/rules/private-api/private-api-quotas.test.ts",
    ]);
  });

  it("writes them into the area named before a slash", () => {
    assert.deepEqual(newPolicy(folder, "hygiene/names-short"), [
      "policies/rules/hygiene/names-short.ts",
      "policies/tests/rules/hygiene/names-short.test.ts",
    ]);
  });

  it("writes what is formatted, with one rule of that name", () => {
    const [rule = "", test = ""] = newPolicy(folder, "api-quota-of-keys");
    for (const file of [rule, test]) {
      const text = readFileSync(join(folder, file), "utf8");
      const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
      const { stdout } = spawnSync(
        process.execPath,
        [biome, "format", `--stdin-file-path=${file}`],
        { cwd: root, input: text, encoding: "utf8" },
      );
      assert.equal(stdout, text);
      assert.match(text, /\bapiQuotaOfKeys\b/);
    }
  });

  it("refuses an area that does not exist, a name that is not in kebab-case, and a policy that exists", () => {
    newPolicy(folder, "api-keys");
    assert.throws(
      () => newPolicy(folder, "cost-keys"),
      /one of the areas api, hygiene, private-api/,
    );
    assert.throws(() => newPolicy(folder, "other/keys-used"), /one of the areas/);
    assert.throws(() => newPolicy(folder, "api-Keys"), /kebab-case, got "api-Keys"/);
    assert.throws(() => newPolicy(folder, "api-keys"), /api-keys\.ts exists already/);
  });
});
