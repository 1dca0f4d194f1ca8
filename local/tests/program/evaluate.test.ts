/**
 * A program is evaluated from its files, in a process of its own.
 *
 * @module
 */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import { type EvaluateOptions, evaluate } from "../../program/evaluate.ts";
import { find } from "../../program/query.ts";
import { testStack } from "./test-stack.ts";

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
let root: string;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "evaluate-"));
  await symlink(modules, join(root, "node_modules"));
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
});

after(() => rm(root, { recursive: true }));

/** Evaluates a program of these lines. */
async function run(lines: readonly string[], options?: EvaluateOptions) {
  await writeFile(join(root, "index.ts"), lines.join("\n"));
  return evaluate(root, testStack, options);
}

/** What evaluating a program of these lines ends with. */
async function messageOf(lines: readonly string[], options?: EvaluateOptions): Promise<string> {
  try {
    await run(lines, options);
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, "ProgramError");
    return error.message;
  }
  return assert.fail("must be refused");
}

describe("evaluate", () => {
  it("returns the whole graph, including undefined values", async () => {
    const graph = await run([
      'import * as aws from "@pulumi/aws";',
      "const site: aws.s3.Bucket = new aws.s3.Bucket('site');",
      "export const arn = site.arn;",
    ]);
    const node = find(graph, "aws:s3/bucket:Bucket", "site");
    assert.deepEqual(graph.outputs, { arn: node.outputs["arn"] });
    assert.ok("deleteBeforeReplace" in node.options);
  });

  it("evaluates a changed module again", async () => {
    const program = ['import { a } from "./a.ts";', "export const b = a;"];
    await writeFile(join(root, "a.ts"), "export const a = 1;");
    assert.deepEqual((await run(program)).outputs, { b: 1 });
    await writeFile(join(root, "a.ts"), "export const a = 2;");
    assert.deepEqual((await run(program)).outputs, { b: 2 });
  });

  it("runs the program in its folder, caches compiled code there, and forwards its output", async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const program = ["console.log('one\\ntwo');", "export const cwd = process.cwd();"];
    assert.deepEqual((await run(program, { log })).outputs, { cwd: root });
    assert.deepEqual(lines, ["one", "two"]);
    assert.ok(existsSync(join(root, ".touchline/compile-cache")));
  });

  it("calls a default export, and refuses one beside others", async () => {
    assert.deepEqual((await run(["export default async () => ({ a: 1 });"])).outputs, { a: 1 });
    assert.equal(
      await messageOf(["export default 1;", "export const a = 2;"]),
      "the program must have a default export or named exports, not both",
    );
  });

  it("waits for asynchronous work of the program", async () => {
    const graph = await run([
      'import * as aws from "@pulumi/aws";',
      "setTimeout(() => new aws.s3.Bucket('late'), 20);",
    ]);
    assert.equal(find(graph, "aws:s3/bucket:Bucket", "late").name, "late");
  });

  it("supports functions that Pulumi serializes for Lambda", async () => {
    const graph = await run([
      'import * as pulumi from "@pulumi/pulumi";',
      "const { text } = await pulumi.runtime.serializeFunction((a: number) => a + 1);",
      "export const found = /a ?\\+ ?1/.test(text);",
    ]);
    assert.deepEqual(graph.outputs, { found: true });
  });

  it("reports only the message of an expected error", async () => {
    const message = await messageOf([
      'import * as pulumi from "@pulumi/pulumi";',
      "throw new pulumi.RunError('rugby:leeway must be 0 to 300, got -1');",
    ]);
    assert.equal(message, "rugby:leeway must be 0 to 300, got -1");
  });

  it("shows the location of an unexpected error", async () => {
    await writeFile(
      join(root, "a.ts"),
      "\nexport const fail = () => { throw new TypeError('boom'); };",
    );
    const message = await messageOf(['import { fail } from "./a.ts";', "fail();"]);
    assert.equal(message, "TypeError: boom\n  at fail (a.ts:2:35)\n  at index.ts:2:1");
  });

  it("reports everything that cannot be declared", async () => {
    const program = [
      'import * as aws from "@pulumi/aws";',
      "new aws.kms.Key('a');",
      "new aws.kms.Key('b');",
    ];
    assert.match(
      await messageOf(program, { strict: true }),
      /Key::a: aws:kms\/key:Key is not simulated[\s\S]*Key::b: aws:kms\/key:Key is not simulated/,
    );
  });

  it("throws when an Output is interpolated into a string", async () => {
    const message = await messageOf([
      'import * as aws from "@pulumi/aws";',
      "export const a = `x-$" + "{new aws.s3.Bucket('site').arn}`;",
    ]);
    assert.match(message, /Calling \[toString\] on an \[Output<T>\] is not supported/);
  });

  for (const [title, lines, expected] of [
    ["does not parse", ["const a = ;"], /^index\.ts:1:11: Unexpected ";"\n {2}const a = ;$/],
    [
      "imports what is not there",
      ['import "./nothing.ts";'],
      /^index\.ts imports "nothing\.ts", which does not exist$/,
    ],
    ["ends its process", ["process.exit(3);"], /^the program ended its process with code 3$/],
    [
      "crashes beside its promises",
      ["setTimeout(() => { throw new Error('boom'); });"],
      /^the program ended its process with code 1\n[\s\S]*Error: boom/,
    ],
    [
      "waits for what never comes",
      ["await new Promise(() => undefined);"],
      /^the program never finishes: it waits for a promise that nothing resolves$/,
    ],
    [
      "gives a resource what never comes",
      [
        'import * as aws from "@pulumi/aws";',
        "new aws.s3.Bucket('site', { bucket: new Promise<string>(() => undefined) });",
      ],
      /^the program never finishes: it waits for a promise that nothing resolves$/,
    ],
  ] as const) {
    it(`reports when a program ${title}`, async () => {
      assert.match(await messageOf(lines), expected);
    });
  }

  it("stops a program that keeps something open", async () => {
    assert.match(
      await messageOf(["setInterval(() => undefined, 1000);"], { timeoutMs: 200 }),
      /^the program did not finish within 0\.2 s: it waits/,
    );
  });

  it("ends a program in an endless loop", async () => {
    assert.equal(
      await messageOf(["for (;;) {}"], { timeoutMs: 400, graceMs: 0 }),
      "the program did not finish within 0.4 s: look for an endless loop",
    );
  });

  it("reports a missing program", async () => {
    const empty = join(root, "empty");
    await mkdir(empty);
    await assert.rejects(evaluate(empty, testStack), {
      name: "ProgramError",
      message: /index\.ts/,
    });
  });
});
