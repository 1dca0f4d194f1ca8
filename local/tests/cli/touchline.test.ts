/**
 * The commands of `touchline` as a whole: help, version, exit codes, and what they print.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { runTouchline } from "../../cli/touchline.ts";

const commands = ["serve", "check", "policy", "graph", "forecast"];

describe("touchline", () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "touchline-"));
    await symlink(join(import.meta.dirname, "../../../node_modules"), join(root, "node_modules"));
    await writeFile(join(root, "Pulumi.yaml"), "name: small\nruntime: nodejs\n");
    await writeFile(
      join(root, "index.ts"),
      `import * as aws from "@pulumi/aws";
       import * as pulumi from "@pulumi/pulumi";
       new aws.kms.Key("news");
       new aws.kms.Key("results");
       new aws.s3.Bucket("site", { tags: { key: pulumi.secret("hush") } });
       export const password = pulumi.secret("hush");`,
    );
  });
  after(() => rm(root, { recursive: true }));

  async function run(...words: readonly string[]) {
    let [out, err] = ["", ""];
    const status = await runTouchline(words, {
      root,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { status, out, err };
  }

  for (const words of [["--help"], ["-h"], ["help"]]) {
    it(`lists the commands for ${words.join(" ")}`, async () => {
      const { status, out } = await run(...words);
      assert.equal(status, 0);
      assert.deepEqual(
        [...out.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name),
        commands,
      );
    });
  }

  for (const word of ["--version", "-v"]) {
    it(`prints its version for ${word}`, async () => {
      assert.deepEqual(await run(word), { status: 0, out: "0.1.0\n", err: "" });
    });
  }

  for (const command of commands) {
    for (const word of ["--help", "-h"]) {
      it(`prints the options of ${command} for ${word}`, async () => {
        const { status, out, err } = await run(command, word, "--nonsense");
        assert.deepEqual([status, err], [0, ""]);
        assert.ok(out.startsWith(`touchline ${command} [options]\n`), out);
      });
    }

    it(`ends ${command} with 2 for an unknown option, and names the one that was meant`, async () => {
      const { status, out, err } = await run(command, "--stak", "dev");
      assert.deepEqual([status, out], [2, ""]);
      assert.match(err, /^Unknown option '--stak'; did you mean --stack\?\n\ntouchline /);
    });

    it(`ends ${command} with 1 for a stack that does not exist`, async () => {
      await writeFile(join(root, "Pulumi.dev.yaml"), "");
      // The default port may be in use on this machine.
      const ports = command === "serve" ? ["--port", "0"] : [];
      const { status, out, err } = await run(command, "--stack", "prod", ...ports);
      await rm(join(root, "Pulumi.dev.yaml"));
      assert.deepEqual([status, out], [1, ""]);
      assert.match(err, /^Pulumi\.prod\.yaml does not exist\n/);
    });
  }

  it("ends with 2 for an unknown command, and names the one that was meant", async () => {
    const { status, err } = await run("chek");
    assert.equal(status, 2);
    assert.match(err, /^there is no command "chek"; did you mean check\?\n\ntouchline <command>/);
  });

  it("checks a program: every finding with its resources, and the sum", async () => {
    assert.deepEqual(await run("check"), {
      status: 0,
      out: "aws:kms/key:Key: its outputs are placeholders\n  news\n  results\n4 resources, 2 things are not simulated\n",
      err: "",
    });
    assert.equal((await run("check", "--strict")).status, 1);
    assert.equal((await run("check", "--strict", "--accept", "aws:kms/key:Key")).status, 0);
    const property = ["--accept", "aws:kms/key:Key description"];
    assert.equal((await run("check", "--strict", ...property)).status, 1);
    const { out } = await run("check", "--json");
    assert.deepEqual(
      JSON.parse(out).notSimulated.map(({ type }: { type: string }) => type),
      ["aws:kms/key:Key", "aws:kms/key:Key"],
    );
  });

  it("prints the graph as a tree, and as JSON without secrets", async () => {
    const { out } = await run("graph");
    assert.equal(
      out,
      "pulumi:pulumi:Stack small-dev\n  aws:kms/key:Key news\n  aws:kms/key:Key results\n  aws:s3/bucket:Bucket site\n",
    );
    const json = (await run("graph", "--json")).out;
    assert.doesNotMatch(json, /hush/);
    const { nodes, outputs } = JSON.parse(json);
    assert.equal(outputs.password, "[secret]");
    assert.deepEqual(nodes.at(-1).outputs.tagsAll, { key: "[secret]" });
  });

  it("masks a secret of few characters only where it is the whole of a text", async () => {
    const small = await mkdtemp(join(root, "short-"));
    await writeFile(join(small, "Pulumi.yaml"), "name: small\nruntime: nodejs\n");
    await writeFile(
      join(small, "index.ts"),
      `import * as pulumi from "@pulumi/pulumi";
       export const flag = pulumi.secret("s");
       export const plain = "a sentence";`,
    );
    let out = "";
    const print = (text: string) => {
      out += text;
    };
    await runTouchline(["graph", "--json"], { root: small, out: print, err: print });
    assert.deepEqual(JSON.parse(out).outputs, { flag: "[secret]", plain: "a sentence" });
  });
});
