/**
 * `touchline policy` as a whole, with the project's own program and with small packs of its own.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { root } from "../../../tests/stacks/recorded.ts";
import { runTouchline } from "../../cli/touchline.ts";

/** A program of one provider and one secret value, and a pack of one policy. */
const files = {
  "Pulumi.yaml":
    "name: small\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: index.ts\n",
  "Pulumi.test.yaml": "config: {}\n",
  "Pulumi.broken.yaml": "config: [\n",
  "package.json": '{ "name": "small", "type": "module", "main": "index.ts" }',
  "index.ts":
    'import { RandomPassword } from "@pulumi/random/randomPassword.js";\nnew RandomPassword("short", { length: 8 });\n',
  "pack/package.json":
    '{ "name": "pack", "version": "1.0.0", "type": "module", "main": "index.mjs" }',
  "pack/index.mjs": `
    import policy from "@pulumi/policy";
    new policy.PolicyPack("small", { policies: [{
      name: "long-passwords",
      description: "Passwords are long.",
      enforcementLevel: "mandatory",
      configSchema: { properties: { least: { type: "integer", default: 16 } } },
      validateResource(args, report) {
        const { least = 16 } = args.getConfig();
        if (args.type.startsWith("random:") && args.props.length < least) {
          report(args.name + " has " + args.props.length + " characters");
        }
      },
    }] });`,
  "relaxed.json": '{ "long-passwords": { "least": 8 } }',
  "advisory.json": '{ "long-passwords": "advisory" }',
  "wrong.json":
    '{ "short-passwords": "advisory", "long-passwords": { "most": 8, "enforcementLevel": "firm" } }',
  "broken.json": "{",
} as const;

describe("touchline policy", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "policy-"));
    mkdirSync(join(folder, "pack"));
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  });
  after(() => rmSync(folder, { recursive: true }));

  async function run(...words: string[]) {
    let out = "";
    let err = "";
    const status = await runTouchline(["policy", ...words], {
      root: folder,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { status, out, err };
  }
  const test = ["--stack", "test", "--pack", "pack"];

  it("ends with 1 where a mandatory policy is broken, and says where", async () => {
    assert.deepEqual(await run(...test), {
      status: 1,
      out:
        "mandatory long-passwords: Passwords are long.\n  short has 8 characters\n" +
        "1 policies, 2 resources of test: 1 mandatory, 0 advisory; it would not be deployed\n",
      err: "",
    });
  });

  it("ends with 0 where the policy is but a hint", async () => {
    const { status, out } = await run(...test, "--config", "advisory.json");
    assert.equal(status, 0);
    assert.match(out, /^advisory {2}long-passwords: /);
  });

  it("ends with 0 where the policy is configured to be content", async () => {
    const { status, out } = await run(...test, "--config", "relaxed.json");
    assert.equal(status, 0);
    assert.equal(out, "1 policies (relaxed.json), 2 resources of test: no violations\n");
  });

  it("takes the stack's own configuration where the pack has one", async () => {
    mkdirSync(join(folder, "pack/config"));
    writeFileSync(join(folder, "pack/config/test.json"), files["relaxed.json"]);
    const { out } = await run(...test);
    rmSync(join(folder, "pack/config"), { recursive: true });
    assert.match(out, /^1 policies \(pack\/config\/test\.json\)/);
  });

  it("reports every problem of a configuration, and evaluates nothing", async () => {
    assert.deepEqual(await run(...test, "--config", "wrong.json"), {
      status: 1,
      out: "",
      err:
        "wrong.json cannot be used\n" +
        "  short-passwords is not a policy of this pack\n" +
        "  long-passwords.most is not a property of that policy\n" +
        '  long-passwords.enforcementLevel must be one of advisory, mandatory, disabled, remediate, got "firm"\n',
    });
  });

  for (const [title, words, message] of [
    [
      "a configuration that is no JSON",
      [...test, "--config", "broken.json"],
      /^broken\.json cannot be used: /,
    ],
    [
      "a configuration that is not there",
      [...test, "--config", "none.json"],
      /^none\.json cannot be used: ENOENT/,
    ],
    ["a pack that is not there", ["--stack", "test", "--pack", "none"], /none/],
    [
      "a stack that is not there",
      ["--stack", "none", "--pack", "pack"],
      /^Pulumi\.none\.yaml does not exist\n/,
    ],
    ["a stack file that is none", ["--stack", "broken", "--pack", "pack"], /Pulumi\.broken\.yaml/],
  ] as const) {
    it(`ends with 1 for ${title}`, async () => {
      const { status, out, err } = await run(...words);
      assert.deepEqual({ status, out }, { status: 1, out: "" });
      assert.match(err, message);
    });
  }
});
