/**
 * The policy pack, installed in a project that is not this one.
 *
 * @module
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { createAnalyzer } from "../../local/policy/analyzer.ts";
import { startPack } from "../../local/policy/pack-process.ts";
import { rules } from "../../policies/rules.ts";
import { Project } from "./installation.ts";

describe("the policy pack's package", () => {
  const project = new Project();
  let files: readonly string[] = [];
  before(() => {
    files = project.install("policies");
  });
  after(() => project.remove());

  it("contains JavaScript, settings, a README and a license, and no source or test", () => {
    assert.ok(files.includes("dist/policies/pack.js"));
    const others = files.filter(
      (file) =>
        !/^(dist\/(policies|aws)\/.*\.(js|d\.ts)|config\/.*\.json|index\.mjs|rule-types\.json|package\.json|PulumiPolicy\.yaml|LICENSE|README\.md)$/.test(
          file,
        ),
    );
    assert.deepEqual(others, []);
  });

  it("starts as the engine starts it, with every policy", async () => {
    const pack = await startPack(join(project.folder, "node_modules/touchline-policies"));
    const analyzer = createAnalyzer(pack.port);
    try {
      const names = (await analyzer.policies()).map(({ name }) => name);
      assert.deepEqual(names.sort(), rules.map(({ name }) => name).sort());
    } finally {
      analyzer.close();
      pack.stop();
    }
  });
});
