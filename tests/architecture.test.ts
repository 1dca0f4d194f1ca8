/**
 * Conventions of the sources, the settings and the edge bundles.
 *
 * Import directions are in `import-directions.test.ts`.
 *
 * @module
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { readSettings } from "../config.ts";
import { ofType } from "../local/program/query.ts";
import { readStack } from "../local/program/stack-file.ts";
import { recordedStack, root, stackNames } from "./stacks/recorded.ts";

/** Files of the project that match, relative to its root. */
function files(...patterns: string[]): readonly string[] {
  return globSync(patterns, {
    cwd: root,
    exclude: ["**/node_modules/**", "*/dist/**", ".touchline/**", "coverage/**"],
  }).sort();
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

describe("settings", () => {
  /** The settings that Pulumi.yaml declares. */
  const declared: Readonly<Record<string, Readonly<Record<string, unknown>>>> = Object.fromEntries(
    Object.entries(parse(read("Pulumi.yaml")).config).filter(([key]) => !key.includes(":")),
  ) as never;

  it("are declared in Pulumi.yaml if and only if they are read", async () => {
    const readKeys = new Set<string>();
    class RecordingConfig extends pulumi.Config {
      override get<K extends string = string>(key: string): K | undefined {
        readKeys.add(key);
        return super.get(key);
      }
    }
    pulumi.runtime.setAllConfig({ ...(await readStack(root, "dev")).config });
    readSettings(new RecordingConfig("touchline"));
    assert.deepEqual([...readKeys].sort(), Object.keys(declared).sort());
  });

  it("have a type, a default and a description", () => {
    for (const [key, { type, default: initial, description }] of Object.entries(declared)) {
      assert.equal(typeof type, "string", key);
      assert.notEqual(initial, undefined, key);
      assert.match(String(description), /^[A-Z].*\.$/s, key);
    }
  });

  for (const stack of stackNames) {
    it(`of ${stack} are declared and differ from the default`, async () => {
      assert.deepEqual((await readStack(root, stack)).warnings, []);
      const { config } = parse(read(`Pulumi.${stack}.yaml`));
      for (const [key, value] of Object.entries(config)) {
        const declaration = declared[key.replace("touchline:", "")];
        assert.ok(declaration !== undefined, key);
        assert.notDeepEqual(value, declaration["default"], `${key} equals its default`);
      }
    });
  }

  it("are set in the two stack files that are tested", () => {
    assert.deepEqual(
      files("Pulumi.*.yaml").map((file) => file.split(".")[1]),
      stackNames,
    );
  });
});

describe("sources", () => {
  const rooms =
    "{aws,bench,ci,components,config,examples,facade,functions,local,policies,scripts,site}/**/*.{ts,mjs}";
  const all = files("*.ts", rooms);
  // The statement of a rule is its documentation; policies/tests/rule-list.test.ts checks that each has one.
  const sources = all.filter((file) => !/\/tests\/|^policies\/rules\//.test(file));

  it("have at most 300 lines each", () => {
    const long = [...all, ...files("tests/**/*.ts")].filter(
      (file) => read(file).trimEnd().split("\n").length > 300,
    );
    assert.deepEqual(long, []);
  });

  it("begin with a module comment", () => {
    assert.ok(sources.length > 100);
    const without = sources.filter(
      (file) => !/^(?:#!.*\n)?\/\*\*\n \* [^@]((?!\*\/)[\s\S])*\n \* @module\n/.test(read(file)),
    );
    assert.deepEqual(without, []);
  });

  it("import files of @pulumi/aws: of an index, Node loads every resource", () => {
    const whole = files("{components,facade}/**/*.ts", "index.ts")
      .filter((file) => !file.includes("/tests/"))
      .filter((file) =>
        /^import (?!type ).* from "@pulumi\/aws(\/\w+\/index\.js)?";$/m.test(read(file)),
      );
    assert.deepEqual(whole, []);
  });

  it("read no settings or environment in components and facade", () => {
    // Bundled into functions, so its environment is Lambda's.
    const runsInLambda = /\/environment-credentials\./;
    const reading = files("{components,facade}/**/*.ts").filter(
      (file) =>
        !runsInLambda.test(file) &&
        /pulumi\.Config\(|getStack\(|getProject\(|process\.env/.test(read(file)),
    );
    assert.deepEqual(reading, []);
  });
});

describe("edge bundles", () => {
  for (const [name, kib] of [
    ["season-tables", 56],
    ["freshness", 4],
    ["missing-page", 4],
    ["version-stamp", 4],
    ["token-guard", 28],
    ["geo-router", 16],
  ] as const) {
    it(`of ${name} are one module of at most ${kib} KiB`, async () => {
      const functions = ofType(await recordedStack("dev"), "aws:lambda/function:Function");
      const { code } = functions.find((each) => each.name === `${name}-function`)?.inputs ?? {};
      const { assets } = code as { assets: Readonly<Record<string, { readonly text: string }>> };
      assert.deepEqual(Object.keys(assets), ["index.mjs"]);
      const sizeBytes = Buffer.byteLength(assets["index.mjs"]?.text ?? "");
      assert.ok(sizeBytes > 0 && sizeBytes <= kib * 1024, `${sizeBytes} bytes`);
    });
  }

  it("are these six", async () => {
    const functions = ofType(await recordedStack("dev"), "aws:lambda/function:Function");
    const atEdge = functions.filter(({ urn }) => urn.includes("EdgeFunction$"));
    assert.deepEqual(atEdge.map(({ name }) => name).sort(), [
      "freshness-function",
      "geo-router-function",
      "missing-page-function",
      "season-tables-function",
      "token-guard-function",
      "version-stamp-function",
    ]);
  });
});
