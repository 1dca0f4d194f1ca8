/**
 * `npm run deployer`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { runDeployer, usage } from "../../../scripts/deployer/deployer-command.ts";
import { root } from "../../stacks/recorded.ts";

async function run(...args: readonly string[]) {
  const printed = { out: "", err: "" };
  const status = await runDeployer(args, root, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { status, ...printed };
}

describe("npm run deployer", () => {
  it("prints one policy document a line, and writes the same as files", async () => {
    const { status, out } = await run("--stack", "prod");
    assert.equal(status, 0);
    const folder = mkdtempSync(join(tmpdir(), "deployer-"));
    try {
      assert.equal((await run("--stack", "prod", "--write", folder)).status, 0);
      const files = readdirSync(folder).sort();
      assert.equal(files[0], "prod-deployer-1.json");
      assert.equal(files.map((file) => readFileSync(join(folder, file), "utf8")).join(""), out);
      assert.equal(JSON.parse(out.split("\n")[0] ?? "").Version, "2012-10-17");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("prints how it is used", async () => {
    assert.deepEqual(await run("--help"), { status: 0, out: usage, err: "" });
  });

  it("reports a stack without a file, and an unknown option", async () => {
    const missing = await run("--stack", "nowhere");
    assert.equal(missing.status, 1);
    assert.match(missing.err, /^deployer: Pulumi\.nowhere\.yaml does not exist/);
    const unknown = await run("--stak", "prod");
    assert.equal(unknown.status, 2);
    assert.match(unknown.err, /^deployer: Unknown option '--stak'/);
  });
});
