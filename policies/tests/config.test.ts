/**
 * What configures the pack, which the CLI takes without a look at it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, it } from "mocha";
import { startEvaluator } from "../../local/policy/evaluate-graph.ts";
import { type PolicyInfo, reconcile } from "../../local/policy/policy-config.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { recordedStack, root, stackNames } from "../../tests/stacks/recorded.ts";
import { settingsSchema } from "../pack.ts";
import { rules } from "../rules.ts";
import { packFolder } from "./pack-folder.ts";

const files = globSync("config/*.json", { cwd: packFolder }).sort();

function read(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(packFolder, file), "utf8"));
}

const policies: readonly PolicyInfo[] = rules.map((rule) => ({
  name: rule.name,
  level: rule.level,
  properties: settingsSchema(rule) as unknown as PolicyInfo["properties"],
}));

/** What is reported of a stack until its settings are complete: who is told of alarms, a domain, and the account. */
const open: Readonly<Record<string, readonly string[]>> = {
  prod: [
    "advisory alarm-topic-subscribed",
    "advisory cloudfront-own-certificate",
    "advisory provider-accounts",
  ],
};

describe("configurations of the pack", () => {
  it("are of stacks that there are; that of prod adds requirements, and reports one as advisory", () => {
    const stacks = files.map((file) => basename(file, ".json"));
    assert.deepEqual(stacks, [...stackNames]);
    assert.deepEqual(read("config/prod.json"), {
      "alarm-topic-subscribed": { enforcementLevel: "advisory", required: true },
      "cloudfront-own-certificate": { required: true },
      "provider-accounts": { enforcementLevel: "advisory", required: true },
    });
  });

  for (const file of files) {
    it(`${file} names rules and settings that exist, in alphabetical order`, () => {
      assert.deepEqual(reconcile(policies, read(file)).problems, []);
      const names = Object.keys(read(file));
      assert.deepEqual(names, [...names].sort());
    });

    it(`${file} states no default`, () => {
      const { settings } = reconcile(policies, {});
      for (const [name, given] of Object.entries(read(file))) {
        const { enforcementLevel, ...changed } =
          typeof given === "string"
            ? { enforcementLevel: given }
            : (given as Readonly<Record<string, unknown>>);
        const own = settings.get(name);
        assert.notEqual(enforcementLevel, own?.level, name);
        for (const [setting, value] of Object.entries(changed)) {
          assert.notDeepEqual(value, own?.properties[setting], `${name}.${setting}`);
        }
      }
    });

    it(`${file} relaxes no critical rule`, () => {
      const relaxed = Object.keys(read(file));
      const critical = rules.filter(({ severity }) => severity === "critical");
      assert.ok(critical.length >= 10);
      assert.deepEqual(
        critical.filter(({ name }) => relaxed.includes(name)).map(({ name }) => name),
        [],
      );
    });

    it(`${file} lets its stack pass in the real pack`, async () => {
      const stack = basename(file, ".json");
      const evaluator = await startEvaluator(packFolder, await readStack(root, stack), read(file));
      try {
        const { violations, remediations, isBlocked } = await evaluator.evaluate(
          await recordedStack(stack as never),
        );
        assert.deepEqual(
          [...new Set(violations.map(({ policy, level }) => `${level} ${policy}`))].sort(),
          open[stack] ?? [],
        );
        assert.deepEqual({ remediations, isBlocked }, { remediations: [], isBlocked: false });
      } finally {
        evaluator.stop();
      }
    });
  }
});
