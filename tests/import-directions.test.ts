/**
 * The rules of import directions report what breaks them. That the sources keep them is `npm run check`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "mocha";
import { root } from "./stacks/recorded.ts";

const cloudFront = "local/services/cloudfront";
const groups = [
  "headers",
  "errors",
  "request",
  "lambda",
  "origin",
  "functions",
  "cache",
  "answer",
] as const;

/** A way each rule can be broken: rule, file, and what it imports. */
const violations = [
  ["core-is-pure", "functions/core/clock.ts", "node:fs"],
  ["adapters-know-core", "functions/adapters/router.ts", "../edge/router.ts"],
  ["handlers-compose", "functions/edge/router.ts", "@pulumi/pulumi"],
  ["facts-are-data", "aws/router.ts", "../config/router.ts"],
  ["components-are-reusable", "components/router.ts", "../facade/router.ts"],
  ["facade-composes-components", "facade/router.ts", "../functions/core/clock.ts"],
  ["ci-stands-alone", "ci/router.ts", "../facade/router.ts"],
  ["examples-use-packages", "examples/router.ts", "../facade/router.ts"],
  ["settings-know-the-contract", "config/router.ts", "../components/router.ts"],
  ["program-composes", "index.ts", "./local/router.ts"],
  ["local-stands-alone", "local/router.ts", "../components/router.ts"],
  ["local-declarations-are-answers", "local/declare/router.ts", "../program/router.ts"],
  ["local-evaluation-knows-declarations", "local/program/router.ts", "../model/nodes.ts"],
  ["local-model-knows-no-server", "local/model/router.ts", "../server/router.ts"],
  ["local-server-knows-no-console", "local/server/front.ts", "../console/table.ts"],
  ["local-services-know-no-program", "local/services/switch.ts", "../model/nodes.ts"],
  ["only-evaluation-knows-pulumi", "local/services/router.ts", "@pulumi/pulumi"],
  ["http-is-shared", "local/http/router.ts", "../local-error.ts"],
  ["trace-knows-http", "local/trace/router.ts", "../local-error.ts"],
  ["services-share-http-alone", "local/services/s3/router.ts", "../cloudfront/pipeline.ts"],
  ...groups.map((group, at) => {
    const next = groups[at + 1];
    const imported = next === undefined ? "../pipeline.ts" : `../${next}/router.ts`;
    return [`cloudfront-${group}-in-order`, `${cloudFront}/${group}/router.ts`, imported] as const;
  }),
  ["pictures-are-pure", "local/picture/router.ts", "../server/router.ts"],
  ["page-runs-in-a-browser", "local/console/page/router.ts", "../../server/router.ts"],
  ["forecast-page-runs-in-a-browser", "local/forecast/report/page/main.ts", "../sections.ts"],
  ["policies-stand-alone", "policies/router.ts", "../components/router.ts"],
  ["readers-know-no-rule", "policies/reading/router.ts", "../rule.ts"],
  ["site-knows-core", "site/router.ts", "../functions/adapters/router.ts"],
  ["no-cycles", "local/one.ts", "./other.ts"],
  ["nothing-needs-tests", "local/tested.ts", "../tests/router.ts"],
] as const;

/** What closes the circle, and what is a test. */
const innocent = [
  ["", "local/other.ts", "./one.ts"],
  ["", `${cloudFront}/pipeline.ts`, "../../local-error.ts"],
  ["", "local/local-error.ts", "node:fs"],
  ["", "policies/rule.ts", "node:fs"],
  ["", "local/model/nodes.ts", "node:fs"],
  ["", "local/server/router.ts", "node:fs"],
  ["", "local/console/table.ts", "node:fs"],
  ["", "local/forecast/report/sections.ts", "node:fs"],
  ["", "tests/router.ts", "node:fs"],
] as const;

describe("import directions", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "directions-"));
    for (const [, file, imported] of [...violations, ...innocent]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `import "${imported}";\n`);
    }
    for (const shared of ["node_modules", "tsconfig.json", "package.json"]) {
      symlinkSync(join(root, shared), join(folder, shared));
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it("have a rule for each, which reports its violation", () => {
    const rules = join(root, ".dependency-cruiser.cjs");
    const { stdout } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
        ...["--config", rules, "--output-type", "json"],
        ...[
          "index.ts",
          "aws",
          "components",
          "config",
          "ci",
          "examples",
          "facade",
          "functions",
          "local",
          "policies",
          "site",
        ],
      ],
      { cwd: folder, encoding: "utf8" },
    );
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { rule: { name: string }; from: string }[] };
    };
    const noticed = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    assert.deepEqual(noticed.sort(), violations.map(([rule, file]) => `${rule}: ${file}`).sort());
    const { forbidden } = createRequire(import.meta.url)(rules) as {
      forbidden: { name: string }[];
    };
    assert.deepEqual(
      [...new Set(violations.map(([rule]) => rule))].sort(),
      forbidden.map(({ name }) => name).sort(),
    );
  });
});
