/**
 * `bundle`: the output depends on sources and configuration only.
 *
 * @module
 */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "mocha";
import type { SeasonTablesConfig } from "../../functions/contract.ts";
import manifest from "../../package.json" with { type: "json" };
import { testSettings } from "../../tests/facade/test-settings.ts";
import { bundleEdge } from "../../tests/functions/edge-bundle.ts";
import { BundleError, bundle } from "../bundle.ts";

const root = join(import.meta.dirname, "../..");
const { freshness } = testSettings;

/** The largest function of this repository. */
const seasonTables = {
  entry: "functions/edge/season-tables.ts",
  config: {
    season: { bucket: "season", key: "rugby_data.json", region: "eu-west-1" },
    freshness,
  } satisfies SeasonTablesConfig,
  maxBytes: 1_000_000,
};

/** A function of one line. */
const echo = { entry: "components/tests/echo-handler.ts", config: {}, maxBytes: 4096 };

describe("bundle", () => {
  let folder: string;
  let once: string;
  before(async () => {
    once = await bundle(seasonTables);
    folder = mkdtempSync(join(tmpdir(), "bundle-"));
  });
  after(() => {
    process.chdir(root);
    rmSync(folder, { recursive: true });
  });

  /** Bundles with another working directory. */
  async function bundleIn(where: string, args: Parameters<typeof bundle>[0]): Promise<string> {
    process.chdir(where);
    try {
      return await bundle(args);
    } finally {
      process.chdir(root);
    }
  }

  /** Bundles a source in a new folder, since a path is bundled once in a process. */
  function bundleSource(source: string): Promise<string> {
    const own = mkdtempSync(join(folder, "source-"));
    writeFileSync(join(own, "handler.ts"), source);
    return bundleIn(own, { ...echo, entry: "handler.ts" });
  }

  it("gives the same bytes for the same sources and the same configuration", async () => {
    assert.equal(await bundle(seasonTables), once);
  });

  it("bundles a source once for several configurations", async () => {
    const own = join(folder, "once");
    mkdirSync(own);
    const source = join(own, "handler.ts");
    writeFileSync(source, "declare const CONFIG: object;\nexport const handler = () => CONFIG;\n");
    const first = await bundle({ ...echo, entry: source, config: { told: 1 } });
    writeFileSync(source, "no longer a source");
    const second = await bundle({ ...echo, entry: source, config: { told: 2 } });
    assert.equal(second, first.replace('{"told":1}', '{"told":2}'));
  });

  it("bundles a source again after a failure", async () => {
    const own = join(folder, "again");
    mkdirSync(own);
    const source = join(own, "handler.ts");
    writeFileSync(source, "export const handler = ;");
    await assert.rejects(bundle({ ...echo, entry: source }), { name: "BundleError" });
    writeFileSync(source, "export const handler = () => 1;");
    assert.match(await bundle({ ...echo, entry: source }), /handler/);
  });

  it("gives the same bytes in another folder", async () => {
    const copy = join(folder, "a copy");
    mkdirSync(copy);
    for (const part of ["functions", "package.json", "tsconfig.json"]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    assert.equal(await bundleIn(copy, seasonTables), once);
  });

  it("gives other bytes for another configuration", async () => {
    const other = await bundle({ ...echo, config: { answer: 42 } });
    assert.notEqual(other, await bundle({ ...echo, config: { answer: 43 } }));
  });

  it("compiles the configuration in, with any characters in it", async () => {
    const config = { quote: '"`${', line: "a\nb", tag: "</script>", none: null, list: [1, true] };
    const text = await bundle({ ...echo, config });
    const { handler } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    assert.deepEqual(await handler(), config);
  });

  it("contains no path of this machine", () => {
    for (const path of [root, homedir(), tmpdir(), "node_modules"]) {
      assert.ok(!once.includes(path), path);
    }
  });

  it("contains the functions and the signer of AWS, and no development dependency", () => {
    const { inputs, dispose } = bundleEdge("season-tables", seasonTables.config);
    dispose();
    const { dependencies, devDependencies } = manifest;
    const bundled = Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
      inputs.some((file) => file.startsWith(`node_modules/${name}/`)),
    );
    // Lambda@Edge starts faster without the S3 client: bench/cold-start.ts.
    assert.deepEqual(bundled, ["@smithy/signature-v4"]);
    const own = inputs.filter((file) => !/^(functions|node_modules)\//.test(file));
    assert.deepEqual(own, []);
  });

  for (const [what, source, expected] of [
    [
      "exports no handler",
      "export const main = 1;",
      'handler.ts must export `handler`, got ["main"]',
    ],
    ["exports nothing", "globalThis.x = 1;", "handler.ts must export `handler`, got []"],
  ] as const) {
    it(`rejects a source that ${what}`, async () => {
      await assert.rejects(bundleSource(source), { name: "BundleError", message: expected });
    });
  }

  for (const [what, source, place, said] of [
    [
      "is no TypeScript",
      "const a = 1;\nexport const = 2;\n",
      "handler.ts:2:13:",
      'Expected identifier but found "="',
    ],
    [
      "imports what is not there",
      'import "./none.ts";\nexport const handler = 1;\n',
      "handler.ts:1:7:",
      'Could not resolve "./none.ts"',
    ],
    [
      "imports an unknown package",
      'import "no-such-package";\n',
      "handler.ts:1:7:",
      'Could not resolve "no-such-package"',
    ],
  ] as const) {
    it(`reports the position where a source ${what}`, async () => {
      await assert.rejects(bundleSource(source), (error) => {
        assert.ok(error instanceof BundleError);
        assert.ok(error.message.includes(place), error.message);
        assert.ok(error.message.includes(said), error.message);
        assert.ok(error.cause instanceof Error);
        return true;
      });
    });
  }

  it("accepts a bundle of maxBytes, and rejects one byte more", async () => {
    // Two bytes in UTF-8.
    const config = { letter: "é" };
    const sizeBytes = Buffer.byteLength(await bundle({ ...echo, config }));
    await bundle({ ...echo, config, maxBytes: sizeBytes });
    await assert.rejects(bundle({ ...echo, config, maxBytes: sizeBytes - 1 }), {
      name: "BundleError",
      message: `components/tests/echo-handler.ts must bundle to at most ${sizeBytes - 1} bytes, got ${sizeBytes}`,
    });
  });

  it("rejects a source that does not exist", async () => {
    await assert.rejects(bundle({ ...echo, entry: "functions/edge/none.ts" }), (error) => {
      assert.ok(error instanceof BundleError);
      assert.match(error.message, /Could not resolve "functions\/edge\/none.ts"/);
      return true;
    });
  });
});
